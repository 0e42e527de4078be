import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intlClock } from './testing/intl-clock.ts';
import { openZones } from './zone.ts';

const HOUR = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);

/** The instant at which a zone's clock reads a time (or has passed it), as a time in UTC. */
function instantOf(zone: string, local: string): string {
  return new Date(openZones()(zone).instantOf(utc(local))).toISOString().slice(0, 16);
}

describe('a local time', () => {
  it('is hours behind UTC, or ahead, by half hours and quarters too', () => {
    expect(instantOf('America/Los_Angeles', '2026-01-05T09:00')).toBe('2026-01-05T17:00');
    expect(instantOf('Asia/Kolkata', '2026-01-05T09:00')).toBe('2026-01-05T03:30');
    expect(instantOf('Asia/Kathmandu', '2026-01-05T09:00')).toBe('2026-01-05T03:15');
    expect(instantOf('UTC', '2026-01-05T09:00')).toBe('2026-01-05T09:00');
  });

  it('that a clock change skips is the first instant after it', () => {
    // 2026-03-29 in Berlin: after 01:59 comes 03:00, at 01:00 UTC.
    for (const skipped of ['02:00', '02:30', '02:59', '03:00'])
      expect(instantOf('Europe/Berlin', `2026-03-29T${skipped}`)).toBe('2026-03-29T01:00');
    expect(instantOf('Europe/Berlin', '2026-03-29T01:59')).toBe('2026-03-29T00:59');
    expect(instantOf('Europe/Berlin', '2026-03-29T03:01')).toBe('2026-03-29T01:01');
    // 2026-03-08 in Los Angeles: after 01:59 comes 03:00, at 10:00 UTC.
    expect(instantOf('America/Los_Angeles', '2026-03-08T02:30')).toBe('2026-03-08T10:00');
    // 2026-10-04 on Lord Howe Island: after 01:59 comes 02:30, half an hour only, at 15:30 UTC of the day before.
    expect(instantOf('Australia/Lord_Howe', '2026-10-04T02:15')).toBe('2026-10-03T15:30');
    // 2026-03-08 in Havana: the day begins at 01:00, at 05:00 UTC.
    expect(instantOf('America/Havana', '2026-03-08T00:00')).toBe('2026-03-08T05:00');
  });

  it('that comes twice is the first', () => {
    // 2026-10-25 in Berlin: after 02:59 of summer comes 02:00 of winter, at 01:00 UTC.
    expect(instantOf('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T00:30');
    expect(instantOf('Europe/Berlin', '2026-10-25T03:00')).toBe('2026-10-25T02:00');
    // 2026-11-01 in Los Angeles: after 01:59 comes 01:00, at 09:00 UTC.
    expect(instantOf('America/Los_Angeles', '2026-11-01T01:00')).toBe('2026-11-01T08:00');
    // 2026-04-05 on Lord Howe Island: after 01:59 comes 01:30, at 15:00 UTC of the day before.
    expect(instantOf('Australia/Lord_Howe', '2026-04-05T01:45')).toBe('2026-04-04T14:45');
    expect(instantOf('Australia/Lord_Howe', '2026-04-05T02:00')).toBe('2026-04-04T15:30');
    // 2026-11-01 in Havana: after 00:59 comes 00:00.
    expect(instantOf('America/Havana', '2026-11-01T00:00')).toBe('2026-11-01T04:00');
  });

  it('of a day that a zone left out is the beginning of the next', () => {
    // Samoa went from the 29th of December 2011 straight to the 31st, over the date line, at 10:00 UTC.
    for (const skipped of ['2011-12-30T00:00', '2011-12-30T17:00', '2011-12-31T00:00'])
      expect(instantOf('Pacific/Apia', skipped)).toBe('2011-12-30T10:00');
    expect(instantOf('Pacific/Apia', '2011-12-29T23:59')).toBe('2011-12-30T09:59');
  });
});

describe('a zone', () => {
  it('reads what the platform reads, wherever it is', () => {
    const zones = openZones();
    // Every fourth zone, every 2,345 hours: all hours of the day, all seasons.
    const wrong: string[] = [];
    for (const name of Intl.supportedValuesOf('timeZone').filter((_, index) => index % 4 === 0)) {
      for (let instant = utc('2020-01-01T00:00'); instant < utc('2032-01-01T00:00'); instant += 2345 * HOUR)
        if (zones(name).localAt(instant) !== intlClock(name, instant)) wrong.push(`${name} at ${instant}`);
    }
    expect(wrong).toEqual([]);
  });

  it('may be an old name, in small letters, or none of a place', () => {
    for (const name of ['US/Pacific', 'europe/berlin', 'GMT', 'EST5EDT', 'Etc/GMT+5', 'Asia/Calcutta'])
      expect(openZones()(name).localAt(utc('2026-07-01T00:00'))).toBe(intlClock(name, utc('2026-07-01T00:00')));
  });

  it('is known far from today, and its answers do not hang on what was asked before', () => {
    const names = fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Africa/Casablanca');
    // Minutes of the years 1975 to 2100.
    const minutes = fc.array(fc.integer({ min: 5 * 525_960, max: 130 * 525_960 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, minutes, (name, asked) => {
        const zone = openZones()(name);
        for (const instant of asked.map((minute) => minute * 60_000)) {
          const local = zone.localAt(instant);
          expect(local).toBe(intlClock(name, instant));
          // The clock reads this now; it may have read it before, but then it was put back since.
          const first = zone.instantOf(local);
          expect(first).toBeLessThanOrEqual(instant);
          expect(instant - first).toBeLessThanOrEqual(HOUR);
          expect(intlClock(name, first)).toBe(local);
          expect(zone.steadyUntil(instant)).toBeGreaterThan(instant);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
