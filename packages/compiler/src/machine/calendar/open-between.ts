/** What windows leave open between two instants, and what freezes close. */
import type { Weekday } from '@rollout/language';
import { DAY, dayAt, dayOf, MINUTE, weekdayOf } from './dates.ts';
import { type Edges, intersection, union } from './intervals.ts';
import type { OpenRule, ZonedFreeze, ZonedWindow } from './rule.ts';
import type { Zones } from './zone.ts';

/** What of a time every layer leaves open: those without a window leave all of it. */
export function openBetween(layers: OpenRule['layers'], zones: Zones, time: Edges): Edges {
  let open = time;
  for (const windows of layers) {
    const [from, to] = [open[0], open.at(-1)];
    if (from === undefined || to === undefined) return open;
    if (windows.length > 0) open = intersection(open, union(windows.flatMap((one) => openings(one, zones, from, to))));
  }
  return open;
}

/** When any of the freezes holds. */
export function frozenBy(freezes: readonly ZonedFreeze[], zones: Zones): Edges {
  const midnight = (zone: string, day: number) => zones(zone).instantOf(day * DAY);
  return union(freezes.map(({ from, to, zone }) => [midnight(zone, dayOf(from)), midnight(zone, dayOf(to) + 1)]));
}

/** A window's openings that reach into the time between two instants, and some more. */
function openings(window: ZonedWindow, zones: Zones, from: number, to: number): [open: number, close: number][] {
  const zone = zones(window.zone);
  const pairs: [number, number][] = [];
  const days = new Set<Weekday>(window.days);
  const closing = window.to + (window.to <= window.from ? 24 * 60 : 0);
  // What opened the day before may still be open. A clock that was put back may have read the day after.
  const last = dayAt(zone.localAt(to)) + 1;
  for (let day = dayAt(zone.localAt(from)) - 1; day <= last; day++) {
    if (!days.has(weekdayOf(day))) continue;
    pairs.push([zone.instantOf(day * DAY + window.from * MINUTE), zone.instantOf(day * DAY + closing * MINUTE)]);
  }
  return pairs;
}
