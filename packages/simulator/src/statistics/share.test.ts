import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../math/testing/compare.ts';
import { shareAmong, shareOf, wilson } from './share.ts';
import { unstratified } from './strata.ts';

describe('wilson', () => {
  it('gives the published intervals', () => {
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I.
    const table: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [hits, trials, low, high] of table) {
      const figure = wilson(hits, trials, 0.95);
      expect(figure.value).toBe(hits / trials);
      expect(figure.low).toBeCloseTo(low, 4);
      expect(figure.high).toBeCloseTo(high, 4);
    }
  });

  it('gives none or all of n its exact one-sided bound', () => {
    // (1 − p)^n = 5%: p = 1 − 0.05^(1/n), close to 3/n.
    const none = wilson(0, 300, 0.95);
    expect(none).toMatchObject({ value: 0, low: 0 });
    expectRelative(none.high, 1 - 0.05 ** (1 / 300), 1e-12);
    const all = wilson(300, 300, 0.95);
    expect(all).toMatchObject({ value: 1, high: 1 });
    expectRelative(all.low, 0.05 ** (1 / 300), 1e-12);
  });

  it('says nothing of no trials', () => {
    expect(wilson(0, 0, 0.95)).toEqual({ value: NaN, low: 0, high: 1 });
  });
});

