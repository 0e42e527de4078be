import { expect, test } from 'vitest';
import { markLine } from './mark-line.ts';

const line = (cells: readonly number[], width: number): string =>
  markLine(
    cells.map((cell, index) => ({ name: ['P50', 'P90', 'P95'][index] ?? '', cell })),
    width,
  );

test('each name stands beside its mark, the first before it, the others behind', () => {
  expect(line([6, 12, 20], 30)).toBe('  P50 ▲     ▲ P90   ▲ P95');
});

test('where there is no room on one side it is on the other', () => {
  expect(line([1, 12, 20], 30)).toBe(' ▲ P50      ▲ P90   ▲ P95');
  expect(line([6, 12, 28], 30)).toBe('  P50 ▲     ▲ P90       P95 ▲');
});

test('marks in one column are one, with all their names', () => {
  expect(line([6, 12, 12], 30)).toBe('  P50 ▲     ▲ P90 P95');
  expect(line([14, 14, 14], 16)).toBe('  P50 P90 P95 ▲');
  expect(line([14, 14, 14], 30)).toBe('  P50 P90 P95 ▲');
});

test('names of marks that are too near to each other stand together, behind or before all of them', () => {
  expect(line([6, 7, 8], 30)).toBe('      ▲▲▲ P50 P90 P95');
  expect(line([20, 21, 22], 24)).toBe('        P50 P90 P95 ▲▲▲');
});

test('where there is no room at all marks stand alone', () => {
  expect(line([6, 7, 8], 12)).toBe('      ▲▲▲');
});
