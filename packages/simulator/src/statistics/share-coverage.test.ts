/**
 * Intervals of shares at 99% may miss the truth in at most 24 of 1,000 repeats of a study whose truth is known: one that misses it with a chance of
 * 1% does so more often with a chance of 5e-5. The draws are fixed.
 */
import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../distributions/binomial.ts';
import { openSubstream, uniformSource } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { normalCritical } from './critical.ts';
import type { Figure } from './figure.ts';
import { shareAmong, shareOf } from './share.ts';
import type { Strata } from './strata.ts';

const LEVEL = 0.99;
const REPEATS = 1_000;
const MOST_MISSES = 24;
const source = uniformSource();

function repeated(name: string, truth: number, study: () => Figure): { missed: number; width: number } {
  const stream = streamOf(drawKey('share-coverage'), name, 'study');
  let missed = 0;
  let width = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    openSubstream(source, stream, repeat, 0);
    const { value, low, high } = study();
    expect(low <= value && value <= high).toBe(true);
    if (low > truth || high < truth) missed += 1;
    width += (high - low) / REPEATS;
  }
  return { missed, width };
}

/** Probability, trials, and chance of a hit of each stratum. */
type Case = readonly (readonly [number, number, number])[];

function studyOf(strata: Case) {
  const whole: Strata = {
    probabilities: Float64Array.from(strata, ([p]) => p),
    trials: Float64Array.from(strata, ([, n]) => n),
  };
  return {
    truth: strata.reduce((sum, [p, , chance]) => sum + p * chance, 0),
    deviation: Math.sqrt(strata.reduce((sum, [p, n, chance]) => sum + (p * p * chance * (1 - chance)) / n, 0)),
    run: () => {
      const hits = Float64Array.from(strata, ([, n, chance]) => drawBinomial(n, chance, source));
      return shareOf(whole, hits, LEVEL);
    },
  };
}

const alike = (count: number, weight: number, trials: number, chance: number): Case =>
  Array.from({ length: count }, () => [weight / count, trials, chance] as const);

describe('where hits and misses are many', () => {
  it.each<[string, Case]>([
    ['one stratum', [[1, 1000, 0.3]]],
    [
      'two',
      [
        [0.7, 500, 0.1],
        [0.3, 500, 0.4],
      ],
    ],
    [
      'three',
      [
        [0.9, 1000, 0.02],
        [0.08, 500, 0.4],
        [0.02, 500, 0.9],
      ],
    ],
    [
      'four',
      [
        [0.7, 400, 0.05],
        [0.1, 200, 0.3],
        [0.1, 200, 0.5],
        [0.1, 200, 0.1],
      ],
    ],
  ])('an interval of %s keeps its level, and is hardly wider than normal theory has it', (name, strata) => {
    const { truth, deviation, run } = studyOf(strata);
    const { missed, width } = repeated(name, truth, run);
    expect(missed).toBeLessThanOrEqual(MOST_MISSES);
    expect(width / (2 * normalCritical(LEVEL) * deviation)).toBeLessThan(1.1);
  });
});

describe('where hits are rare', () => {
  it.each<[string, Case]>([
    ['in each of many strata', alike(40, 1, 25, 0.002)],
    ['in each of many strata of many trials', alike(40, 1, 250, 0.002)],
    ['in each of many strata of few trials', alike(40, 1, 5, 0.018)],
    ['in the heavy one, and not in many light ones', [[0.9, 500, 0.0005], ...alike(40, 0.1, 12, 0.1)]],
    [
      'in the heavy one, and not in one of a tiny weight',
      [
        [0.9999, 1000, 0.0005],
        [0.0001, 1000, 0.5],
      ],
    ],
    [
      'in the heavy one, and sure in the light one',
      [
        [0.9, 1000, 0.004],
        [0.1, 1000, 1],
      ],
    ],
    [
      'or nearly sure everywhere',
      [
        [0.9, 1000, 0.999],
        [0.08, 500, 0.9],
        [0.02, 500, 0.99],
      ],
    ],
  ])('an interval keeps its level: %s', (name, strata) => {
    const { truth, run } = studyOf(strata);
    expect(repeated(name, truth, run).missed).toBeLessThanOrEqual(MOST_MISSES);
  });

  it('among trials of a kind that is rare in the heavy stratum', () => {
    const strata: Strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(1000, 1000) };
    // Of that kind are 1% and 90%, hits of these 80% and 5%.
    const truth = (0.9 * 0.01 * 0.8 + 0.1 * 0.9 * 0.05) / (0.9 * 0.01 + 0.1 * 0.9);
    const { missed } = repeated('among', truth, () => {
      const among = [drawBinomial(1000, 0.01, source), drawBinomial(1000, 0.9, source)];
      const hits = among.map((count, s) => drawBinomial(count, s === 0 ? 0.8 : 0.05, source));
      return shareAmong(strata, hits, among, LEVEL, [null, null]);
    });
    expect(missed).toBeLessThanOrEqual(MOST_MISSES);
  });
});
