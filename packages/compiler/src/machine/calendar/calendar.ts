/** What a run knows of clocks and dates once it is said when it starts. */
import type { CalendarDate, Weekday, ZonedTime } from '@rollout/language';
import { DAY, dateOf, dayAt, dayOf, END_OF_DATES, HOUR, MINUTE, weekdayOf, weekHourAt } from './dates.ts';
import { nextDeparture, nextWeekday } from './departures.ts';
import { type OpenHours, openHours } from './open-hours.ts';
import type { OpenRule } from './rule.ts';
import { openZones, type Zone } from './zone.ts';

/** Times are in milliseconds from the run's start, and never before it. Zones are IANA names. */
export interface Calendar {
  /** When the run starts, in milliseconds since 1970-01-01 00:00 UTC. */
  readonly origin: number;
  /** When a rule lets things start. Ask for it once and keep it: it remembers what it has worked out. */
  readonly hours: (rule: OpenRule) => OpenHours;
  /** The next time, after this one, at which it is `minute` minutes past midnight on a weekday. */
  readonly nextWeekday: (time: number, weekday: Weekday, minute: number, zone: string) => number;
  /**
   * The next departure, at this time or after it: departures are at 00:00 of `from` and every so many milliseconds after it.
   * Whole days are days of the calendar, so that `2w` keeps to midnight when clocks change.
   */
  readonly nextDeparture: (time: number, from: CalendarDate, every: number, zone: string) => number;
  /** Whole hours since Monday 00:00 on the zone's wall clock, 0 … 167. */
  readonly hourOfWeek: (time: number, zone: string) => number;
  /** The next time, after this one, at which the hour of the week is another. */
  readonly nextHourChange: (time: number, zone: string) => number;
  /** For people: `Mon 2026-03-30 09:00 Europe/Berlin`, with seconds where there are any. */
  readonly text: (time: number, zone: string) => string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The calendar of a run that starts then. Its date is one, and its zone known, or it throws. */
export function openCalendar(start: ZonedTime): Calendar {
  const local = dayOf(start.date) * DAY + start.minute * MINUTE;
  const zones = openZones();
  const origin = zones(start.zone).instantOf(local);

  return {
    origin,
    hours: (rule) => openHours(rule, zones, origin),
    nextWeekday: (time, weekday, minute, zone) => nextWeekday(zones(zone), origin + time, weekday, minute) - origin,
    nextDeparture: (time, from, every, zone) => nextDeparture(zones(zone), origin + time, dayOf(from), every) - origin,
    hourOfWeek: (time, zone) => weekHourAt(zones(zone).localAt(origin + time)),
    nextHourChange: (time, zone) => hourChange(zones(zone), origin + time) - origin,
    text: (time, zone) => textOf(zones(zone).localAt(origin + time), zone),
  };
}

function hourChange(zone: Zone, instant: number): number {
  const hour = weekHourAt(zone.localAt(instant));
  for (let from = instant; ; ) {
    const local = zone.localAt(from);
    const full = from + (Math.floor(local / HOUR) + 1) * HOUR - local;
    // An hour that a change repeats, or half of it, is the same hour still.
    from = Math.min(full, zone.steadyUntil(from));
    if (weekHourAt(zone.localAt(from)) !== hour) return from;
  }
}

function textOf(local: number, zone: string): string {
  if (local >= END_OF_DATES) return `after the year 9999 ${zone}`;
  const day = dayAt(local);
  const clock = new Date(local - day * DAY).toISOString().slice(11, 19).replace(/:00$/, '');
  return `${WEEKDAYS[weekdayOf(day)]} ${dateOf(day)} ${clock} ${zone}`;
}
