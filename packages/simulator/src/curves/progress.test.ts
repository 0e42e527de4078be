import { describe, expect, it } from 'vitest';
import { openStudy } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceCurves, openCurves } from './curves.ts';
import { curvesOf, valueAt } from './testing/curves-of.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const LINES = ['mean', 'p5', 'p25', 'p50', 'p75', 'p95'] as const;

/** Where all runs are alike. */
const FEW = { trials: 20 };

const plan = (model: string, body: string): string => `
  topology fleet { region west { cluster web[4] { server[10] } } }
  model numbers { rollback takes 30m per cluster  ${model} }
  plan p on fleet using numbers { maxDown 100%  ${body}  on unhealthy rollback }`;

describe('progress', () => {
  it('is a step function where nothing is left to chance', () => {
    // One cluster of four is done at 30m; the others, after an hour's wait, side by side at 2h; the plan ends at 3h.
    const { progress, people, trials } = curvesOf(
      plan(
        'deploy takes 30m per cluster',
        'stage one { deploy 1 cluster  wait 1h  deploy remaining parallel 3  wait 1h }',
      ),
      FEW,
    );
    expect(trials).toBe(20);
    expect(people).toBeNull();
    expect(progress?.at[0]).toBe(0);
    expect(progress?.at.at(-1)).toBe(3 * HOUR);
    expect(progress?.at.length).toBeLessThanOrEqual(241);
    for (const line of LINES) {
      expect(progress?.[line]).toEqual(progress?.at.map((at) => (at < 30 * MINUTE ? 0 : at < 2 * HOUR ? 0.25 : 1)));
    }
  });

  it('has the distribution of what is random', () => {
    // One batch, done by t with 1 − e^(−t/μ), μ = 1 h. A thousand runs; five instants, each 4.5 standard deviations wide: a false alarm in 30,000 seeds.
    const { progress } = curvesOf(
      `topology fleet { region west { cluster web { server[10] } } }
       model numbers { deploy takes exponential(mean 1h) per cluster }
       plan p on fleet using numbers { maxDown 100%  stage one { deploy all } }`,
    );
    for (const hours of [0.25, 0.5, 1, 2, 3]) {
      const share = 1 - Math.exp(-hours);
      const sd = Math.sqrt((share * (1 - share)) / 1_000);
      const mean = valueAt(progress, 'mean', hours * HOUR);
      expect(Math.abs(mean - share)).toBeLessThan(4.5 * sd);
      // What half of the runs have come to is nothing before, and all after.
      expect(valueAt(progress, 'p50', hours * HOUR)).toBe(mean >= 0.5 ? 1 : 0);
      expect(valueAt(progress, 'p5', hours * HOUR)).toBe(mean > 0.95 ? 1 : 0);
    }
    // To the 99th percentile, for the longest run is far beyond.
    expect(progress?.at.at(-1)).toBeGreaterThan(3.5 * HOUR);
    expect(progress?.at.at(-1)).toBeLessThan(6.5 * HOUR);
  });

  it('goes back with the runs that do, each with its weight', () => {
    // There in one run of five, and then found at 1h: half an hour later nothing of it is left. Strata are weighed, so that the mean is what it is.
    const { progress } = curvesOf(
      plan(
        'deploy takes 30m per cluster  bug crash { present 20%  shows 100% at cluster 1 }  gate g { detects 100%  takes 30m }',
        'stage one { deploy 1 cluster  gate g  wait 30m  deploy remaining parallel 3 }',
      ),
    );
    expect(valueAt(progress, 'mean', 45 * MINUTE)).toBeCloseTo(0.25, 12);
    expect(valueAt(progress, 'mean', 1 * HOUR)).toBeCloseTo(0.8 * 0.25, 12);
    expect(valueAt(progress, 'mean', 2 * HOUR)).toBeCloseTo(0.8, 12);
    expect(valueAt(progress, 'p5', 2 * HOUR)).toBe(0);
    expect(valueAt(progress, 'p25', 2 * HOUR)).toBe(1);
  });

  it('is of the whole fleet, though the plan deploys to a part of it', () => {
    const { progress } = curvesOf(plan('deploy takes 30m per cluster', 'stage one { deploy 1 cluster }'), FEW);
    expect(progress?.mean.at(-1)).toBe(0.25);
  });

  it('is none where nothing takes time', () => {
    const { progress } = curvesOf(plan('deploy takes 0s per cluster', 'stage one { deploy all parallel 4 }'), FEW);
    expect(progress).toMatchObject({ at: [0], mean: [1], p5: [1], p95: [1] });
  });
});

