import { expect, test } from 'vitest';
import { formatPercent } from './number.ts';
import { shareOf } from './share-of.ts';

test('what sums up to all but for rounding is all, and what lacks more is not', () => {
  // A tenth ten times is not 1.
  const tenths = Array.from({ length: 10 }, () => 0.1).reduce((sum, tenth) => sum + tenth, 0);
  expect(tenths).toBeLessThan(1);
  expect(formatPercent(shareOf(tenths, 1))).toBe('100%');
  expect(formatPercent(shareOf(1, tenths))).toBe('100%');
  expect(formatPercent(shareOf(1 - 1e-9, 1))).toBe('>99.999999%');
  expect([shareOf(1, 4), shareOf(0, 3), shareOf(0, 0)]).toEqual([0.25, 0, 0]);
});
