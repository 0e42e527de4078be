export { type Calendar, openCalendar } from './calendar.ts';
export { firstMonday, firstOpening, WEEK_WITHOUT_START } from './first-opening.ts';
export type { OpenHours } from './open-hours.ts';
export { type ParsedStart, parseStart, type StartTime } from './parse-start.ts';
export type { OpenRule, ZonedFreeze, ZonedWindow } from './rule.ts';
