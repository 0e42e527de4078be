import { expect, test } from 'vitest';
import type { Comparison, LabelValue } from '../../program/index.ts';
import { meetsCondition } from './meets-condition.ts';

const compare = (label: string, comparison: Comparison, value: LabelValue) =>
  ({ kind: 'compare', label, comparison, value }) as const;
const labels = { tier: 'pilot', wave: 2 };

test.each([
  [compare('tier', '==', 'pilot'), true],
  [compare('tier', '!=', 'pilot'), false],
  [compare('wave', '<', 2), false],
  [compare('wave', '<=', 2), true],
  [compare('wave', '>', 2), false],
  [compare('wave', '>=', 2), true],
  [compare('wave', '==', 'pilot'), false],
  [compare('wave', '!=', 'pilot'), true],
])('%j is %s', (condition, is) => {
  expect(meetsCondition(condition, labels)).toBe(is);
});

test('without the label only != holds', () => {
  for (const comparison of ['==', '<', '<=', '>', '>='] as const) {
    expect(meetsCondition(compare('hw', comparison, 7), labels)).toBe(false);
  }
  expect(meetsCondition(compare('hw', '!=', 7), labels)).toBe(true);
  // A label called like something that every object has.
  expect(meetsCondition(compare('constructor', '==', 'x'), labels)).toBe(false);
});

test('and, or, not', () => {
  const pilot = compare('tier', '==', 'pilot');
  const late = compare('wave', '>', 5);
  expect(meetsCondition({ kind: 'and', terms: [pilot, late] }, labels)).toBe(false);
  expect(meetsCondition({ kind: 'or', terms: [pilot, late] }, labels)).toBe(true);
  expect(meetsCondition({ kind: 'not', term: late }, labels)).toBe(true);
});
