import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdersAmong } from './holders.ts';
import { overlaps, type ServerSet, serversBetween, setOf, subtract } from './server-set.ts';

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from, to: from + length }));
const servers = fc.array(range, { maxLength: 4 }).map(setOf);

test('the same sets are found as by looking at each of them', () => {
  fc.assert(
    fc.property(fc.array(servers, { maxLength: 6 }), servers, (drawn, asked) => {
      let left = serversBetween(0, 100);
      const sets = drawn.map((set): ServerSet => {
        const own = subtract(set, subtract(serversBetween(0, 100), left));
        left = subtract(left, own);
        return own;
      });
      const expected = sets.flatMap((set, number) => (overlaps(set, asked) ? [number] : []));
      expect(holdersAmong(sets)(asked)).toEqual(expected);
    }),
    { numRuns: 300, seed: 3 },
  );
});
