/** Constraints for machines by hand. */
import type { CalendarDate, Level, Weekday } from '@rollout/language';
import type {
  DownLimit,
  Exclusion,
  Freeze,
  Ordering,
  ParallelLimit,
  RateLimit,
  SurgeLimit,
  Window,
} from '../constraints.ts';
import type { ServerRange } from '../fleet.ts';

const whole = { text: '', scope: { kind: 'plan' }, within: null } as const;

export function maxDown(forward: number, more: Partial<DownLimit> = {}): DownLimit {
  const bounds = [{ class: -1, forward, rollback: forward }];
  return { ...whole, counts: 'server', per: null, bounds, watched: false, ...more };
}

/** So many in each node of a class. */
export function maxDownPer(per: Level, index: number, forward: number, more: Partial<DownLimit> = {}): DownLimit {
  return maxDown(forward, { per, bounds: [{ class: index, forward, rollback: forward }], ...more });
}

export function exclusive(level: Level, per: Level | null = null, apart = 0): Exclusion {
  return { ...whole, sets: { kind: 'level', level, per }, apart };
}

export function exclusiveSets(sets: readonly (readonly [number, number])[], apart = 0): Exclusion {
  const named = sets.map(([from, to]) => ({ name: `${from}`, servers: [{ from, to }] }));
  return { ...whole, sets: { kind: 'ranges', sets: named }, apart };
}

export function order(sets: readonly (readonly ServerRange[])[], per: Level | null = null): Ordering {
  return { ...whole, sets: sets.map((servers, index) => ({ name: `${index}`, servers })), per };
}

export function maxParallel(count: number, level: Level, per: Level | null = null): ParallelLimit {
  return { ...whole, count, level, per };
}

export function maxRate(servers: number, period: number): RateLimit {
  return { ...whole, servers, period };
}

export function maxSurge(most: number, more: Partial<SurgeLimit> = {}): SurgeLimit {
  return { ...whole, per: null, bounds: [{ class: -1, most }], ...more };
}

const HOUR = 60;

/** `open([0, 4], 9, 17)`: on Mondays and Fridays from 09:00 to 17:00 UTC. */
export function open(days: readonly Weekday[], from: number, to: number, more: Partial<Window> = {}): Window {
  return { ...whole, layer: 'plan', servers: null, days, from: from * HOUR, to: to * HOUR, zone: 'UTC', ...more };
}

export function freeze(from: CalendarDate, to: CalendarDate, more: Partial<Freeze> = {}): Freeze {
  return { ...whole, layer: 'plan', servers: null, from, to, zone: 'UTC', ...more };
}
