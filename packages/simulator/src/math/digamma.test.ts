import { describe, it } from 'vitest';
import { digamma, trigamma } from './digamma.ts';
import { logGamma } from './log-gamma.ts';
import { expectRelative } from './testing/compare.ts';

const EULER = 0.5772156649015329;

describe('digamma and trigamma', () => {
  it('have their closed forms at whole numbers and halves', () => {
    // Abramowitz and Stegun, 6.3.2, 6.3.3, 6.4.2 and 6.4.4.
    expectRelative(digamma(1), -EULER, 1e-14, 'ψ(1)');
    expectRelative(digamma(2), 1 - EULER, 1e-14, 'ψ(2)');
    expectRelative(digamma(0.5), -EULER - 2 * Math.LN2, 1e-14, 'ψ(½)');
    expectRelative(trigamma(1), Math.PI ** 2 / 6, 1e-14, 'ψ′(1)');
    expectRelative(trigamma(0.5), Math.PI ** 2 / 2, 1e-14, 'ψ′(½)');
    expectRelative(trigamma(3), Math.PI ** 2 / 6 - 1.25, 1e-14, 'ψ′(3)');
  });

  it('are the slopes of ln Γ and of ψ', () => {
    for (const x of [0.03, 0.7, 3.3, 11.9, 12.1, 240, 1e5]) {
      const h = 1e-4 * x;
      // Of fourth order; ln Γ is good to 1e-15, which dividing by h leaves at about 1e-10 of its slope.
      const slope = (f: (x: number) => number): number =>
        (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
      expectRelative(digamma(x), slope(logGamma), 1e-9, `ψ(${x})`);
      expectRelative(trigamma(x), slope(digamma), 1e-9, `ψ′(${x})`);
    }
  });
});
