// Percents over the whole range of chances, held to what they say when they are read again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPercent, roughPercent } from './number.ts';

/** From the least number above nothing to the greatest below all, each magnitude as likely, near nothing and near all alike. */
const shares = fc
  .tuple(fc.double({ min: -16, max: 0, noNaN: true }), fc.boolean())
  .map(([magnitude, isComplement]) => (isComplement ? 1 - 10 ** magnitude : 10 ** magnitude))
  .filter((share) => share > 0 && share < 1);

/** As a share, and whether it is only a bound. */
function read(text: string): { readonly share: number; readonly bound: string } {
  const [, bound = '', digits = ''] = /^([<>]?)(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  expect(digits, text).not.toBe('');
  return { share: Number(digits) / 100, bound };
}

test('what may be is neither nothing nor certain, and reads as what it is', () => {
  fc.assert(
    fc.property(shares, (share) => {
      for (const format of [formatPercent, roughPercent]) {
        const text = format(share);
        const { share: told, bound } = read(text);
        expect(text).not.toMatch(/^(?:0|100)%$/);
        if (bound === '<') expect(share).toBeLessThan(told * (1 + 1e-6));
        else if (bound === '>') expect(share).toBeGreaterThanOrEqual(told - 1e-13);
        else expect(Math.abs(told - share)).toBeLessThanOrEqual(mostOff(share));
      }
    }),
    { numRuns: 5_000, seed: 1 },
  );
});

/** Half of the third digit; near all, half of the second of what is missing, or of the sixth place behind the point. */
function mostOff(share: number): number {
  const digit = (of: number, digits: number): number => 10 ** (Math.floor(Math.log10(of)) + 1 - digits);
  const whole = digit(share, 3);
  const nearAll = Math.max(digit(1 - share, 2), 1e-8);
  return (0.5 + 1e-6) * (share > 0.995 ? nearAll : whole) + 1e-13;
}

test('more is never told as less', () => {
  fc.assert(
    fc.property(shares, shares, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      for (const format of [formatPercent, roughPercent]) {
        expect(read(format(less)).share).toBeLessThanOrEqual(read(format(more)).share);
      }
    }),
    { numRuns: 5_000, seed: 2 },
  );
  // Where the ways of writing meet, neighbours.
  for (const edge of [1e-8, 1e-4, 0.00995, 0.0995, 0.995, 0.9995, 0.9999, 0.99995, 0.99999999]) {
    for (const [a, b] of [
      [edge * (1 - 2 ** -52), edge],
      [edge, edge * (1 + 2 ** -52)],
    ] as const) {
      expect(read(formatPercent(a)).share).toBeLessThanOrEqual(read(formatPercent(b)).share);
    }
  }
});
