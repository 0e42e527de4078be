import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { parametersOf } from '../calibrate/parameters.ts';
import { betaQuantile } from '../math/incomplete-beta.ts';
import { drawKey, streamOf, uniform } from '../random/index.ts';
import { exactResults, simulate } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { drawnLaw } from './drawn.ts';
import { advanceUncertain, openUncertain, resultsOfUncertain, type UncertainResults } from './index.ts';

/** A bug that is found at the first cluster with a chance that 8 of 190 releases say. */
const plan = (evidence: string, takes = '30m') => `
topology fleet { cluster c[3] { server[4] } }
model numbers {
  deploy takes ${takes} per cluster
  bug config { found 4% ${evidence} at cluster 1 }
}
plan p on fleet using numbers {
  stage s { deploy 1 cluster  gate health }
  stage t { deploy remaining }
  on unhealthy rollback
}`;

function uncertainOf(text: string, confidence: number): UncertainResults {
  const { machine } = machineOf(text);
  const exact = exactResults(machine, { confidence });
  const plain = exact.kind === 'exact' ? exact.results : simulate(machine, { trials: 2_000, confidence });
  const open = openUncertain(machine, plain, { confidence });
  if (open === null) throw new Error('no evidence');
  while (advanceUncertain(open, 7));
  return resultsOfUncertain(open);
}

