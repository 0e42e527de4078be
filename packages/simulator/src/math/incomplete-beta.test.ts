import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, betaSurvival, binomialCdf, studentCdf, studentCritical } from './incomplete-beta.ts';
import { expectRelative } from './testing/compare.ts';

describe('the incomplete beta function', () => {
  it('gives the values of a 50-digit computation', () => {
    const table: [number, number, number, number][] = [
      [0.5, 0.5, 0.25, 1 / 3], // (2/π) arcsin √x
      [2, 3, 0.5, 0.6875],
      [10, 0.5, 0.875, 0.10649634961591245],
      [0.25, 20, 0.001953125, 0.4845861744246609],
      [150, 850, 0.125, 0.010552703748207303],
      [5000, 5000, 0.5078125, 0.9409215050528695],
    ];
    for (const [a, b, x, value] of table) {
      expectRelative(betaCdf(a, b, x), value, 1e-14, `I(${a}, ${b}, ${x})`);
      expectRelative(betaSurvival(b, a, 1 - x), value, 1e-14);
    }
  });

  it('is undone by its inverse', () => {
    for (const [a, b] of [
      [0.5, 0.5],
      [1, 1000],
      [3, 998],
      [400, 600],
    ] as const) {
      for (const p of [1e-6, 0.025, 0.5, 0.975]) expectRelative(betaCdf(a, b, betaQuantile(a, b, p)), p, 1e-12);
    }
  });
});

describe('binomialCdf', () => {
  it('is the sum of its terms', () => {
    const n = 12;
    const p = 0.3;
    let term = (1 - p) ** n;
    let sum = 0;
    for (let k = 0; k < n; k++) {
      sum += term;
      term *= ((n - k) / (k + 1)) * (p / (1 - p));
      expectRelative(binomialCdf(k, n, p), sum, 1e-14);
    }
    expect(binomialCdf(-1, n, p)).toBe(0);
    expect(binomialCdf(n, n, p)).toBe(1);
  });
});

describe('Student’s law', () => {
  it('gives the percentage points of every table', () => {
    expectRelative(studentCritical(0.95, 1), 12.706204736174705, 1e-14);
    expectRelative(studentCritical(0.95, 10), 2.2281388519862744, 1e-14);
    expectRelative(studentCritical(0.99, 30), 2.7499956535672254, 1e-14);
    expectRelative(studentCritical(0.95, 1e9), 1.959963984540054, 1e-8);
    expectRelative(studentCdf(2.2281388519862744, 10), 0.975, 1e-14);
  });
});
