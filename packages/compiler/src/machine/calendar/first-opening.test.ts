import type { Weekday } from '@rollout/language';
import { expect, it } from 'vitest';
import { firstMonday, firstOpening } from './first-opening.ts';
import type { OpenRule, ZonedFreeze } from './rule.ts';

const open = (days: readonly Weekday[], from: number, zone: string, freezes: ZonedFreeze[] = []): OpenRule => ({
  layers: [[{ days, from, to: 16 * 60, zone }]],
  freezes,
});

it('a plan that says no start begins on Monday 2026-01-05, if nothing holds it', () => {
  expect(firstOpening({ layers: [], freezes: [] }, 'UTC')).toEqual({ date: '2026-01-05', minute: 0, zone: 'UTC' });
});

it('else when it first opens from then on, in its own zone', () => {
  const la = 'America/Los_Angeles';
  expect(firstOpening(open([0, 1], 540, la), la)).toEqual({ date: '2026-01-05', minute: 540, zone: la });
  // 09:00 in Los Angeles is 17:00 UTC.
  expect(firstOpening(open([2], 540, la), 'UTC')).toEqual({ date: '2026-01-07', minute: 1020, zone: 'UTC' });
});

it('a window over midnight that Sunday has opened is open', () => {
  expect(firstOpening(open([6], 1200, 'UTC'), 'UTC')).toEqual({ date: '2026-01-05', minute: 0, zone: 'UTC' });
});

it('in a later week if a freeze swallows this one, and on that Monday if it never opens', () => {
  const freeze = { from: '2026-01-01', to: '2026-01-11', zone: 'UTC' };
  expect(firstOpening(open([2], 540, 'UTC', [freeze]), 'UTC')).toEqual({
    date: '2026-01-14',
    minute: 540,
    zone: 'UTC',
  });
  const always = { ...freeze, to: '9999-12-31' };
  expect(firstOpening(open([2], 540, 'UTC', [always]), 'UTC')).toEqual({ date: '2026-01-05', minute: 0, zone: 'UTC' });
});

it('trains run from a Monday on which the last of them has its date behind it', () => {
  expect(firstMonday([])).toBe('2026-01-05');
  expect(firstMonday(['2025-06-01', '2026-01-05'])).toBe('2026-01-05');
  expect(firstMonday(['2026-01-06'])).toBe('2026-01-12');
  expect(firstMonday(['2026-01-13', '2026-01-27'])).toBe('2026-02-02');
  // A Sunday, and the last day of dates: a Wednesday.
  expect(firstMonday(['2026-12-06'])).toBe('2026-12-07');
  expect(firstMonday(['2026-12-07', '2026-01-12'])).toBe('2026-12-07');
  expect(firstMonday(['9000-12-31'])).toBe('9001-01-05');
});
