import { describe, expect, test } from 'vitest';
import { axis, cellOf, cellsOf } from './scale.ts';

const HOUR = 3_600_000;

test('a moment falls into one cell, the end into the last', () => {
  const scale = { duration: 100, width: 10 };
  expect([0, 9, 10, 99, 100].map((at) => cellOf(scale, at))).toEqual([0, 0, 1, 9, 9]);
});

test('a span that ends where a cell begins does not touch it, and the shortest fills one', () => {
  const scale = { duration: 100, width: 10 };
  expect(cellsOf(scale, 0, 10)).toEqual({ from: 0, to: 0 });
  expect(cellsOf(scale, 0, 11)).toEqual({ from: 0, to: 1 });
  expect(cellsOf(scale, 35, 35)).toEqual({ from: 3, to: 3 });
  expect(cellsOf(scale, 100, 100)).toEqual({ from: 9, to: 9 });
});

test('a run without length stands in the first cell', () => {
  expect(cellsOf({ duration: 0, width: 10 }, 0, 0)).toEqual({ from: 0, to: 0 });
});

describe('the axis', () => {
  test('has round times, with room between them', () => {
    expect(axis({ duration: 50 * HOUR, width: 60 })).toEqual({
      labels: '0             12h           1d             36h           2d',
      ticks: '┬─────────────┬─────────────┬──────────────┬─────────────┬──',
    });
  });

  test.each([
    [300, '100ms'],
    [45_000, '10s'],
    [40 * 60_000, '10m'],
    [30 * 24 * HOUR, '7d'],
    [2000 * 24 * HOUR, '364d'],
  ])('of %d ms steps by %s', (duration, step) => {
    expect(axis({ duration, width: 50 }).labels.split(/ +/)[1]).toBe(step);
  });
});