const figureOf = (results: UncertainResults, name: string) => {
  const found = results.figures.find(({ figure }) => figure === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('what is not known of a chance', () => {
  const results = uncertainOf(plan('from 8 of 190'), 0.9);

  it('is in the answer as its posterior has it: the chance to roll back is the chance that the bug is found', () => {
    expect(results).toMatchObject({ sets: 1_000, trials: 0 });
    const { plain, both, larger, most } = figureOf(results, 'P(rollback)');
    expect(plain).toMatchObject({ value: 0.04, low: 0.04, high: 0.04 });
    // Beta(8.5, 182.5); the 5% quantile of a thousand draws is the draw of a rank of 50 ± 6.9: four deviations of it are within these.
    const near = (p: number): number => betaQuantile(8.5, 182.5, p);
    expect(both.value).toBe(0.04);
    expect(both.low).toBeGreaterThan(near(0.05 - 0.0276));
    expect(both.low).toBeLessThan(near(0.05 + 0.0276));
    expect(both.high).toBeGreaterThan(near(0.95 - 0.0276));
    expect(both.high).toBeLessThan(near(0.95 + 0.0276));
    expect(larger).toBe('model');
    expect(most).toEqual({
      number: 'bug config: found at cluster 1',
      evidence: '8 of 190',
      share: expect.closeTo(1, 12),
    });
  });

  it('is narrower where more is known, and leaves alone what does not depend on it', () => {
    const more = figureOf(uncertainOf(plan('from 800 of 19000'), 0.9), 'P(rollback)');
    const less = figureOf(results, 'P(rollback)');
    const width = ({ both }: typeof more): number => (both.high ?? 0) - (both.low ?? 0);
    // Ten times narrower, as √100 has it.
    expect(width(less) / width(more)).toBeGreaterThan(8.5);
    expect(width(less) / width(more)).toBeLessThan(11.5);
    expect(figureOf(results, 'P(stop)')).toMatchObject({
      larger: null,
      most: null,
      both: { value: 0, low: 0, high: 0 },
    });
  });

  it('does not depend on how the work is cut, and only on the seed', () => {
    expect(uncertainOf(plan('from 8 of 190'), 0.9)).toEqual(results);
  });

  it('is nothing where the model says of no evidence', () => {
    const { machine } = machineOf(plan(''));
    const exact = exactResults(machine);
    if (exact.kind === 'none') throw new Error(exact.why);
    expect(openUncertain(machine, exact.results)).toBeNull();
  });

  it('holds what a bug that nobody has seen yet may do', () => {
    const { figures } = uncertainOf(plan('from 0 of 190').replace('4%', '0%'), 0.9);
    const rollback = figures.find(({ figure }) => figure === 'P(rollback)');
    expect(rollback?.both.value).toBe(0);
    // The 95% quantile of Beta(½, 190½) is 1.0%.
    expect(rollback?.both.high).toBeGreaterThan(0.007);
    expect(rollback?.both.high).toBeLessThan(0.014);
  });
});

describe('what is not known of a time', () => {
  it('is in the mean duration, beside sampling', () => {
    const results = uncertainOf(plan('from 8 of 190', 'exponential(mean 30m) from 40'), 0.9);
    expect(results).toMatchObject({ sets: 200, trials: 1_000 });
    const { both, most, larger } = figureOf(results, 'mean(duration)');
    expect(larger).toBe('model');
    expect(most).toMatchObject({ number: 'deploy takes', evidence: '40 values' });
    // Nearly all runs deploy three clusters (two of them at once or not): the mean goes with that of the time, whose 90% interval from 40 values is from 0.79 to 1.33 of it.
    expect((both.low ?? 0) / (both.value ?? 0)).toBeGreaterThan(0.7);
    expect((both.low ?? 0) / (both.value ?? 0)).toBeLessThan(0.88);
    expect((both.high ?? 0) / (both.value ?? 0)).toBeGreaterThan(1.2);
    expect((both.high ?? 0) / (both.value ?? 0)).toBeLessThan(1.5);
  });
});

describe('a distribution as it may be', () => {
  const stream = streamOf(drawKey('drawn laws'), 'law', 'as it may be');
  const SETS = 4_000;

  /** What a parameter may be, ascending. */
  function drawnValues(of: Distribution, n: number, read: (drawn: Distribution) => number): number[] {
    const values = Array.from({ length: SETS }, (_, set) =>
      read(drawnLaw(of, n, uniform(stream, set, 1), uniform(stream, set, 2))),
    );
    return values.sort((a, b) => a - b);
  }

  // Each side of the interval of `calibrate`, which comes from the same theory, has 2.5% of the draws beyond it: 100 ± 9.9 of 4,000, here within four deviations.
  it.each<readonly [Distribution, readonly ((of: Distribution) => number)[]]>([
    [{ kind: 'exponential', mean: 240 }, [(of) => (of.kind === 'exponential' ? of.mean : NaN)]],
    [
      { kind: 'lognormal', mu: 5, sigma: 0.6 },
      [(of) => (of.kind === 'lognormal' ? Math.exp(of.mu) : NaN), (of) => (of.kind === 'lognormal' ? of.sigma : NaN)],
    ],
    [
      { kind: 'normal', mean: 100, sd: 12 },
      [(of) => (of.kind === 'normal' ? of.mean : NaN), (of) => (of.kind === 'normal' ? of.sd : NaN)],
    ],
    [
      { kind: 'gamma', shape: 2.5, scale: 60 },
      [(of) => (of.kind === 'gamma' ? of.shape : NaN), (of) => (of.kind === 'gamma' ? of.scale : NaN)],
    ],
    [
      { kind: 'weibull', shape: 1.7, scale: 240 },
      [(of) => (of.kind === 'weibull' ? of.shape : NaN), (of) => (of.kind === 'weibull' ? of.scale : NaN)],
    ],
  ])('lies in the interval of its parameters as often as that promises: $0.kind', (of, reads) => {
    parametersOf(of, 40).forEach(({ low, high }, i) => {
      const values = drawnValues(of, 40, reads[i] ?? (() => NaN));
      const under = values.filter((value) => value < low).length;
      const over = values.filter((value) => value > high).length;
      for (const count of [under, over]) {
        expect(count).toBeGreaterThan(60);
        expect(count).toBeLessThan(140);
      }
    });
  });

  it('keeps the mean of a gamma law as well known as the values have it', () => {
    // Shape and scale of a gamma are known together: the mean of n values has the relative error 1/√(n·shape), far less than the scale's.
    const means = drawnValues({ kind: 'gamma', shape: 2.5, scale: 60 }, 400, (of) =>
      of.kind === 'gamma' ? of.shape * of.scale : NaN,
    );
    const spread = (Math.log(means[3_900] ?? NaN) - Math.log(means[100] ?? NaN)) / (2 * 1.96);
    expect(spread * Math.sqrt(400 * 2.5)).toBeGreaterThan(0.94);
    expect(spread * Math.sqrt(400 * 2.5)).toBeLessThan(1.06);
  });

  it('is itself where nothing can be drawn', () => {
    const of: Distribution = { kind: 'uniform', low: 1, high: 2 };
    expect(drawnLaw(of, 40, 0.3, 0.3)).toBe(of);
  });
});
