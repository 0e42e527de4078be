import type { Weekday } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { openCalendar } from './calendar.ts';
import { intlClock } from './testing/intl-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const from = (date: string, minute: number, zone: string) => openCalendar({ date, minute, zone });

describe('a start', () => {
  it('is an instant', () => {
    expect(from('2026-11-23', 9 * 60, 'Europe/Berlin').origin).toBe(Date.parse('2026-11-23T08:00Z'));
    // Skipped: the first instant after it. Twice: the first.
    expect(from('2026-03-29', 150, 'Europe/Berlin').origin).toBe(Date.parse('2026-03-29T01:00Z'));
    expect(from('2026-10-25', 150, 'Europe/Berlin').origin).toBe(Date.parse('2026-10-25T00:30Z'));
  });

  it('may be on any day that has a date', () => {
    expect(from('0001-01-01', 0, 'UTC').origin).toBe(Date.parse('0001-01-01T00:00Z'));
    expect(from('9999-12-31', 0, 'UTC').origin).toBe(Date.parse('9999-12-31T00:00Z'));
  });
});

describe('the next weekday', () => {
  // Friday 2026-03-27, 09:00 in Berlin. Clocks are put forward on Sunday.
  const calendar = from('2026-03-27', 9 * 60, 'Europe/Berlin');

  it('is later than now, by the wall clock', () => {
    // Monday 09:00 is three days later by the clock, and an hour less by the time that passes.
    expect(calendar.nextWeekday(0, 0, 9 * 60, 'Europe/Berlin')).toBe(3 * DAY - HOUR);
    // Friday 09:00 is now: the next one is in a week.
    expect(calendar.nextWeekday(0, 4, 9 * 60, 'Europe/Berlin')).toBe(7 * DAY - HOUR);
    expect(calendar.nextWeekday(0, 4, 9 * 60 + 1, 'Europe/Berlin')).toBe(60_000);
    expect(calendar.nextWeekday(1, 4, 9 * 60, 'Europe/Berlin')).toBe(7 * DAY - HOUR);
    // Sunday 02:30 is skipped: 03:00 then, 41 hours from now.
    expect(calendar.nextWeekday(0, 6, 150, 'Europe/Berlin')).toBe(41 * HOUR);
    // 09:00 in Berlin is 13:30 in Kolkata.
    expect(calendar.nextWeekday(0, 4, 13 * 60 + 30, 'Asia/Kolkata')).toBe(7 * DAY);
    expect(calendar.nextWeekday(0, 4, 13 * 60 + 31, 'Asia/Kolkata')).toBe(60_000);
  });

  it('comes once where a time comes twice', () => {
    // Sunday 2026-10-25, 02:45 of summer in Berlin. 02:30 was a quarter of an hour ago, and comes again in 45 minutes: not the first.
    const autumn = from('2026-10-25', 165, 'Europe/Berlin');
    expect(autumn.nextWeekday(0, 6, 150, 'Europe/Berlin')).toBe(7 * DAY + HOUR - 15 * 60_000);
  });

  it('of a day that was left out is the beginning of the next', () => {
    // Thursday 2011-12-29 12:00 in Samoa: after it comes Saturday.
    expect(from('2011-12-29', 720, 'Pacific/Apia').nextWeekday(0, 4, 540, 'Pacific/Apia')).toBe(12 * HOUR);
  });
});

describe('the next departure', () => {
  const calendar = from('2026-03-02', 0, 'Europe/Berlin');
  const berlin = 'Europe/Berlin';

  it('is now if one is, and else later', () => {
    expect(calendar.nextDeparture(0, '2026-03-02', 14 * DAY, berlin)).toBe(0);
    expect(calendar.nextDeparture(1, '2026-03-02', 14 * DAY, berlin)).toBe(14 * DAY);
    expect(calendar.nextDeparture(14 * DAY, '2026-03-02', 14 * DAY, berlin)).toBe(14 * DAY);
  });

  it('keeps to midnight over changes of clocks, if its period is of whole days', () => {
    // The third is on 2026-03-30, a day after clocks were put forward.
    expect(calendar.nextDeparture(14 * DAY + 1, '2026-03-02', 14 * DAY, berlin)).toBe(28 * DAY - HOUR);
    expect(calendar.text(28 * DAY - HOUR, berlin)).toBe('Mon 2026-03-30 00:00 Europe/Berlin');
  });

  it('counts what passes, if its period is not', () => {
    // Every 36 hours: the nineteenth is 27 days later, the twentieth 28 and a half.
    expect(calendar.nextDeparture(27 * DAY + 1, '2026-03-02', 36 * HOUR, berlin)).toBe(28.5 * DAY);
    expect(calendar.nextDeparture(27 * DAY, '2026-03-02', 36 * HOUR, berlin)).toBe(27 * DAY);
  });

  it('may be the first of all, or one of many since long ago', () => {
    expect(calendar.nextDeparture(0, '2026-03-05', 14 * DAY, berlin)).toBe(3 * DAY);
    expect(calendar.nextDeparture(0, '2026-03-05', 36 * HOUR, berlin)).toBe(3 * DAY);
    // 2000-01-03 was a Monday, 1365 weeks before this one: an odd number, so every second week's next is in one.
    expect((Date.parse('2026-03-02') - Date.parse('2000-01-03')) / (7 * DAY)).toBe(1365);
    expect(calendar.nextDeparture(0, '2000-01-03', 14 * DAY, berlin)).toBe(7 * DAY);
    expect(calendar.nextDeparture(0, '2000-01-03', 7 * HOUR, 'UTC')).toBe(7 * HOUR - ((1365 * 168 - 1) % 7) * HOUR);
  });
});

