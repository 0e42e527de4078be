/**
 * With a confidence of 95%, intervals of differences must hold the truth in at least 92.5% of 800 repeats. The share's own standard error is 0.77%, so
 * an interval of exactly 95% falls short with probability 6e-4; the draws are fixed. Where everything is smooth they may not be much too wide either.
 */
import { describe, expect, it } from 'vitest';
import { drawKey, nextUniform, openSubstream, streamOf, uniformSource } from '../random/index.ts';
import type { Figure } from '../statistics/index.ts';
import { meanGap } from './mean-gap.ts';
import { addPair, emptyPairedMoments, type PairedMoments } from './paired-moments.ts';
import { quantilePair } from './quantile-gap.ts';
import { relativeGap } from './relative-gap.ts';
import { shareGap } from './share-gap.ts';

const REPEATS = 800;
const LEVEL = 0.95;
const source = uniformSource();
const uniform = (): number => nextUniform(source);
const exponential = (mean: number): number => -mean * Math.log(uniform());
const happens = (chance: number): number => (uniform() < chance ? 1 : 0);

type Pair = readonly [a: number, b: number];

/** Runs the study again and again: the share of intervals that hold the truth. */
function repeated(name: string, truth: number, study: () => Figure): number {
  const stream = streamOf(drawKey('differences'), name, 'study');
  let held = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    openSubstream(source, stream, repeat, 0);
    const { low, high } = study();
    if (low <= truth && truth <= high) held += 1;
  }
  return held / REPEATS;
}

function momentsOf(trials: readonly number[], draw: (cell: number) => Pair): PairedMoments {
  const moments = emptyPairedMoments(trials.length);
  trials.forEach((count, cell) => {
    for (let i = 0; i < count; i++) addPair(moments, cell, ...draw(cell));
  });
  return moments;
}

const ALL = Float64Array.of(1);
/** A bug that is there in 3% of the releases. */
const RARE = Float64Array.of(0.97, 0.03);

describe('differences of means', () => {
  const one = (trials: number, factor: number, draw: () => Pair) => () =>
    meanGap(ALL, momentsOf([trials], draw), factor, LEVEL);

  it.each<[string, number, () => Figure]>([
    [
      'that share most of their luck',
      0.1,
      one(400, 1, () => {
        const a = exponential(1);
        return [a, a + exponential(0.1)];
      }),
    ],
    ['that share none', 0.2, one(400, 1, () => [exponential(1), exponential(1.2)])],
    ['of which one is so many times the other', 0, one(400, 1.1, () => [exponential(1), exponential(1.1)])],
    [
      'of which few runs tell anything, and those much',
      0.05,
      one(2000, 1, () => {
        const a = exponential(1);
        return [a, a + (happens(0.01) === 1 ? exponential(5) : 0)];
      }),
    ],
    [
      'that few runs lift as much as many lower',
      0,
      one(4000, 1, () => {
        const u = uniform();
        return [0, u < 0.002 ? 9 : u < 0.02 ? -1 : 0];
      }),
    ],
    [
      'over strata',
      0.97 * 0.1 + 0.03 * 2,
      () =>
        meanGap(
          RARE,
          momentsOf([400, 400], (cell) => [exponential(1), exponential(cell === 0 ? 1.1 : 3)]),
          1,
          LEVEL,
        ),
    ],
    [
      'over the runs in which a bug is there',
      1,
      () =>
        meanGap(
          RARE,
          momentsOf([600, 600], (cell) => {
            if (cell === 0) return [Number.NaN, Number.NaN];
            const a = exponential(2);
            return [a, a + exponential(1)];
          }),
          1,
          LEVEL,
        ),
    ],
  ])('%s', (name, truth, study) => {
    expect(repeated(name, truth, study)).toBeGreaterThan(0.925);
  });

  it('that are the same in every run but for a constant are known', () => {
    const { low, value, high } = one(100, 1, () => {
      const a = 1000 * uniform();
      return [a, a + 7200];
    })();
    expect([low, value, high].map((each) => Math.round(each * 1e6) / 1e6)).toEqual([7200, 7200, 7200]);
  });

  it('in shares of A: the factor lies in the interval of factors', () => {
    const study = () => {
      const moments = momentsOf([400], () => [exponential(1), exponential(1.3)]);
      return relativeGap({ a: 1, b: 1.3, gap: (factor) => meanGap(ALL, moments, factor, LEVEL) });
    };
    const held = repeated('shares of A', 0.3, study);
    expect(held).toBeGreaterThan(0.925);
    expect(held).toBeLessThan(0.98);
  });
});

