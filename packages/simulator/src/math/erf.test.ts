import { describe, expect, it } from 'vitest';
import { erf, erfc } from './erf.ts';
import { expectRelative } from './testing/compare.ts';

// NIST Handbook of Mathematical Functions, table 7.1 and its continuation, to the digits of a double.
const ERFC: [number, number][] = [
  [-2.5, 1.999593047982555],
  [-0.75, 1.7111556336535152],
  [0.25, 0.7236736098317631],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [3, 2.209049699858544e-5],
  [10, 2.088487583762545e-45],
  [26, 5.663192408856143e-296],
];

describe('erf and erfc', () => {
  it('give the published values, far into the tail', () => {
    for (const [x, value] of ERFC) {
      expectRelative(erfc(x), value, 5e-16, `erfc(${x})`);
      expectRelative(erf(x), 1 - value, 4e-16, `erf(${x})`);
    }
  });

  it('join without a step where one formula takes over from another', () => {
    for (const x of [-1, 0.5, 1]) expectRelative(erfc(x - 1e-15), erfc(x + 1e-15), 6e-15);
    expect(erf(0)).toBe(0);
    expect(erf(-7)).toBe(-1);
    expect(erfc(30)).toBe(0);
    expect(erfc(-30)).toBe(2);
    expect(erf(NaN)).toBeNaN();
  });
});
