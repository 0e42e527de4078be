import { isTimezone, type ZonedTime } from '@rollout/language';
import type { Report } from './report.ts';

/** A day of the calendar, `2026-12-19`. */
export function checkDate(date: string, where: string, report: Report): void {
  const day = Date.parse(`${date}T00:00:00Z`);
  const known = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day);
  if (!known || new Date(day).toISOString().slice(0, 10) !== date) report(where, 'is no day');
}

export function checkZoned({ date, minute, zone }: ZonedTime, where: string, report: Report): void {
  checkDate(date, `${where}/date`, report);
  if (minute === 1440) report(`${where}/minute`, 'is no minute of a day');
  if (!isTimezone(zone)) report(`${where}/zone`, 'is no time zone');
}
