import { describe, expect, it } from 'vitest';
import { parseStart } from './parse-start.ts';

describe('a start', () => {
  it.each([
    ['2026-11-23 09:00 in Europe/Berlin', '2026-11-23', 540, 'Europe/Berlin'],
    ['2026-11-23 09:00 in "Europe/Berlin"', '2026-11-23', 540, 'Europe/Berlin'],
    ['  2026-11-23T09:00 in Europe/Berlin ', '2026-11-23', 540, 'Europe/Berlin'],
    ['2026-11-23T09:00[Europe/Berlin]', '2026-11-23', 540, 'Europe/Berlin'],
    ['2026-11-23T09:00Z', '2026-11-23', 540, 'UTC'],
    ['2026-11-23T09:00:00.000Z', '2026-11-23', 540, 'UTC'],
    ['2026-11-23 23:59Z', '2026-11-23', 1439, 'UTC'],
    ['2028-02-29', '2028-02-29', 0, null],
    ['2026-11-23 09:00', '2026-11-23', 540, null],
    ['2026-11-23T09:00:00', '2026-11-23', 540, null],
    ['2026-11-23 in europe/berlin', '2026-11-23', 0, 'Europe/Berlin'],
    ['2026-11-23 in utc', '2026-11-23', 0, 'UTC'],
    ['2026-11-23 in Asia/Kolkata', '2026-11-23', 0, 'Asia/Kolkata'],
    ['2026-11-23[Asia/Kolkata]', '2026-11-23', 0, 'Asia/Kolkata'],
  ])('is said by %s', (text, date, minute, zone) => {
    expect(parseStart(text)).toEqual({ kind: 'start', start: { date, minute, zone } });
  });

  it.each([
    ['', /date alone/],
    ['tomorrow', /date alone/],
    ['23.11.2026', /date alone/],
    ['2026-02-30', /no day 2026-02-30/],
    ['2026-02-29', /no day/],
    ['0000-01-01', /no day/],
    ['2026-13-01', /no day/],
    ['9001-01-01 09:00 in UTC', /^9001-01-01 is too far ahead: dates go up to 9000-12-31$/],
    ['2026-11-23 24:00 in UTC', /no time 24:00/],
    ['2026-11-23 09:60 in UTC', /no time 09:60/],
    ['2026-11-23T09:00+01:00', /name the zone/],
    ['2026-11-23T09:00:30Z', /whole minute/],
    ['2026-11-23 09:00 in Berlin', /`Berlin` is no time zone/],
    ['2026-11-23 09:00 in +01:00', /`\+01:00` is no time zone/],
    ['2026-11-23T09:00[]', /no time zone/],
    ['2026-11-23 09:00 Europe/Berlin', /`Europe\/Berlin` is no zone/],
    ['2026-11-23 9:00 in UTC', /^write the time as `09:00`$/],
    ['2026-11-23T9:30', /^write the time as `09:30`$/],
    ['2026-11-23 09:00 in Europe/Berlin or so', /no zone/],
  ])('is not said by %s', (text, reason) => {
    const parsed = parseStart(text);
    expect(parsed.kind === 'invalid' && parsed.reason).toMatch(reason);
  });
});
