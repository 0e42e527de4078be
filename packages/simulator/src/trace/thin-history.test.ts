import { expect, it } from 'vitest';
import { MOST_CHANGES, thin, tidied } from './thin-history.ts';

interface Entry {
  readonly at: number;
  readonly value: number;
}
const figure = ({ value }: Entry): number => value;

it('tells what held for no time where it was more or less than what came of it', () => {
  const entries = [
    { at: 0, value: 1 },
    { at: 5, value: 9 },
    { at: 5, value: 4 },
    { at: 5, value: 5 },
    { at: 7, value: 2 },
  ];
  expect(tidied(entries, [figure])).toEqual([
    { at: 0, value: 1 },
    { at: 5, value: 9 },
    { at: 5, value: 4 },
    { at: 5, value: 5 },
    { at: 7, value: 2 },
  ]);
  // What led from the one to the other is not told.
  expect(
    tidied(
      entries.slice(1, 4).toSorted((a, b) => b.value - a.value),
      [figure],
    ),
  ).toEqual([
    { at: 5, value: 9 },
    { at: 5, value: 4 },
  ]);
});

it('keeps a history that is short enough', () => {
  const entries = Array.from({ length: MOST_CHANGES }, (_, at) => ({ at, value: at % 7 }));
  expect(tidied(entries, [figure])).toEqual(entries);
});

it('keeps the ends and the extremes of a long one, in order', () => {
  const entries = Array.from({ length: 50_000 }, (_, at) => ({ at, value: (at * 7919) % 10_007 }));
  const told = tidied(entries, [figure]);
  expect(told.length).toBeLessThanOrEqual(MOST_CHANGES);
  expect(told.length).toBeGreaterThan(MOST_CHANGES / 2);
  expect(told[0]).toBe(entries[0]);
  expect(told.at(-1)).toBe(entries.at(-1));
  expect(Math.max(...told.map(figure))).toBe(Math.max(...entries.map(figure)));
  expect(Math.min(...told.map(figure))).toBe(Math.min(...entries.map(figure)));
  expect(told).toEqual([...told].sort((a, b) => a.at - b.at));
});

it('keeps one stretch at the least', () => {
  const entries = [3, 1, 4, 1, 5, 9, 2, 6].map((value, at) => ({ at, value }));
  expect(thin(entries, [figure], 5).map(figure)).toEqual([3, 1, 9, 6]);
});
