import { describe, expect, it } from 'vitest';
import { lawOf } from '../distributions/index.ts';
import { uniformSource } from '../random/draw.ts';
import { greatestOf, greatestSum } from './slowest-sum.ts';
import { drawsFrom, UNIFORM_LIMIT, uniformDistance } from './testing/uniform-distance.ts';

const exponential = lawOf({ kind: 'exponential', mean: 1 });

describe('the greatest of many sums', () => {
  it('is the greatest of n values of a law', () => {
    // (1 − e^−x)^n is uniform where x is the greatest of n exponential values.
    const n = 1_000;
    const values = drawsFrom(4_000, (source) => (1 - Math.exp(-greatestOf(exponential, n, source))) ** n);
    expect(uniformDistance(values)).toBeLessThan(UNIFORM_LIMIT);
  });

  for (const n of [3, 13, 400, 1_000_000]) {
    it(`searches ${n} sums of two exponential values as well as drawing each would`, () => {
      // A sum of two is gamma with shape 2: P(> x) = (1 + x) e^−x; the greatest of n to the power n is uniform.
      const values = drawsFrom(2_000, (source) => {
        const x = greatestSum(exponential, 1, exponential, n, source);
        return Math.exp(n * Math.log1p(-(1 + x) * Math.exp(-x)));
      });
      expect(uniformDistance(values)).toBeLessThan(UNIFORM_LIMIT);
    });
  }

  it('searches sums of four', () => {
    // Gamma with shape 4: P(> x) = (1 + x + x²/2 + x³/6) e^−x.
    const n = 500;
    const values = drawsFrom(1_000, (source) => {
      const x = greatestSum(exponential, 3, exponential, n, source);
      return Math.exp(n * Math.log1p(-(1 + x + x ** 2 / 2 + x ** 3 / 6) * Math.exp(-x)));
    });
    expect(uniformDistance(values)).toBeLessThan(UNIFORM_LIMIT);
  });

  it('knows that bounded times have a bound', () => {
    const between = lawOf({ kind: 'uniform', low: 1, high: 2 });
    for (const sum of drawsFrom(200, (source) => greatestSum(between, 2, between, 10_000, source))) {
      expect(sum).toBeGreaterThan(5);
      expect(sum).toBeLessThanOrEqual(6);
    }
  });

  it('adds what is fixed without drawing', () => {
    const source = uniformSource();
    const fixed = lawOf({ kind: 'fixed', value: 10 });
    expect(greatestSum(fixed, 3, fixed, 7, source)).toBe(40);
    expect(greatestSum(fixed, 3, null, 7, source)).toBe(30);
    expect(greatestSum(fixed, 3, fixed, 0, source)).toBe(0);
    expect(source.next).toBe(0);
  });
});