describe('progress among people', () => {
  const audience = 'audience users 1_000 { ring internal 1%  ring early 9%  ring broad }';
  const model = 'model numbers { flag takes 1m  release takes 2m }';

  it('is those to whom it is released', () => {
    const { progress, people } = curvesOf(
      `${audience} ${model} plan p using numbers { stage one { release to internal, early, broad { wait 8m } } }`,
      FEW,
    );
    expect(progress).toBeNull();
    for (const line of LINES) {
      expect(people?.[line]).toEqual(
        people?.at.map((at) => (at < 2 * MINUTE ? 0 : at < 12 * MINUTE ? 0.01 : at < 22 * MINUTE ? 0.1 : 1)),
      );
    }
  });

  it('is, where nothing is released, those for whom a flag is on', () => {
    const { people } = curvesOf(
      `${audience} ${model} flag cart { owner "shop"  remove by 2027-01-01 }  flag pay { owner "shop"  remove by 2027-01-01 }
       plan p using numbers { stage one { enable cart for internal  wait 8m  enable pay for early  wait 9m } }`,
      FEW,
    );
    expect(people?.mean).toEqual(people?.at.map((at) => (at < 1 * MINUTE ? 0 : at < 10 * MINUTE ? 0.01 : 0.1)));
  });

  it('is none without an audience', () => {
    expect(curvesOf(plan('deploy takes 5m per cluster', 'stage one { deploy all }'), FEW).people).toBeNull();
  });
});

describe('watching', () => {
  it('looks at fewer runs where each has many events, as many whoever asks', () => {
    const { machine } = machineOf(
      `topology fleet { region west { cluster web { server[2_000] } } }
       model numbers { deploy takes exponential(mean 1m) per server }
       plan p on fleet using numbers { maxDown 10 servers  stage one { deploy all batch 1 } }`,
    );
    const [one, slices] = [openCurves(openStudy(machine)), openCurves(openStudy(machine))];
    while (advanceCurves(one, 1_000));
    for (let i = 0; i < 7; i++) advanceCurves(slices, 3);
    // A batch a server, and a start and an end a batch.
    expect(one.runs.length).toBe(Math.floor(400_000 / 4_007));
    expect(slices.runs.map(({ duration }) => duration)).toEqual(one.runs.slice(0, 21).map(({ duration }) => duration));
    expect(slices.trials).toBe(one.trials);
  });

  it('looks at fewer runs where many servers fail: each is drawn by itself, which takes as long as six events', () => {
    const { machine } = machineOf(
      `topology fleet { region west { cluster web { server[20_000] } } }
       model numbers { deploy takes 1m per server  deploy fails 10% per server }
       plan p on fleet using numbers { stage one { deploy all } }`,
    );
    const curves = openCurves(openStudy(machine));
    while (advanceCurves(curves, 1_000));
    const events = curves.events / curves.runs.length;
    expect(curves.runs.length).toBe(Math.floor(400_000 / (events + 6 * 20_000 * 0.1)));
  });

  it('looks at no more runs than the study has', () => {
    expect(curvesOf(plan('deploy takes 5m per cluster', 'stage one { deploy all }'), { trials: 7 }).trials).toBe(7);
  });
});