describe('shareOf', () => {
  const strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(400, 400) };

  it('of one stratum is Wilson’s', () => {
    expect(shareOf(unstratified(148), [15], 0.95)).toEqual(wilson(15, 148, 0.95));
  });

  it('weighs the strata, and is normal theory where hits and misses abound', () => {
    const big = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(4e6, 4e6) };
    const { value, low, high } = shareOf(big, [1e6, 3e6], 0.95);
    // 0.9 · 0.25 + 0.1 · 0.75; variance (0.81 + 0.01) · 0.1875/4e6.
    expect(value).toBeCloseTo(0.3, 15);
    const half = 1.959963984540054 * Math.sqrt((0.82 * 0.1875) / 4e6);
    expectRelative(high - value, half, 1e-3);
    expectRelative(value - low, half, 1e-3);
  });

  it('keeps a width though a stratum has none or all', () => {
    const { value, low, high } = shareOf(strata, [0, 400], 0.95);
    expect(value).toBeCloseTo(0.1, 15);
    // The exact limits of each: 1 − 0.025^(1/400) = 0.0092 on either side, times 0.9 above and 0.1 below.
    expect(high - value).toBeCloseTo(0.9 * 0.00918, 4);
    expect(value - low).toBeCloseTo(0.1 * 0.00918, 5);
  });

  it('of no hits at all has the farthest of the strata’s bounds', () => {
    const { value, low, high } = shareOf(strata, [0, 0], 0.95);
    expect([value, low]).toEqual([0, 0]);
    expectRelative(high, 0.9 * (1 - 0.05 ** (1 / 400)), 1e-12);
    expectRelative(shareOf(strata, [400, 400], 0.95).low, 1 - high, 1e-12);
  });

  it('of no hits in few trials of each of many strata takes them as one', () => {
    // Σ q/40 is greatest where all are the same: (1 − q)^80 = 5%.
    const many = { probabilities: new Float64Array(40).fill(1 / 40), trials: new Float64Array(40).fill(2) };
    expectRelative(shareOf(many, new Float64Array(40), 0.95).high, 1 - 0.05 ** (1 / 80), 1e-12);
  });

  it('reaches down as far as one stratum does, though many have the hits', () => {
    const many = { probabilities: new Float64Array(40).fill(1 / 40), trials: new Float64Array(40).fill(250) };
    const hits = Float64Array.from({ length: 40 }, (_, s) => (s % 2 === 0 ? 1 : 0));
    const { low, high } = shareOf(many, hits, 0.99);
    // Of 20 Poisson ones the mean is between 10.35 and 34.67 with 99% (F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936).
    expectRelative(low * 10_000, 10.35, 0.01);
    expectRelative(high * 10_000, 34.67, 0.01);
  });

  it('takes what is certain beforehand as certain', () => {
    expect(shareOf(strata, [0, 400], 0.95, [0, 1])).toEqual({ value: 0.1, low: 0.1, high: 0.1 });
    const { value, low, high } = shareOf(strata, [0, 200], 0.95, [0, null]);
    const part = wilson(200, 400, 0.95);
    expect([value, low, high].map((x) => x * 10)).toEqual(
      [part.value, part.low, part.high].map((x) => expect.closeTo(x, 12)),
    );
  });

  it('is a share, and so are its ends, however few the trials', () => {
    const counts = fc.record({
      weight: fc.integer({ min: 1, max: 1000 }),
      trials: fc.integer({ min: 1, max: 8 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const drawn = fc.sample(fc.array(counts, { minLength: 2, maxLength: 5 }), { seed: 20_261_122, numRuns: 500 });
    for (const given of drawn) {
      const all = given.reduce((sum, { weight }) => sum + weight, 0);
      const few = {
        probabilities: Float64Array.from(given, ({ weight }) => weight / all),
        trials: Float64Array.from(given, ({ trials }) => trials),
      };
      const hits = given.map(({ trials, part }) => Math.round(trials * part));
      const { value, low, high } = shareOf(few, hits, 0.95);
      expect([low >= 0, low <= value + 1e-15, value <= high + 1e-15, high <= 1]).toEqual([true, true, true, true]);
    }
  });

  it('leaves open what a study cut short has not seen', () => {
    const cut = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(400, 0) };
    const { value, low, high } = shareOf(cut, [200, 0], 0.95);
    const seen = wilson(200, 400, 0.95);
    expect(value).toBeCloseTo(0.5, 12);
    expect(low).toBeCloseTo(0.9 * seen.low, 12);
    expect(high).toBeCloseTo(0.9 * seen.high + 0.1, 12);
    expect(shareOf({ probabilities: Float64Array.of(0.5, 0.5), trials: Float64Array.of(0, 0) }, [0, 0], 0.95)).toEqual({
      value: NaN,
      low: 0,
      high: 1,
    });
  });
});

describe('shareAmong', () => {
  it('of one stratum is Wilson’s for the trials of that kind', () => {
    const { value, low, high } = shareAmong(unstratified(1000), [15], [148], 0.95);
    const expected = wilson(15, 148, 0.95);
    expectRelative(value, expected.value, 1e-12);
    expectRelative(low, expected.low, 1e-12);
    expectRelative(high, expected.high, 1e-12);
  });

  it('weighs the strata', () => {
    const strata = { probabilities: Float64Array.of(0.8, 0.2), trials: Float64Array.of(100, 100) };
    // P(A) = 0.8 · 0.1 + 0.2 · 0.5 = 0.18; P(B) = 0.8 · 0.2 + 0.2 · 1 = 0.36.
    expect(shareAmong(strata, [10, 50], [20, 100], 0.95).value).toBeCloseTo(0.5, 15);
    expect(shareAmong(strata, [0, 0], [0, 0], 0.95).value).toBeNaN();
  });

  it('reckons with trials of that kind in a stratum that has shown none, unless there are none', () => {
    const strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(1000, 1000) };
    const among = (known: (number | null)[] | null) => shareAmong(strata, [0, 500], [0, 1000], 0.95, known);
    const alone = wilson(500, 1000, 0.95);
    expect(among([NaN, null])).toEqual({
      value: 0.5,
      low: expect.closeTo(alone.low, 12),
      high: expect.closeTo(alone.high, 12),
    });
    expect(among(null)).toEqual(among([NaN, null]));
    expect(among([null, null]).high).toBeGreaterThan(alone.high);
    expect(among([null, null]).low).toBeLessThan(alone.low);
  });
});
