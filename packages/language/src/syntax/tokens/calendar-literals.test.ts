import { expect, test } from 'vitest';
import { malformedDate, malformedTime, parseDate, parseTime } from './calendar-literals.ts';

test.each([
  ['2026-12-19', { year: 2026, month: 12, day: 19 }],
  // Divisible by 4; by 100 and not by 400; by 400.
  ['2028-02-29', { year: 2028, month: 2, day: 29 }],
  ['2000-02-29', { year: 2000, month: 2, day: 29 }],
  ['0001-01-01', { year: 1, month: 1, day: 1 }],
  ['9999-12-31', { year: 9999, month: 12, day: 31 }],
])('%s is a date', (text, day) => {
  expect(parseDate(text)).toEqual(day);
});

test.each([
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '0000-01-01',
  '26-12-19',
])('%s is none', (text) => {
  expect(parseDate(text)).toBeUndefined();
  expect(malformedDate(text)).toBeDefined();
});

test('the days of every month are those that the platform has', () => {
  for (const year of [1900, 2000, 2026, 2028]) {
    for (let month = 1; month <= 12; month++) {
      const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const written = (day: number): string =>
        `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      expect(parseDate(written(days))).toBeDefined();
      expect(parseDate(written(days + 1))).toBeUndefined();
    }
  }
});

test.each([
  ['00:00', 0],
  ['09:00', 540],
  ['23:59', 1439],
  ['24:00', 1440],
])('%s is so many minutes after midnight', (text, minutes) => {
  expect(parseTime(text)).toBe(minutes);
});

test.each(['9:00', '24:01', '25:00', '09:60', '09:0', '009:00', '09:00:00', '9am'])('%s is no time of day', (text) => {
  expect(parseTime(text)).toBeUndefined();
  expect(malformedTime(text)).toBeDefined();
});

test.each([
  ['2026-2-30', 'a date is four digits for the year, then two for the month and two for the day', undefined],
  ['2026-02-30', 'February 2026 has 28 days', undefined],
  ['2026-13-01', 'months go from 01 to 12', undefined],
  ['2026-2-3', 'a date is four digits for the year, then two for the month and two for the day', '2026-02-03'],
  ['19.12.2026', 'a date is four digits for the year, then two for the month and two for the day', '2026-12-19'],
  ['2026-12-19T09:00', 'a date and a time are two words', '2026-12-19 09:00'],
  ['2026-12-19-2026-12-20', 'a range of dates has `..` between them', '2026-12-19..2026-12-20'],
])('%s: %s', (text, reason, suggestion) => {
  expect(malformedDate(text)).toEqual({ reason, suggestion });
});

test.each([
  ['9:00', 'a time is two digits for the hour and two for the minute', '09:00'],
  ['25:00', 'hours go from 00 to 23', undefined],
  ['09:75', 'minutes go from 00 to 59', undefined],
  ['9am', 'hours go from 00 to 23', '09:00'],
  ['12am', 'hours go from 00 to 23', '00:00'],
  ['12:30pm', 'hours go from 00 to 23', '12:30'],
  ['13pm', 'hours go from 00 to 23', undefined],
  ['9:00-17:00', 'a range of times has `..` between them', '09:00..17:00'],
])('%s: %s', (text, reason, suggestion) => {
  expect(malformedTime(text)).toEqual({ reason, suggestion });
});

test.each(['12', '5%', '1h30m', '1.5.2', '3clusters', '1-2'])('%s looks like neither', (text) => {
  expect([malformedDate(text), malformedTime(text)]).toEqual([undefined, undefined]);
});
