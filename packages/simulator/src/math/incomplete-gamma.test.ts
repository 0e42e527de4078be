import { describe, expect, it } from 'vitest';
import { gammaP, gammaQ, gammaQuantile, gammaUpperQuantile } from './incomplete-gamma.ts';
import { expectRelative } from './testing/compare.ts';

describe('the incomplete gamma functions', () => {
  it('give the values of a 50-digit computation', () => {
    const table: [number, number, number, number][] = [
      [0.5, 0.125, 0.3829249225480262, 0.6170750774519738],
      [0.5, 4, 0.9953222650189527, 0.004677734981047266],
      [1, 2.5, 0.9179150013761012, 0.0820849986238988],
      [3, 0.5, 0.014387677966970687, 0.9856123220330293],
      [3, 20, 0.9999995444850495, 4.555149505589213e-7],
      [30.5, 25, 0.1582669604593181, 0.8417330395406819],
      [30.5, 60, 0.9999900872908165, 9.912709183485812e-6],
      [1000, 950, 0.05505468623073803, 0.9449453137692619],
      [1000, 1200, 0.9999999987118394, 1.2881606086281433e-9],
    ];
    for (const [a, x, p, q] of table) {
      expectRelative(gammaP(a, x), p, 1e-14, `P(${a}, ${x})`);
      expectRelative(gammaQ(a, x), q, 1e-14, `Q(${a}, ${x})`);
    }
  });

  it('agree with the Poisson sum: Q(k, x) = e^(−x) Σ x^i/i! for i < k', () => {
    for (const [k, x] of [
      [1, 0.3],
      [4, 12.5],
      [20, 60],
    ] as const) {
      let term = Math.exp(-x);
      let sum = term;
      for (let i = 1; i < k; i++) {
        term *= x / i;
        sum += term;
      }
      expectRelative(gammaQ(k, x), sum, 5e-15);
    }
  });

  it('are undone by their inverses, down to tails of 1e-100', () => {
    for (const a of [0.1, 0.5, 1, 2.5, 30, 1e4, 1e6]) {
      for (const q of [1e-100, 1e-10, 0.01, 0.3, 0.7, 0.99]) {
        expectRelative(gammaQ(a, gammaUpperQuantile(a, q)), q, 1e-11, `Q⁻¹(${a}, ${q})`);
      }
      for (const p of [1e-10, 0.01, 0.5, 0.999]) {
        expectRelative(gammaP(a, gammaQuantile(a, p)), p, 1e-11, `P⁻¹(${a}, ${p})`);
      }
    }
  });

  it('invert the exponential law in closed form', () => {
    for (const q of [1e-200, 1e-9, 0.2, 0.5, 0.9]) expectRelative(gammaUpperQuantile(1, q), -Math.log(q), 1e-15);
  });

  it('keep to the edges', () => {
    expect(gammaP(2, 0)).toBe(0);
    expect(gammaQ(2, 0)).toBe(1);
    expect(gammaQ(2, Infinity)).toBe(0);
    expect(gammaQuantile(2, 0)).toBe(0);
    expect(gammaUpperQuantile(2, 0)).toBe(Infinity);
    expect(gammaUpperQuantile(2, 1)).toBe(0);
  });
});
