/** A rule minute by minute, from nothing but what clocks show: slow, and as plain as it can be said. */
import type { OpenRule } from '../rule.ts';
import { intlClock } from './intl-clock.ts';

const MINUTE = 60_000;
const QUARTER = 15;
const DAY = 24 * 60;

/** Minutes of a clock, one for every minute from an instant on. Clocks are changed on quarters of an hour. */
export function clockMinutes(zone: string, from: number, minutes: number): Float64Array {
  const clock = new Float64Array(minutes);
  for (let quarter = 0; quarter < minutes; quarter += QUARTER) {
    const reads = intlClock(zone, from + quarter * MINUTE) / MINUTE;
    for (let minute = quarter; minute < Math.min(quarter + QUARTER, minutes); minute++)
      clock[minute] = reads + minute - quarter;
  }
  return clock;
}

/** For every minute whether a rule is open. Wrong in the first two days: what opened before is not seen. */
export function openMinutes(rule: OpenRule, clockOf: (zone: string) => Float64Array, minutes: number): boolean[] {
  const open = new Array<boolean>(minutes).fill(true);
  for (const windows of rule.layers.filter(({ length }) => length > 0)) {
    const layer = new Array<boolean>(minutes).fill(false);
    for (const { days, from, to, zone } of windows) {
      const clock = clockOf(zone);
      for (const day of daysOf(clock)) {
        if (!days.some((one) => one === weekday(day))) continue;
        const closes = day * DAY + to + (to <= from ? DAY : 0);
        layer.fill(
          true,
          firstAt(clock, day * DAY + from),
          Math.max(firstAt(clock, day * DAY + from), firstAt(clock, closes)),
        );
      }
    }
    for (let minute = 0; minute < minutes; minute++) open[minute] &&= layer[minute] ?? false;
  }
  for (const { from, to, zone } of rule.freezes) {
    const clock = clockOf(zone);
    open.fill(false, firstAt(clock, Date.parse(from) / MINUTE), firstAt(clock, Date.parse(to) / MINUTE + DAY));
  }
  return open;
}

/** The first minute at which the clock reads a time or has passed it. */
function firstAt(clock: Float64Array, reads: number): number {
  const index = clock.findIndex((minute) => minute >= reads);
  return index < 0 ? clock.length : index;
}

function daysOf(clock: Float64Array): readonly number[] {
  const [first = 0, last = 0] = [Math.min(...clock), Math.max(...clock)].map((minute) => Math.floor(minute / DAY));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** 0 is Monday; day 0 was a Thursday. */
function weekday(day: number): number {
  return (day + 3) % 7;
}
