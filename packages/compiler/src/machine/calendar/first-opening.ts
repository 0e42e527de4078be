/** When a plan begins, or its change may land first, where it does not say when it starts. */
import type { CalendarDate, ZonedTime } from '@rollout/language';
import { openCalendar } from './calendar.ts';
import { DAY, dateOf, dayAt, dayOf, MINUTE, weekdayOf } from './dates.ts';
import type { OpenRule } from './rule.ts';
import { openZones } from './zone.ts';

/** The Monday of the week in which a plan begins that does not say when it starts: a week without holidays or changes of clocks. */
export const WEEK_WITHOUT_START: CalendarDate = '2026-01-05';

/**
 * The first minute from Monday 00:00 of that week on, in that zone, at which a rule lets things start; that Monday itself if it never
 * does.
 */
export function firstOpening(rule: OpenRule, zone: string, monday: CalendarDate = WEEK_WITHOUT_START): ZonedTime {
  const start = { date: monday, minute: 0, zone };
  const calendar = openCalendar(start);
  const opening = calendar.hours(rule).nextOpening(0);
  if (opening === null) return start;
  const instant = calendar.origin + opening;
  const local = openZones()(zone).localAt(instant);
  const day = dayAt(local);
  return { date: dateOf(day), minute: Math.floor((local - day * DAY) / MINUTE), zone };
}

/** The first Monday of that week or later on which each of some timetables has begun: none of their first dates is after it. */
export function firstMonday(dates: readonly CalendarDate[]): CalendarDate {
  const latest = Math.max(dayOf(WEEK_WITHOUT_START), ...dates.map(dayOf));
  return dateOf(latest + ((7 - weekdayOf(latest)) % 7));
}
