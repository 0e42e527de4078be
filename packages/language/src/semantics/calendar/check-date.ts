/** Dates that a plan may name: far from the end of the calendar, which has four digits for the year. */
import type { CalendarDate } from '../../program/index.ts';
import type { DateLiteral } from '../../syntax/tree.ts';
import { calendarMessages } from '../messages/calendar.ts';
import { at, type Context } from '../report.ts';
import { replaceText } from '../suggest.ts';
import { dateOf } from './dates.ts';

/** A run from this day on may last almost 1,000 years before its dates no longer have four digits for the year. */
export const LAST_DATE: CalendarDate = '9000-12-31';

/** The date; undefined, reported, where it is after the last one. `isEnd`: of what lasts until then, so the last will do. */
export function checkDate(context: Context, node: DateLiteral, isEnd = false): CalendarDate | undefined {
  const date = dateOf(node);
  if (date <= LAST_DATE) return date;
  const location = at(context, node);
  const fix = isEnd ? replaceText(location, LAST_DATE, 'safe') : undefined;
  context.report.add(calendarMessages.create('far-date', { date, last: LAST_DATE }, { ...location, fix }));
  return undefined;
}
