import { expect, test } from 'vitest';
import { inRollbackText, isPastLimit, moreInRollback } from './limits.ts';

test('what a limit allows while the plan goes back is told where it is more', () => {
  expect(inRollbackText({ allowed: 2, allowedInRollback: 1_500 })).toBe(', 1,500 in rollback');
  expect(moreInRollback({ allowed: 2, allowedInRollback: 5 })).toBe(5);
  expect(inRollbackText({ allowed: 2, allowedInRollback: 1 })).toBe('');
  expect(moreInRollback({ allowed: 2, allowedInRollback: 2 })).toBeNull();
});

test('what rollback allows is not gone past by going back', () => {
  const limit = { allowed: 2, allowedInRollback: 5 };
  expect([3, 5, 6].map((down) => isPastLimit({ ...limit, down }))).toEqual([false, false, true]);
});
