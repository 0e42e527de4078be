/** Days of the calendar, and which one it is where. */
import type { CalendarDate, Weekday, ZonedTime } from '../../program/index.ts';
import type { DateLiteral, Day } from '../../syntax/tree.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

export const WEEKDAYS: Readonly<Record<Day, Weekday>> = { mon: 0, tue: 1, wed: 2, thu: 3, fri: 4, sat: 5, sun: 6 };

export function dateOf({ year, month, day }: DateLiteral): CalendarDate {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

export function dayAfter(date: CalendarDate): CalendarDate {
  return isoDate(Date.parse(`${date}T00:00Z`) + DAY);
}

/** The day that it is in the zone when that time is on the clock in its own. */
export function dateIn(zone: string, { date, minute, zone: own }: ZonedTime): CalendarDate {
  if (zone === own) return date;
  const clock = Date.parse(`${date}T00:00Z`) + minute * MINUTE;
  const instant = clock - offsetAt(own, clock - offsetAt(own, clock));
  return isoDate(instant + offsetAt(zone, instant));
}

/** How far the zone's clock is ahead of UTC's then, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601', { ...FORMAT, timeZone: zone }).formatToParts(instant);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const [year, month, day] = [number('year'), number('month'), number('day')];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const clock = date.getTime() + (number('hour') * 60 + number('minute')) * MINUTE;
  return clock - Math.floor(instant / MINUTE) * MINUTE;
}

const FORMAT = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
} as const;

function isoDate(instant: number): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10);
}
