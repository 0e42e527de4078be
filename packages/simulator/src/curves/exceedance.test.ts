import { describe, expect, it } from 'vitest';
import { known } from '../known.ts';
import { advanceExactStudy, openExactStudy } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceCurves, openCurves, resultsOfCurves } from './curves.ts';
import type { CurvesResults, Exceedance } from './curves-results.ts';
import { simulated } from './testing/curves-of.ts';

/** Shows at the first, second or later cluster, is found with 70% or goes on; one cluster a stage. */
const LADDER = `
  topology fleet { region west { cluster c1 { server[10] }  cluster c2 { server[10] }  cluster c3 { server[10] }  cluster rest[2] { server[10] } } }
  model numbers {
    deploy takes 30m per cluster
    rollback takes 30m per cluster
    bug crash { present 30%  shows 50% at cluster 1  shows 50% at cluster 2  shows 100% at cluster 3 }
    gate g { detects 70%  takes 30m }
  }
  plan p on fleet using numbers {
    maxDown 100%
    stage a { deploy c1  gate g }
    stage b { deploy c2  gate g }
    stage c { deploy c3  gate g }
    stage d { deploy remaining parallel 2  gate g }
    on unhealthy rollback
  }`;

/** Found when it has surfaced, which is at any time. */
const SURFACES = `
  topology fleet { region west { cluster web[5] { server[10] } } }
  model numbers {
    deploy takes exponential(mean 30m) per cluster
    rollback takes 30m per cluster
    bug crash { present 5%  surfaces after exponential(mean 20 server-hours) }
    watch g { detects 100% after exponential(mean 10m) }
  }
  plan p on fleet using numbers {
    maxDown 100%  watch g
    stage a { deploy 1 cluster  wait 2h  deploy remaining }
    on unhealthy rollback
  }`;

function exactCurves(text: string): CurvesResults {
  const study = openExactStudy(machineOf(text).machine);
  while (advanceExactStudy(study, 1_000) === 'more');
  const curves = openCurves(study);
  advanceCurves(curves, 1);
  return known(resultsOfCurves(curves) ?? undefined);
}

const values = ({ points }: Exceedance<unknown>): number[] => points.map(({ atLeast }) => atLeast);
const chances = ({ points }: Exceedance<unknown>): number[] =>
  points.map(({ probability }) => probability.value ?? Number.NaN);

describe('how far a bug gets, exactly', () => {
  it('is what its chances come to', () => {
    // It is there with 0.3 and always has the first cluster. It stays there if it shows there (½) and is found (0.7). Else it has two; of these it has shown with
    // 0.15 (missed once) + 0.5 · 0.5 (only now) = 0.4 of all, and is found with 0.7; and so on. The last stage deploys to two at once.
    const { reach, met, exposure } = known(exactCurves(LADDER).bugs.crash);
    const one = 0.5 * 0.7;
    const two = (0.5 * 0.3 + 0.5 * 0.5) * 0.7;
    const three = (1 - one - two) * 0.7;
    expect(values(reach)).toEqual([10, 20, 30, 50]);
    const atLeast = [0.3, 0.3 * (1 - one), 0.3 * (1 - one - two), 0.3 * (1 - one - two - three)];
    for (const [i, chance] of chances(reach).entries()) expect(chance).toBeCloseTo(known(atLeast[i]), 14);
    for (const { probability } of [...reach.points, ...exposure.points]) {
      expect([probability.low, probability.high]).toEqual([probability.value, probability.value]);
    }
    expect(met).toBeNull();
    expect(chances(exposure)[0]).toBeCloseTo(0.3, 14);
    expect(exposure.unit).toBe('server-hours');
  });
});

