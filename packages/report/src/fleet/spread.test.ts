import fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesOf, shareOut } from './spread.ts';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

it('cuts cells and tiles into what they have in common', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (sizes, others) => {
        const all = sum(sizes);
        const cut: number[] = [];
        for (const size of others) {
          cut.push(Math.min(size, all - sum(cut)));
          if (sum(cut) === all) break;
        }
        const runs = (counts: readonly number[]) =>
          counts.map((servers, index) => ({ first: sum(counts.slice(0, index)), servers }));
        const pieces = piecesOf(
          runs(sizes).map((cell) => ({ ...cell, byDomain: false })),
          runs(cut).map((tile) => ({ ...tile, address: '', label: '' })),
        );
        expect(pieces.map((own) => sum(own.map(({ servers }) => servers)))).toEqual(sizes);
        expect(
          cut.map((_, tile) => sum(pieces.flat().map((piece) => (piece.tile === tile ? piece.servers : 0)))),
        ).toEqual(cut);
      },
    ),
  );
});

it('shares out so that states and pieces both add up', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      sizes,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      (pieces, cuts, byDomain) => {
        const all = sum(pieces);
        const ends = [...cuts.map((cut) => Math.floor(cut * all)).sort((a, b) => a - b), all];
        const counts = ends.map((end, index) => end - (ends[index - 1] ?? 0));
        const parts = shareOut(
          { byDomain },
          pieces.map((servers, tile) => ({ tile, servers })),
          counts,
        );
        expect(parts.map(sum)).toEqual(pieces);
        expect(counts.map((_, state) => sum(parts.map((part) => part[state] ?? 0)))).toEqual(counts);
        expect(Math.min(...parts.flat())).toBeGreaterThanOrEqual(0);
        if (!byDomain) return;
        // No piece is further from its part than the rounding of its states, and of those before it.
        parts.forEach((part, index) => {
          part.forEach((count, state) => {
            const exact = ((counts[state] ?? 0) * (pieces[index] ?? 0)) / all;
            expect(Math.abs(count - exact)).toBeLessThan(2 + pieces.length);
          });
        });
      },
    ),
  );
});

it('fills in order where servers are taken in order', () => {
  const pieces = [4, 4, 4].map((servers, tile) => ({ tile, servers }));
  expect(shareOut({ byDomain: false }, pieces, [6, 2, 4])).toEqual([
    [4, 0, 0],
    [2, 2, 0],
    [0, 0, 4],
  ]);
  expect(shareOut({ byDomain: true }, pieces, [6, 3, 3])).toEqual([
    [2, 1, 1],
    [2, 1, 1],
    [2, 1, 1],
  ]);
});
