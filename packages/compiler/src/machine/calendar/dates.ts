/**
 * Days and wall clocks as numbers. A day's number counts from Thursday 1970-01-01; a local time is the milliseconds that
 * a wall clock is past midnight of that day, wherever the clock hangs.
 */
import type { CalendarDate, Weekday } from '@rollout/language';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** The end of the year 9999, the last that dates can name. */
export const END_OF_DATES = Date.UTC(10_000, 0, 1);

const EPOCH_WEEKDAY = 3;

/** The number of a day that is known to be one. */
export function dayOf(date: CalendarDate): number {
  const day = knownDay(date);
  if (day === null) throw new Error(`${date} is no day`);
  return day;
}

/** The number of the day that `2026-12-19` writes; null if there is no such day. Years begin with 0001. */
export function knownDay(date: string): number | null {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  // Some engines take the 30th of February for a day in March.
  return Number.isInteger(day) && dateOf(day) === date ? day : null;
}

export function dateOf(day: number): CalendarDate {
  return new Date(day * DAY).toISOString().replace(/T.*/, '');
}

export function weekdayOf(day: number): Weekday {
  return mod(day + EPOCH_WEEKDAY, 7) as Weekday; // 0 … 6, as `mod` gives a whole number
}

/** The day on which a wall clock reads a local time. */
export function dayAt(local: number): number {
  return Math.floor(local / DAY);
}

/** Whole hours since Monday 00:00, 0 … 167, of a local time. */
export function weekHourAt(local: number): number {
  return mod(Math.floor(local / HOUR) + 24 * EPOCH_WEEKDAY, 168);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