describe('the hour of the week', () => {
  it('is counted from Monday 00:00 on the wall clock', () => {
    // Monday 2026-01-05 00:00 UTC is 16:00 of Sunday in Los Angeles and 05:30 of Monday in Kolkata.
    const calendar = from('2026-01-05', 0, 'UTC');
    expect(calendar.hourOfWeek(0, 'UTC')).toBe(0);
    expect(calendar.hourOfWeek(0, 'America/Los_Angeles')).toBe(6 * 24 + 16);
    expect(calendar.hourOfWeek(0, 'Asia/Kolkata')).toBe(5);
    expect(calendar.hourOfWeek(7 * DAY - 1, 'UTC')).toBe(167);
    expect(calendar.hourOfWeek(7 * DAY, 'UTC')).toBe(0);
  });

  it('changes on the hour of its zone', () => {
    const calendar = from('2026-01-05', 0, 'UTC');
    expect(calendar.nextHourChange(0, 'UTC')).toBe(HOUR);
    expect(calendar.nextHourChange(HOUR - 1, 'UTC')).toBe(HOUR);
    expect(calendar.nextHourChange(0, 'Asia/Kolkata')).toBe(HOUR / 2);
    expect(calendar.nextHourChange(0, 'Asia/Kathmandu')).toBe(HOUR / 4);
    expect(calendar.nextHourChange(HOUR / 4, 'Asia/Kathmandu')).toBe(1.25 * HOUR);
  });

  it('is left out when clocks are put forward, and lasts two when they are put back', () => {
    // Sunday 01:00 in Berlin, hour 145: an hour later it is 03:00.
    const spring = from('2026-03-29', 60, 'Europe/Berlin');
    expect(spring.hourOfWeek(0, 'Europe/Berlin')).toBe(145);
    expect(spring.nextHourChange(0, 'Europe/Berlin')).toBe(HOUR);
    expect(spring.hourOfWeek(HOUR, 'Europe/Berlin')).toBe(147);
    // 02:00 of summer and of winter.
    const autumn = from('2026-10-25', 120, 'Europe/Berlin');
    expect(autumn.hourOfWeek(0, 'Europe/Berlin')).toBe(146);
    expect(autumn.nextHourChange(0, 'Europe/Berlin')).toBe(2 * HOUR);
    // On Lord Howe Island: 01:00 lasts an hour and a half, and 02:00 half an hour.
    expect(from('2026-04-05', 60, 'Australia/Lord_Howe').nextHourChange(0, 'Australia/Lord_Howe')).toBe(1.5 * HOUR);
    expect(from('2026-10-04', 120, 'Australia/Lord_Howe').nextHourChange(0, 'Australia/Lord_Howe')).toBe(HOUR / 2);
  });

  it.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'is that of the clock that the platform shows, all year: %s',
    (zone) => {
      const calendar = from('2026-01-01', 0, 'UTC');
      // From 1970-01-05, a Monday.
      const hourAt = (instant: number) => Math.floor((intlClock(zone, instant) - 4 * DAY) / HOUR) % 168;
      const wrong: string[] = [];
      for (let time = 0; time < 365 * DAY; ) {
        const next = calendar.nextHourChange(time, zone);
        const hour = calendar.hourOfWeek(time, zone);
        const shown = [hourAt(calendar.origin + time), hourAt(calendar.origin + next - 1)];
        if (shown.some((one) => one !== hour) || calendar.hourOfWeek(next, zone) === hour)
          wrong.push(`${hour}, not ${shown}, at ${calendar.text(time, zone)}`);
        time = next;
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('text', () => {
  it('is for people', () => {
    const calendar = from('2026-03-30', 9 * 60, 'Europe/Berlin');
    expect(calendar.text(0, 'Europe/Berlin')).toBe('Mon 2026-03-30 09:00 Europe/Berlin');
    expect(calendar.text(0, 'America/Los_Angeles')).toBe('Mon 2026-03-30 00:00 America/Los_Angeles');
    expect(calendar.text(-1000, 'America/Los_Angeles')).toBe('Sun 2026-03-29 23:59:59 America/Los_Angeles');
    expect(calendar.text(90_500, 'UTC')).toBe('Mon 2026-03-30 07:01:30 UTC');
  });

  it('says so where dates have ended', () => {
    const calendar = from('9999-12-31', 23 * 60, 'UTC');
    expect(calendar.text(0, 'UTC')).toBe('Fri 9999-12-31 23:00 UTC');
    expect(calendar.text(HOUR, 'UTC')).toBe('after the year 9999 UTC');
    // Clocks and weeks go on, as far as times do.
    const late = 2 ** 52;
    expect(calendar.hourOfWeek(calendar.nextWeekday(late, 0, 0, 'Europe/Berlin'), 'Europe/Berlin')).toBe(0);
    expect(calendar.nextHourChange(late, 'Europe/Berlin')).toBeGreaterThan(late);
    expect(calendar.nextDeparture(late, '2026-01-05', 14 * DAY, 'Europe/Berlin')).toBeGreaterThanOrEqual(late);
  });

  it('knows every weekday', () => {
    const calendar = from('2026-01-05', 0, 'UTC');
    const days = ([0, 1, 2, 3, 4, 5, 6] satisfies Weekday[]).map((day) => calendar.text(day * DAY, 'UTC').slice(0, 3));
    expect(days).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  });
});
