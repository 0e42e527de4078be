/** Clock times that come again: a weekday's, and a train's. */
import type { Weekday } from '@rollout/language';
import { DAY, dayAt, MINUTE, weekdayOf } from './dates.ts';
import type { Zone } from './zone.ts';

/** The first instant after this one at which it is `minute` minutes past midnight on that weekday. */
export function nextWeekday(zone: Zone, instant: number, weekday: Weekday, minute: number): number {
  for (let day = dayAt(zone.localAt(instant)); ; day++) {
    if (weekdayOf(day) !== weekday) continue;
    const next = zone.instantOf(day * DAY + minute * MINUTE);
    if (next > instant) return next;
  }
}

/**
 * The first departure at an instant or after it. They begin at midnight of a day; a period of whole days keeps to midnight
 * whatever the clocks do, any other counts milliseconds.
 */
export function nextDeparture(zone: Zone, instant: number, first: number, every: number): number {
  if (every % DAY !== 0) {
    const start = zone.instantOf(first * DAY);
    return start + Math.max(0, Math.ceil((instant - start) / every)) * every;
  }
  const days = every / DAY;
  const passed = Math.max(0, Math.floor((dayAt(zone.localAt(instant)) - first) / days));
  for (let day = first + passed * days; ; day += days) {
    const next = zone.instantOf(day * DAY);
    if (next >= instant) return next;
  }
}
