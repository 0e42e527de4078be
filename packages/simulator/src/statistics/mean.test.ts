import { describe, expect, it } from 'vitest';
import { expectRelative } from '../math/testing/compare.ts';
import { deviationOf, meanOf } from './mean.ts';
import { momentsOf } from './moments.ts';
import { unstratified } from './strata.ts';

describe('meanOf', () => {
  it('is Student’s interval for one stratum', () => {
    // The sleep data of Student's paper of 1908 (differences of ten patients): mean 1.58, 95%: 0.7001142 … 2.4598858.
    const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const { value, low, high } = meanOf(unstratified(10), momentsOf(sleep, null, 1), 0.95);
    expectRelative(value, 1.58, 1e-14);
    expect(low).toBeCloseTo(0.7001142, 7);
    expect(high).toBeCloseTo(2.4598858, 7);
  });

  it('weighs strata by their probability, and their variance by its square', () => {
    const strata = { probabilities: Float64Array.of(0.9, 0.1), trials: Float64Array.of(4, 4) };
    const values = [1, 3, 1, 3, 10, 30, 10, 30];
    const stratumOf = [0, 0, 0, 0, 1, 1, 1, 1];
    const { value, low, high } = meanOf(strata, momentsOf(values, stratumOf, 2), 0.95);
    // 0.9 · 2 + 0.1 · 20 = 3.8. Variances of the values: 4/3 and 400/3, so of the mean 0.81/3 + 0.01 · 100/3 = 0.60333…;
    // degrees of freedom 0.60333²/(0.27²/3 + 0.33333²/3) = 5.9347, whose critical value is 2.4536.
    expectRelative(value, 3.8, 1e-14);
    expectRelative(high - value, 2.4536 * Math.sqrt(0.603333333), 1e-3);
    expectRelative(value - low, high - value, 1e-12);
  });

  it('of the trials of some kind is a ratio', () => {
    // Half of stratum 0 and all of stratum 1 have a value: (0.8 · 0.5 · 2 + 0.2 · 1 · 5)/(0.8 · 0.5 + 0.2) = 3.
    const strata = { probabilities: Float64Array.of(0.8, 0.2), trials: Float64Array.of(4, 2) };
    const moments = momentsOf([2, 2, NaN, NaN, 5, 5], [0, 0, 0, 0, 1, 1], 2);
    const { value, low, high } = meanOf(strata, moments, 0.95);
    expectRelative(value, 3, 1e-14);
    // Only how many of stratum 0 have a value is chance: variance (0.8/0.6)² · 0.5 · 0.5 · (2 − 3)²/4 = 1/9, one degree
    // of freedom.
    expectRelative(high - value, 12.706204736174705 / 3, 1e-9);
    expectRelative(value - low, high - value, 1e-12);
  });

  it('has no interval beyond what the measure can be', () => {
    // Of 1 and 9: 5 ± 12.7062 · √(32/2), Student's critical value for one degree of freedom.
    const moments = momentsOf([1, 9], null, 1);
    expectRelative(meanOf(unstratified(2), moments, 0.95).low, 5 - 4 * 12.706204736174705, 1e-9);
    expect(meanOf(unstratified(2), moments, 0.95, 0).low).toBe(0);
  });

  it('is exact where nothing varies, and unknown where nothing was measured', () => {
    expect(meanOf(unstratified(3), momentsOf([5, 5, 5], null, 1), 0.95)).toEqual({ value: 5, low: 5, high: 5 });
    expect(meanOf(unstratified(3), momentsOf([], null, 1), 0.95)).toEqual({
      value: NaN,
      low: -Infinity,
      high: Infinity,
    });
  });
});

describe('deviationOf', () => {
  it('is the root of the mean square about the mean', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i % 10);
    const { value, low, high } = deviationOf(unstratified(1000), values, null, 0.95);
    expectRelative(value, Math.sqrt(8.25), 1e-12); // (10² − 1)/12
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(deviationOf(unstratified(2), [4, 4], null, 0.95)).toEqual({ value: 0, low: 0, high: 0 });
  });
});
