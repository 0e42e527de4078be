import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../../distributions/binomial.ts';
import { nextUniform, openSubstream, uniformSource } from '../../random/draw.ts';
import { drawKey, streamOf } from '../../random/key.ts';
import { levelAtLook } from '../critical.ts';
import type { Figure } from '../figure.ts';
import { type Strata, unstratified } from '../strata.ts';
import { type Amounts, decisiveDeviation, decisiveMean, decisiveQuantile, decisiveShare, kindOf } from './index.ts';

const each = (values: Float64Array): Amounts => ({ values, counts: null });
const oneStratum = (trials: number) => kindOf(unstratified(trials), [trials], null);

describe('a share of one stratum', () => {
  // C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934;
  // digits as in any table of exact limits at 95%.
  it.each([
    [0, 10, 0, 0.3085],
    [3, 10, 0.0667, 0.6525],
    [10, 10, 0.6915, 1],
    [1, 100, 0.0003, 0.0545],
  ])('%d of %d is between %d and %d', (hits, trials, low, high) => {
    const figure = decisiveShare(oneStratum(trials), [hits], 0.95);
    expect(figure.low).toBeCloseTo(low, 4);
    expect(figure.high).toBeCloseTo(high, 4);
  });

  it('does not depend on how alike strata cut it', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.25, 0.75), trials: Float64Array.of(250, 750) };
    const whole = decisiveShare(oneStratum(1_000), [8], 0.99);
    const cut = decisiveShare(kindOf(strata, strata.trials, null), [2, 6], 0.99);
    expect(cut.low).toBeCloseTo(whole.low, 4);
    expect(cut.high).toBeCloseTo(whole.high, 4);
  });
});

describe('strata of which something is known', () => {
  const strata: Strata = { probabilities: Float64Array.of(0.99, 0.01), trials: Float64Array.of(1_000, 500) };

  it('a stratum without hits adds no doubt', () => {
    const known = decisiveShare(kindOf(strata, strata.trials, [0, null]), [0, 100], 0.95);
    const alone = decisiveShare(oneStratum(500), [100], 0.95);
    expect(known.low).toBeCloseTo(0.01 * alone.low, 12);
    expect(known.high).toBeCloseTo(0.01 * alone.high, 12);
  });

  it('a stratum that is not asked about plays no part', () => {
    const given = decisiveShare(kindOf(strata, [0, 500], [Number.NaN, null]), [0, 100], 0.95);
    const alone = decisiveShare(oneStratum(500), [100], 0.95);
    expect(given.low).toBeCloseTo(alone.low, 12);
    expect(given.high).toBeCloseTo(alone.high, 12);
  });

  it('a stratum without trials may hold anything', () => {
    const cut: Strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(1_000, 0) };
    const { low, high } = decisiveShare(kindOf(cut, cut.trials, null), [0, 0], 0.95);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.1);
    const mean = decisiveMean(
      kindOf(cut, cut.trials, null),
      [each(Float64Array.of(1, 2)), each(new Float64Array())],
      0.95,
      {
        least: 0,
        most: 3,
      },
    );
    expect(mean.high).toBe(Infinity);
  });
});

describe('a quantile of one stratum', () => {
  it('lies between the order statistics that the binomial names', () => {
    // H. A. David, H. N. Nagaraja, "Order statistics", 2003, §7.1: the median of 100 lies between the 40th and the 61st with 95%.
    const values = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    expect(decisiveQuantile(oneStratum(100), [each(values)], 0.5, 0.95, 0)).toEqual({ value: 50, low: 40, high: 61 });
  });

  it('is open where there are too few values to bound it', () => {
    const values = Float64Array.from({ length: 10 }, (_, i) => i + 1);
    expect(decisiveQuantile(oneStratum(10), [each(values)], 0.99, 0.95, 0)).toMatchObject({
      value: 10,
      high: Infinity,
    });
  });

  it('counts what is known of a stratum', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.6, 0.4), trials: Float64Array.of(500, 500) };
    const values = Float64Array.from({ length: 500 }, (_, i) => i + 1);
    const kind = kindOf(strata, strata.trials, [0, null]);
    expect(decisiveQuantile(kind, [each(new Float64Array()), each(values)], 0.5, 0.99, 0)).toEqual({
      value: 0,
      low: 0,
      high: 0,
    });
    // 0.6 + 0.4 · 375/500 = 0.9.
    expect(decisiveQuantile(kind, [each(new Float64Array()), each(values)], 0.9, 0.99, 0).value).toBe(375);
  });
});

describe('trials that are alike', () => {
  it('count as often as there are of them', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.7, 0.3), trials: Float64Array.of(6, 4) };
    const kind = kindOf(strata, strata.trials, null);
    const alike = [
      { values: Float64Array.of(3, 1), counts: Float64Array.of(2, 4) },
      { values: Float64Array.of(9, 4), counts: Float64Array.of(1, 3) },
    ];
    const single = [each(Float64Array.of(3, 3, 1, 1, 1, 1)), each(Float64Array.of(9, 4, 4, 4))];
    const range = { least: 0, most: 9 };
    expect(decisiveMean(kind, alike, 0.9, range).high).toBeCloseTo(decisiveMean(kind, single, 0.9, range).high, 12);
    expect(decisiveDeviation(kind, alike, 0.9, range).low).toBeCloseTo(
      decisiveDeviation(kind, single, 0.9, range).low,
      12,
    );
    for (const p of [0.1, 0.5, 0.8]) {
      expect(decisiveQuantile(kind, alike, p, 0.9, 0)).toEqual(decisiveQuantile(kind, single, p, 0.9, 0));
    }
  });
});

