import { describe, expect, it } from 'vitest';
import { pow } from './pow.ts';
import { argumentSequence, expectRelative } from './testing/compare.ts';

describe('pow', () => {
  it('agrees with the platform, also where a small error of the logarithm would show', () => {
    const next = argumentSequence();
    for (let i = 0; i < 10_000; i++) {
      const cases: [number, number][] = [
        [10 ** ((next() - 0.5) * 100), (next() - 0.5) * 6],
        [0.2 + 3 * next(), (next() - 0.5) * 600],
        [1 + (next() - 0.5) * 1e-6, (next() - 0.5) * 1e9],
      ];
      for (const [x, y] of cases) {
        const expected = x ** y;
        if (expected > 1e-300 && expected < 1e300) expectRelative(pow(x, y), expected, 5e-16, `pow(${x}, ${y})`);
      }
    }
  });

  it('is exact where the answer is a whole number', () => {
    for (let n = -20; n <= 20; n++) expect(pow(2, n)).toBe(2 ** n);
    for (let n = 0; n <= 15; n++) expect(pow(10, n)).toBe(Number(`1e${n}`));
    expect(pow(4, 0.5)).toBe(2);
    expect(pow(2, -1074)).toBe(5e-324);
  });

  it('keeps to the edges of the range', () => {
    expect(pow(0, 0)).toBe(1);
    expect(pow(0, -1)).toBe(Infinity);
    expect(pow(Infinity, -0.5)).toBe(0);
    expect(pow(2, 1024)).toBe(Infinity);
    expect(pow(0.5, 1e300)).toBe(0);
    expect(pow(0.5, -1e300)).toBe(Infinity);
    expect(pow(-1, 2)).toBeNaN();
    expect(pow(2, NaN)).toBeNaN();
  });
});
