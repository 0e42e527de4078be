import { expect, test } from 'vitest';
import { barChart, eighths, sparkline } from './bars.ts';

test('eighths of a cell, from none to all', () => {
  expect([-1, 0, 1, 4, 8, 9].map(eighths)).toEqual([' ', ' ', '▁', '▄', '█', '█']);
});

test('the greatest share has full height, anything at all the lowest bar, nothing none', () => {
  expect(sparkline([0, 0.001, 0.1, 0.2])).toBe(' ▁▄█');
  expect(sparkline([])).toBe('');
  expect(sparkline([0, 0])).toBe('  ');
});

// Of three lines a half is one and a half cells: 12 eighths.
test('over several lines each has its part of the height', () => {
  expect(barChart([0.2, 0.4, 0.0001, 0], 3)).toEqual([' █  ', '▄█  ', '██▁ ']);
});