describe('how far a bug gets, by trials', () => {
  it('holds what is exact in its intervals', () => {
    // Level 99.99%, some twenty points that go together: a false alarm in fewer than 1 of 500 seeds.
    const exact = known(exactCurves(LADDER).bugs.crash);
    const { curves } = simulated(machineOf(LADDER).machine, { trials: 5_000, confidence: 0.9999 }, 1);
    const sampled = known(curves.bugs.crash);
    expect(values(sampled.reach)).toEqual(values(exact.reach));
    for (const which of ['reach', 'exposure'] as const) {
      sampled[which].points.forEach(({ atLeast, probability }) => {
        const truth = exact[which].points.find((point) => point.atLeast >= atLeast - 1e-9)?.probability.value ?? 0;
        expect(probability.low ?? 1).toBeLessThanOrEqual(truth + 1e-12);
        expect(probability.high ?? 0).toBeGreaterThanOrEqual(truth - 1e-12);
      });
    }
    // That it is there is known: no trial without it says anything of it.
    expect(chances(sampled.reach)[0]).toBeCloseTo(0.3, 12);
  });

  it('agrees with the quantiles of the results', () => {
    // P(X < x) < p ≤ P(X ≤ x), for the p-quantile x of the runs in which the bug is there.
    const { results, curves } = simulated(machineOf(LADDER).machine, { trials: 5_000 }, 1);
    const crash = known(results.bugs.crash);
    const there = known(crash.present.value ?? undefined);
    for (const which of ['reach', 'exposure'] as const) {
      const { points } = known(curves.bugs.crash)[which];
      for (const [name, p] of [
        ['p50', 0.5],
        ['p95', 0.95],
        ['p99', 0.99],
      ] as const) {
        const quantile = known(crash[which][name].value ?? undefined);
        const place = points.findIndex(({ atLeast }) => Math.abs(atLeast - quantile) < 1e-9);
        expect(place).toBeGreaterThanOrEqual(0);
        expect((points[place]?.probability.value ?? 0) / there).toBeGreaterThan(1 - p);
        expect((points[place + 1]?.probability.value ?? 0) / there).toBeLessThanOrEqual(1 - p + 1e-12);
      }
    }
  });

  it('tells of many values so many that nothing is missing, out to the greatest', () => {
    const { results, curves } = simulated(machineOf(SURFACES).machine, { trials: 6_000 }, 1);
    const { exposure, reach } = known(curves.bugs.crash);
    expect(exposure.points.length).toBeGreaterThan(50);
    expect(exposure.points.length).toBeLessThanOrEqual(64);
    const all = chances(exposure);
    expect(all[0]).toBeCloseTo(0.05, 12);
    values(exposure).forEach((value, i) => {
      if (i === 0) return;
      expect(value).toBeGreaterThan(known(values(exposure)[i - 1]));
      const [before, after] = [known(all[i - 1]), known(all[i])];
      expect(after).toBeLessThan(before);
      // It falls by no more than a 32nd of all, or by a quarter of what is left.
      expect(before - after).toBeLessThanOrEqual(Math.max(0.05 / 32, before / 4) * 1.01);
    });
    // The last is the one run that went farthest, of some 1,650 in which it is there.
    expect(all.at(-1)).toBeLessThan(0.05 / 1_500);
    expect(values(reach)).toEqual([10, 20, 30, 40, 50]);
    // A quantile lies between the points whose chances enclose its own.
    const p95 = known(results.bugs.crash?.exposure.p95.value ?? undefined);
    const place = exposure.points.findIndex(({ atLeast }) => atLeast >= p95);
    expect(known(all[place]) / 0.05).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(known(all[place - 1]) / 0.05).toBeGreaterThan(0.05);
  });

  it('is of users, where the plan has an audience', () => {
    const { bugs } = simulated(
      machineOf(
        `audience users 1_000 { ring internal 1%  ring early 9%  ring broad }
         model numbers { release takes 2m  bug crash { present 10%  shows 50% at ring 1  shows 100% at ring 2 }  gate g { detects 100%  takes 5m } }
         plan p using numbers { stage one { release to internal, early, broad { gate g } }  on unhealthy rollback }`,
      ).machine,
      { trials: 2_000 },
      1,
    ).curves;
    const { met, reach } = known(bugs.crash);
    expect(met?.unit).toBe('users');
    expect(met?.points.map(({ atLeast }) => atLeast)).toEqual([10, 100]);
    // Half of it is found at the first ring: 5%, with 1,000 or so trials in which it is there; within 4.5 standard deviations but in 1 seed of 100,000.
    const sd = 0.1 * Math.sqrt(0.25 / 1_000);
    expect(Math.abs((met?.points[1]?.probability.value ?? 0) - 0.05)).toBeLessThan(4.5 * sd);
    expect(reach.points).toEqual([]);
  });
});
