import { expect, test } from 'vitest';
import { textWidth } from '../lettering/text-width.ts';
import { type Flag, placeFlags } from './flags.ts';

const LETTERS = { size: 12 };
const ENDS = { left: 8, right: 352 };

const rows = (flags: readonly Flag[]): (readonly [string, number])[] =>
  placeFlags(flags, ENDS, LETTERS).map(({ flag, row }) => [flag.text, row]);

test('texts that have room stand in one row, each to the right of its line', () => {
  const placed = placeFlags(
    [
      { x: 50, text: 'P50 1h' },
      { x: 200, text: 'P95 2h' },
    ],
    ENDS,
    LETTERS,
  );
  expect(placed.map(({ from, row }) => [from, row])).toEqual([
    [55, 0],
    [205, 0],
  ]);
});

test('of two that are near each other the left one stands above, so that the line of the other ends below it', () => {
  expect(
    rows([
      { x: 50, text: 'P50 1h' },
      { x: 70, text: 'P95 2h' },
    ]),
  ).toEqual([
    ['P50 1h', 1],
    ['P95 2h', 0],
  ]);
});

test('at the right edge texts go to the left', () => {
  const [one, two] = placeFlags(
    [
      { x: 330, text: 'P50 1h' },
      { x: 345, text: 'P95 2h' },
    ],
    ENDS,
    LETTERS,
  );
  expect(one?.from).toBeLessThan(330);
  expect(two?.from).toBeLessThan(345);
  expect([one?.row, two?.row]).toEqual([0, 1]);
});

test('wherever five lines stand, no text lies on another or on a line, or leaves the picture', () => {
  const texts = ['P50 12d 22h', 'P90 13d 4h', 'P95 14d 11h', 'mean 12d 23h', 'deadline 14d'];
  // A small generator of places: 200 sets, from Knuth's multiplier.
  let state = 1;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return 52 + (state / 2147483648) * 288;
  };
  for (let round = 0; round < 200; round++) {
    const placed = placeFlags(
      texts.map((text) => ({ x: next(), text })),
      ENDS,
      LETTERS,
    );
    for (const { flag, from, row, lineRow } of placed) {
      const to = from + textWidth(flag.text, LETTERS);
      expect(from).toBeGreaterThanOrEqual(ENDS.left - 0.01);
      expect(to).toBeLessThanOrEqual(ENDS.right + 0.01);
      for (const other of placed) {
        if (other.flag === flag) continue;
        const isOn = other.flag.x > from && other.flag.x < to;
        if (isOn && lineRow !== null) expect(row).toBeGreaterThan(other.row);
        const end = other.from + textWidth(other.flag.text, LETTERS);
        if (row === other.row) expect(from < end && other.from < to).toBe(false);
      }
    }
  }
});
