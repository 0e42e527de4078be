import type { PlanListing } from '@rollout/language-server';
import { expect, it } from 'vitest';
import { planAtLine } from './choose.ts';

const plan = (name: string, from: number, to: number): PlanListing => {
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 1 } };
  return { name, range, nameRange: range, scenarios: [], result: null, stale: false };
};

const two = [plan('first', 3, 9), plan('second', 11, 20)];

it('the plan around the cursor is meant, from its first line to its last', () => {
  for (const [line, name] of [
    [3, 'first'],
    [9, 'first'],
    [11, 'second'],
    [20, 'second'],
  ] as const)
    expect(planAtLine(two, line)?.name).toBe(name);
});

it('outside of plans the only one is meant, and none of several', () => {
  expect(planAtLine([plan('only', 3, 9)], 0)?.name).toBe('only');
  expect(planAtLine(two, 10)).toBeUndefined();
  expect(planAtLine([], 0)).toBeUndefined();
});
