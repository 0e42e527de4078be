import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takenDown } from './taken-down.ts';

describe('what a bug takes down', () => {
  test('is every 1/P-th of the servers, by their number in the fleet', () => {
    const third = { digits: 34, scale: 2 };
    // ⌊0.34 · n⌋ grows at n = 3, 6, 9: servers 2, 5 and 8.
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((onNew) => takenDown(third, 0, onNew))).toEqual([
      0, 0, 0, 1, 1, 1, 2, 2, 2, 3,
    ]);
    expect(takenDown(third, 2, 1)).toBe(1);
    expect(takenDown(third, 3, 2)).toBe(0);
  });

  test('is exact where floating point is not', () => {
    // 0.999999999999999 of a billion is 999,999,999 and a bit less than one more, and so for each number below.
    expect(takenDown({ digits: 999_999_999_999_999, scale: 15 }, 0, 1e9)).toBe(999_999_999);
    const shares = fc.record({ digits: fc.integer({ min: 1, max: 10 ** 15 }), scale: fc.constant(15) });
    const servers = fc.integer({ min: 0, max: 5e8 });
    fc.assert(
      fc.property(shares, servers, servers, (share, first, onNew) => {
        const floor = (count: number): bigint => (BigInt(share.digits) * BigInt(count)) / 10n ** 15n;
        expect(BigInt(takenDown(share, first, onNew))).toBe(floor(first + onNew) - floor(first));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
