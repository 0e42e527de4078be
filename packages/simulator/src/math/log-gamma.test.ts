import { describe, expect, it } from 'vitest';
import { deviance, logGamma, stirlingError } from './log-gamma.ts';
import { expectRelative } from './testing/compare.ts';

describe('logGamma', () => {
  it('gives the values of a 50-digit computation, zeros at 1 and 2 included', () => {
    const table: [number, number][] = [
      [1e-10, 23.025850929882736],
      [0.25, 1.2880225246980774],
      [0.5, 0.5723649429247001],
      [0.995, 0.002906690255811314],
      [1.0078125, -0.0044594880379522995],
      [1.5, -0.12078223763524522],
      [1.9921875, -0.003283288599221334],
      [2.5, 0.2846828704729192],
      [5.5, 3.9578139676187165],
      [9.75, 12.242204940050762],
      [30.5, 72.9534711841694],
      [1e6, 12815504.569147611],
      [1e15, 3.3538776394910668e16],
    ];
    for (const [x, value] of table) expectRelative(logGamma(x), value, 1e-15, `logGamma(${x})`);
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
  });

  it('gives the logarithms of factorials', () => {
    let factorial = 1;
    for (let n = 2; n < 23; n++) {
      expectRelative(logGamma(n), Math.log(factorial), 1e-15, `logGamma(${n})`);
      factorial *= n;
    }
  });

  it('keeps to the edges', () => {
    expect(logGamma(0)).toBe(Infinity);
    expect(logGamma(Infinity)).toBe(Infinity);
    expect(logGamma(-1)).toBeNaN();
  });
});

describe('stirlingError', () => {
  it('is what Stirling’s formula leaves out', () => {
    // Loader's published table of n! errors: δ(1) = 1 − ½ ln 2π, δ(2), δ(15).
    expectRelative(stirlingError(1), 0.08106146679532726, 2e-15);
    expectRelative(stirlingError(2), 0.0413406959554093, 2e-15);
    expectRelative(stirlingError(15), 0.005554733551962801, 2e-15);
  });
});

describe('deviance', () => {
  it('loses nothing where x is near m', () => {
    // With h = 2⁻³⁰: (1 + h) ln(1 + h) − h = h²/2 − h³/6 + …
    const h = 2 ** -30;
    expectRelative(deviance(1 + h, 1), (h * h) / 2 - h ** 3 / 6, 1e-15);
    expectRelative(deviance(3, 1), 3 * Math.log(3) - 2, 1e-15);
    expectRelative(deviance(1.6, 1), 1.6 * Math.log(1.6) - 0.6, 4e-15);
  });
});
