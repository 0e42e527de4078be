import { expect, it } from 'vitest';
import { isCancellation } from './cancellation.ts';

it('a request that nobody waits for is no failure', () => {
  expect([-32800, -32801, -32802].map((code) => isCancellation({ code }))).toEqual([true, true, true]);
});

it('anything else is', () => {
  for (const error of [{ code: -32603 }, new Error('no'), null, undefined, 'cancelled'])
    expect(isCancellation(error)).toBe(false);
});