describe('a mean', () => {
  it('of what was never anything else may still be moved by what was not seen', () => {
    const zeros = new Float64Array(1_000);
    const { value, low, high } = decisiveMean(oneStratum(1_000), [each(zeros)], 0.99, { least: 0, most: 50 });
    expect([value, low]).toEqual([0, 0]);
    // As for a share: nothing in 1,000 leaves a chance of 1 − 0.005^(1/1000) = 0.53%, of 50 each time. Hall's law asks for half as much again.
    expect(high / (50 * 0.0053)).toBeGreaterThan(0.9);
    expect(high / (50 * 0.0053)).toBeLessThan(1.5);
  });

  it('of what is known of every stratum is that', () => {
    const strata: Strata = { probabilities: Float64Array.of(1), trials: Float64Array.of(10) };
    const kind = kindOf(strata, [10], [0]);
    expect(decisiveMean(kind, [each(new Float64Array(10))], 0.99, { least: 0, most: 9 })).toEqual({
      value: 0,
      low: 0,
      high: 0,
    });
  });
});

/**
 * Looks after 1,024, 2,048 … 8,192 trials, each interval at its own level, must all hold the truth together in at least the share `LEVEL` of
 * repeats. Of 200 that miss with a chance of 10% more than 37 do so with a chance of 1e-4; the draws are fixed.
 */
const LEVEL = 0.9;
const REPEATS = 200;
const MOST_MISSES = 37;
const source = uniformSource();

function misses(name: string, truth: number, begin: () => (trials: number, level: number) => Figure): number {
  const stream = streamOf(drawKey('decisive'), name, 'looks');
  let missed = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    openSubstream(source, stream, repeat, 0);
    const look = begin();
    let held = true;
    for (let k = 1; k <= 4; k++) {
      const { low, high } = look(1_024 * 2 ** (k - 1), levelAtLook(LEVEL, k));
      held &&= low <= truth && truth <= high;
    }
    if (!held) missed += 1;
  }
  return missed;
}

/** Half of the trials as the strata's chances have it, half evenly, as trials are dealt out. */
function dealt(probabilities: readonly number[], trials: number): Float64Array {
  return Float64Array.from(probabilities, (p) => Math.round(trials * (p / 2 + 1 / (2 * probabilities.length))));
}

describe('all looks together keep the level', () => {
  it.each([
    ['rare', [1], [0.0005]],
    ['rare where most of the weight lies', [0.9, 0.08, 0.02], [0.0005, 0.2, 0.5]],
    ['nearly certain', [0.9, 0.08, 0.02], [0.999, 0.9, 0.99]],
    ['rare in the heavy one, sure in the light one', [0.9, 0.1], [0.001, 1]],
    ['rare in each of many', Array(40).fill(1 / 40), Array(40).fill(0.002)],
  ])('of a share: %s', (name, probabilities: number[], chances: number[]) => {
    const truth = probabilities.reduce((sum, p, s) => sum + p * (chances[s] ?? 0), 0);
    const missed = misses(name, truth, () => {
      let before: Float64Array = new Float64Array(probabilities.length);
      const hits = new Float64Array(probabilities.length);
      return (all, level) => {
        const trials = dealt(probabilities, all);
        trials.forEach((n, s) => {
          hits[s] = (hits[s] ?? 0) + drawBinomial(n - (before[s] ?? 0), chances[s] ?? 0, source);
        });
        before = trials;
        const strata: Strata = { probabilities: Float64Array.from(probabilities), trials };
        return decisiveShare(kindOf(strata, trials, null), hits, level);
      };
    });
    expect(missed).toBeLessThanOrEqual(MOST_MISSES);
  });

  const exponential = (): number => -Math.log(1 - nextUniform(source));
  // 1 − 0.3% of nothing, and of 0.3% an amount of 50; and an exponential one with mean 1.
  const RARELY_MUCH = 0.003;
  const PROBABILITIES = [0.9, 0.1];
  const drawn: readonly (() => number)[] = [() => (nextUniform(source) < RARELY_MUCH ? 50 : 0), exponential];

  function growing(): (trials: Float64Array) => Amounts[] {
    const values: number[][] = PROBABILITIES.map(() => []);
    return (trials) => {
      values.forEach((list, s) => {
        while (list.length < (trials[s] ?? 0)) list.push(drawn[s]?.() ?? 0);
      });
      return values.map((list) => each(Float64Array.from(list)));
    };
  }

  it.each(['mean', 'deviation', 'quantile'] as const)('of a %s of amounts that are rarely large', (what) => {
    const mean = 0.9 * 50 * RARELY_MUCH + 0.1;
    // E(x²) is 0.3% · 2,500 in the first stratum, 2 in the second.
    const deviation = Math.sqrt(0.9 * 2_500 * RARELY_MUCH + 0.1 * 2 - mean * mean);
    // Above x, under 50, are 0.27% and 0.1·e^(−x): 5% in all.
    const quantile = -Math.log((0.05 - 0.9 * RARELY_MUCH) / 0.1);
    const missed = misses(what, { mean, deviation, quantile }[what], () => {
      const more = growing();
      return (all, level) => {
        const trials = dealt(PROBABILITIES, all);
        const values = more(trials);
        const kind = kindOf({ probabilities: Float64Array.from(PROBABILITIES), trials }, trials, null);
        const range = { least: 0, most: 50 };
        if (what === 'mean') return decisiveMean(kind, values, level, range);
        if (what === 'deviation') return decisiveDeviation(kind, values, level, range);
        return decisiveQuantile(kind, values, 0.95, level, 0);
      };
    });
    expect(missed).toBeLessThanOrEqual(MOST_MISSES);
  });
});
