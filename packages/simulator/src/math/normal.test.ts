import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile, normalSurvival, normalUpperQuantile } from './normal.ts';
import { expectRelative } from './testing/compare.ts';

describe('the normal law', () => {
  it('gives the published distribution function', () => {
    const table: [number, number][] = [
      [-37, 5.725571222524577e-300],
      [-8, 6.220960574271784e-16],
      [-3, 0.0013498980316300946],
      [-1.5, 0.06680720126885807],
      [-0.25, 0.4012936743170763],
      [0.6, 0.7257468822499265],
      [1.96, 0.9750021048517795],
    ];
    for (const [x, value] of table) {
      expectRelative(normalCdf(x), value, 1e-15, `Φ(${x})`);
      expectRelative(normalSurvival(-x), value, 1e-15, `1 − Φ(${-x})`);
    }
  });

  it('inverts it as Wichura published', () => {
    // The check values of Algorithm AS 241, and two percentage points that every table holds.
    expectRelative(normalQuantile(0.25), -0.6744897501960817, 1e-15);
    expectRelative(normalQuantile(0.001), -3.090232306167814, 1e-15);
    expectRelative(normalQuantile(1e-20), -9.262340089798409, 1e-15);
    expectRelative(normalQuantile(0.975), 1.959963984540054, 1e-15);
    expectRelative(normalQuantile(0.995), 2.5758293035489004, 1e-15);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('keeps the complement: the upper quantile undoes the upper tail, however small', () => {
    for (let x = -1; x < 37; x += 0.37) expectRelative(normalUpperQuantile(normalSurvival(x)), x, 2e-15);
  });

  it('keeps to the edges', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalUpperQuantile(0)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
