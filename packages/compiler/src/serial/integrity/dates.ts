import { isTimezone, type ZonedTime } from '@rollout/language';
import { knownDay } from '../../machine/calendar/dates.ts';
import type { Report } from './report.ts';

/** A day of the calendar, `2026-12-19`. */
export function checkDate(date: string, where: string, report: Report): void {
  if (knownDay(date) === null) report(where, 'is no day');
}

export function checkZoned({ date, minute, zone }: ZonedTime, where: string, report: Report): void {
  checkDate(date, `${where}/date`, report);
  if (minute === 1440) report(`${where}/minute`, 'is no minute of a day');
  if (!isTimezone(zone)) report(`${where}/zone`, 'is no time zone');
}
