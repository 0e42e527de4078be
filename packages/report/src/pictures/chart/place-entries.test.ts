import { expect, test } from 'vitest';
import { placeEntries } from './place-entries.ts';

const ROOM = { left: 4, right: 104, gap: 10, line: 20 };

test('entries stand side by side while there is room, then on the next line', () => {
  // 4 to 44, 54 to 94; a third would end at 144.
  expect(placeEntries([40, 40, 40], ROOM)).toEqual({
    places: [
      { x: 4, y: 0 },
      { x: 54, y: 0 },
      { x: 4, y: 20 },
    ],
    height: 40,
  });
});

test('one that is too wide has a line to itself, and no line stays empty for it', () => {
  expect(placeEntries([500, 10], ROOM).places.map(({ y }) => y)).toEqual([0, 20]);
});

test('no entries take no room', () => {
  expect(placeEntries([], ROOM)).toEqual({ places: [], height: 0 });
});