describe('differences of chances', () => {
  const one = (trials: number, factor: number, draw: () => Pair) => () =>
    shareGap(ALL, momentsOf([trials], draw), [null], factor, LEVEL);
  /** Both, then only B, then only A. */
  const shared = (both: number, gained: number, lost: number) => (): Pair => {
    const u = uniform();
    if (u < both) return [1, 1];
    if (u < both + gained) return [0, 1];
    return u < both + gained + lost ? [1, 0] : [0, 0];
  };

  it.each<[string, number, () => Figure]>([
    ['that share their luck', 0.01, one(1000, 1, shared(0.2, 0.02, 0.01))],
    ['that share none', 0.1, one(500, 1, () => [happens(0.4), happens(0.5)])],
    ['of which only rare runs tell', 0, one(2000, 1, shared(0.2, 0.002, 0.002))],
    ['that are hardly ever seen', 0.0005, one(2000, 1, shared(0, 0.0005, 0))],
    ['of which one is so many times the other', 0, one(2000, 1.1, () => [happens(0.01), happens(0.011)])],
    [
      'of a bug that is not there where nothing can happen',
      0.03 * 0.1,
      () =>
        shareGap(
          RARE,
          momentsOf([500, 500], (cell) => (cell === 0 ? [0, 0] : shared(0.5, 0.15, 0.05)())),
          [0, null],
          1,
          LEVEL,
        ),
    ],
    [
      'among the runs in which it is there',
      0.1,
      () =>
        shareGap(
          RARE,
          momentsOf([500, 500], (cell) => (cell === 0 ? [Number.NaN, Number.NaN] : shared(0.5, 0.15, 0.05)())),
          [null, null],
          1,
          LEVEL,
        ),
    ],
  ])('%s', (name, truth, study) => {
    expect(repeated(name, truth, study)).toBeGreaterThan(0.925);
  });
});

describe('differences of quantiles', () => {
  const study =
    (p: number, probabilities: Float64Array, counts: readonly number[], draw: (cell: number) => Pair, factor = 1) =>
    () => {
      const pairs = counts.flatMap((count, cell) => Array.from({ length: count }, () => draw(cell)));
      const cells = Uint16Array.from(counts.flatMap((count, cell) => Array.from({ length: count }, () => cell)));
      const values = { a: Float64Array.from(pairs, ([a]) => a), b: Float64Array.from(pairs, ([, b]) => b), cells };
      return quantilePair({ probabilities, trials: Float64Array.from(counts) }, values, p, LEVEL).gap(factor);
    };

  it.each([0.5, 0.95])('at %d', (p) => {
    // Of an exponential of mean 1.
    const quantile = -Math.log(1 - p);
    const check = (name: string, truth: number, figure: () => Figure): number => {
      const held = repeated(`${name} ${p}`, truth, figure);
      expect(held, name).toBeGreaterThan(0.925);
      return held;
    };
    const none = check(
      'that share no luck',
      quantile,
      study(p, ALL, [400], () => [exponential(1), exponential(2)]),
    );
    expect(none).toBeLessThan(0.985);
    check(
      'that share all of it',
      0.2 * quantile,
      study(p, ALL, [400], () => {
        const a = exponential(1);
        return [a, 1.2 * a];
      }),
    );
    check(
      'that share some',
      0,
      study(p, ALL, [400], () => {
        const common = exponential(1);
        return [common + exponential(0.3), common + exponential(0.3)];
      }),
    );
    check(
      'of which one is so many times the other',
      0,
      study(p, ALL, [400], () => [exponential(1), exponential(1.2)], 1.2),
    );
    check(
      'over strata',
      0,
      study(p, RARE, [300, 300], (cell) => {
        const common = exponential(cell === 0 ? 1 : 5);
        return [common + exponential(0.3), common + exponential(0.3)];
      }),
    );
    check(
      'of whole numbers',
      0,
      study(p, ALL, [400], () => {
        const common = Math.floor(exponential(3));
        return [common + happens(0.1), common + happens(0.1)];
      }),
    );
  });

  it('that are the same in every run but for a constant are known', () => {
    const { low, high } = study(0.95, ALL, [200], () => {
      const a = Math.floor(1000 * uniform());
      return [a, a + 60];
    })();
    expect([low, high]).toEqual([60, 60]);
  });
});
