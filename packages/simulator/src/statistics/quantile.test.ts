import { describe, expect, it } from 'vitest';
import { ordered, quantileOf, shareUpTo } from './quantile.ts';
import { unstratified } from './strata.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => ((i * 37) % n) + 1); // 1…n, shuffled (n prime to 37)

describe('quantileOf', () => {
  it('of one stratum lies between the order statistics of every table', () => {
    // Ranks of 95% intervals for the median: 2 and 9 of 10, 6 and 15 of 20, 40 and 61 of 100 (H. A. David and
    // H. N. Nagaraja, "Order statistics", §7.1, by the binomial of chance one half).
    for (const [n, low, high] of [
      [10, 2, 9],
      [20, 6, 15],
      [100, 40, 61],
    ] as const) {
      const sample = ordered(unstratified(n), upTo(n), null);
      expect(quantileOf(sample, 0.5, 0.95)).toEqual({ value: n / 2, low, high });
    }
  });

  it('has no bound where the trials are too few for one', () => {
    const sample = ordered(unstratified(10), upTo(10), null);
    // Even the greatest of ten is below the 95th percentile with chance 0.95^10 = 60%.
    expect(quantileOf(sample, 0.95, 0.95)).toMatchObject({ value: 10, high: Infinity });
    expect(quantileOf(sample, 0.95, 0.95, 0, 20)).toMatchObject({ high: 20 });
    expect(quantileOf(sample, 0.05, 0.95)).toMatchObject({ value: 1, low: -Infinity });
    expect(quantileOf(ordered(unstratified(3), [NaN, NaN, NaN], null), 0.5, 0.95, 0)).toEqual({
      value: NaN,
      low: 0,
      high: Infinity,
    });
  });

  it('weighs the strata', () => {
    // Stratum 0 (90%) holds 1…100, stratum 1 (10%) 101…200: half of the weight lies at or below 56 (0.9 · 0.56 ≥ 0.5),
    // 95% at or below 150.
    const strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(100, 100) };
    const values = [...upTo(100), ...upTo(100).map((value) => value + 100)];
    const sample = ordered(
      strata,
      values,
      values.map((value) => (value > 100 ? 1 : 0)),
    );
    expect(quantileOf(sample, 0.5, 0.95).value).toBe(56);
    expect(quantileOf(sample, 0.95, 0.95).value).toBe(150);
    expect(shareUpTo(sample, 150)).toBeCloseTo(0.95, 14);
    const { low, high } = quantileOf(sample, 0.5, 0.95);
    // Standard error of P(X ≤ 56): 0.9 √(0.56 · 0.44/100) = 0.0447, so ± 0.0876, which is 9.7 values of 0.9% each way.
    expect(low).toBeGreaterThanOrEqual(44);
    expect(low).toBeLessThanOrEqual(48);
    expect(high).toBeGreaterThanOrEqual(65);
    expect(high).toBeLessThanOrEqual(68);
  });

  it('of equal strata is nearly that of one', () => {
    const strata = { probabilities: Float64Array.of(0.5, 0.5), trials: Float64Array.of(500, 500) };
    const values = upTo(1000);
    const one = quantileOf(ordered(unstratified(1000), values, null), 0.9, 0.95);
    const two = quantileOf(
      ordered(
        strata,
        values,
        values.map((_, i) => i % 2),
      ),
      0.9,
      0.95,
    );
    expect(two.value).toBe(one.value);
    expect(Math.abs(two.low - one.low)).toBeLessThan(4);
    expect(Math.abs(two.high - one.high)).toBeLessThan(4);
  });
});
