/** Dates and times of day, and what is wrong with what only looks like one. */

/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What is wrong, as a clause, and what was probably meant. */
export interface Malformed {
  readonly reason: string;
  readonly suggestion: string | undefined;
}

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const timeForm = /^(\d{2}):(\d{2})$/;

/** The date that a text writes, or undefined if it is not one or there is no such day. */
export function parseDate(text: string): CalendarDay | undefined {
  const parts = dateForm.exec(text);
  return parts === null || dayProblem(dayOf(parts)) !== undefined ? undefined : dayOf(parts);
}

/** The minutes since midnight that a text writes, `24:00` included, or undefined if it is not a time of day. */
export function parseTime(text: string): number | undefined {
  const parts = timeForm.exec(text);
  return parts === null || timeProblem(Number(parts[1]), Number(parts[2])) !== undefined
    ? undefined
    : Number(parts[1]) * 60 + Number(parts[2]);
}

const likeDate = /^(\d{1,5})-(\d{1,3})-(\d{1,3})$/;
const dateAndTime = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2})(?::\d{2})?$/;
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const dateRange = /^(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})$/;

/** What is wrong with a text that looks like a date, or undefined if it does not look like one. */
export function malformedDate(text: string): Malformed | undefined {
  const [, date, time] = dateAndTime.exec(text) ?? [];
  if (date !== undefined) return { reason: 'a date and a time are two words', suggestion: `${date} ${time}` };
  const [, from, to] = dateRange.exec(text) ?? [];
  if (from !== undefined) return { reason: 'a range of dates has `..` between them', suggestion: `${from}..${to}` };
  const [, dayFirst, monthNext, yearLast] = dotted.exec(text) ?? [];
  if (yearLast !== undefined) return asDate(yearLast, monthNext, dayFirst);
  const parts = likeDate.exec(text);
  if (parts === null) return undefined;
  const problem = dayProblem(dayOf(parts));
  if (problem !== undefined && dateForm.test(text)) return { reason: problem, suggestion: undefined };
  return asDate(parts[1], parts[2], parts[3]);
}

function asDate(year = '', month = '', day = ''): Malformed {
  const padded = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const suggestion = parseDate(padded) === undefined ? undefined : padded;
  return { reason: 'a date is four digits for the year, then two for the month and two for the day', suggestion };
}

const likeTime = /^(\d{1,3}):(\d{1,3})(?::\d{1,3})?$/;
const twelveHours = /^(\d{1,2})(?::(\d{2}))?([ap])m$/i;
const timeRange = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/;

/** What is wrong with a text that looks like a time of day, or undefined if it does not look like one. */
export function malformedTime(text: string): Malformed | undefined {
  const [, from, to] = timeRange.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const suggestion = `${from.padStart(5, '0')}..${to.padStart(5, '0')}`;
    return { reason: 'a range of times has `..` between them', suggestion };
  }
  const [, hour, minute = '00', half] = twelveHours.exec(text) ?? [];
  if (hour !== undefined && half !== undefined) {
    const inDay = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    const suggestion = Number(hour) >= 1 && Number(hour) <= 12 ? written(inDay, Number(minute)) : undefined;
    return { reason: 'hours go from 00 to 23', suggestion };
  }
  const parts = likeTime.exec(text);
  if (parts === null) return undefined;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  const problem = timeProblem(hours, minutes);
  if (problem !== undefined) return { reason: problem, suggestion: undefined };
  return { reason: 'a time is two digits for the hour and two for the minute', suggestion: written(hours, minutes) };
}

function written(hours: number, minutes: number): string | undefined {
  const text = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return parseTime(text) === undefined ? undefined : text;
}

function dayOf([, year, month, day]: RegExpExecArray): CalendarDay {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function dayProblem({ year, month, day }: CalendarDay): string | undefined {
  if (year < 1) return 'years begin with 0001';
  const longest = LENGTHS[month - 1];
  const name = MONTHS[month - 1];
  if (longest === undefined || name === undefined) return 'months go from 01 to 12';
  const days = month === 2 && isLeap(year) ? 29 : longest;
  return day >= 1 && day <= days ? undefined : `${name} ${year} has ${days} days`;
}

function timeProblem(hours: number, minutes: number): string | undefined {
  if (minutes > 59) return 'minutes go from 00 to 59';
  return hours < 24 || (hours === 24 && minutes === 0) ? undefined : 'hours go from 00 to 23';
}

/** By the calendar of today, whatever the year. */
function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
