import type { Weekday } from '@rollout/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCalendar } from './calendar.ts';
import type { OpenRule, ZonedFreeze, ZonedWindow } from './rule.ts';
import { clockMinutes, openMinutes } from './testing/minutes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon tue 09:00..16:00 Europe/Berlin`. */
function window(text: string): ZonedWindow {
  const words = text.split(' ');
  const [from = 0, to = 0] = (words.at(-2) ?? '').split('..').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return 60 * hour + minute;
  });
  const days = words.slice(0, -2).map((word) => DAYS.indexOf(word) as Weekday); // 0 … 6, as the word is one
  return { days, from, to, zone: words.at(-1) ?? '' };
}

const rule = (...windows: string[]): OpenRule => ({ layers: [windows.map(window)], freezes: [] });

/** Each opening from a start on until one is past an end, both in UTC: `2026-03-26 08:00 to 15:00`, over midnight with both dates. */
function openings(asked: OpenRule, from: string, to: string): readonly string[] {
  const [date = '', time = ''] = from.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const calendar = openCalendar({ date, minute: 60 * hour + minute, zone: 'UTC' });
  const hours = calendar.hours(asked);
  const text = (instant: number) => new Date(calendar.origin + instant).toISOString().slice(0, 16).replace('T', ' ');
  const told: string[] = [];
  for (let at = hours.nextOpening(0); at !== null && text(at) < to; ) {
    const closes = hours.nextClosing(at);
    if (closes === null) return [...told, `${text(at)} for ever`];
    told.push(`${text(at)} to ${text(closes).replace(`${text(at).slice(0, 10)} `, '')}`);
    at = hours.nextOpening(closes);
  }
  return told;
}

describe('a window', () => {
  it('opens on its days, over a weekend', () => {
    // Winter: Berlin is an hour ahead of UTC. 2026-01-08 is a Thursday.
    expect(openings(rule('mon tue wed thu 09:00..16:00 Europe/Berlin'), '2026-01-08 12:00', '2026-01-14')).toEqual([
      '2026-01-08 12:00 to 15:00',
      '2026-01-12 08:00 to 15:00',
      '2026-01-13 08:00 to 15:00',
    ]);
  });

  it('belongs to the day on which it opens, over midnight', () => {
    // Friday night's ends on Saturday; Saturday and Sunday have none.
    expect(openings(rule('thu fri 22:00..04:00 UTC'), '2026-01-09 01:00', '2026-01-16')).toEqual([
      '2026-01-09 01:00 to 04:00',
      '2026-01-09 22:00 to 2026-01-10 04:00',
      '2026-01-15 22:00 to 2026-01-16 04:00',
    ]);
  });

  it('to the time from which it opens is a whole day', () => {
    expect(openings(rule('sat 09:00..09:00 UTC'), '2026-01-09 00:00', '2026-01-12')).toEqual([
      '2026-01-10 09:00 to 2026-01-11 09:00',
    ]);
    expect(openings(rule('sat sun 00:00..24:00 UTC'), '2026-01-09 00:00', '2026-01-15')).toEqual([
      '2026-01-10 00:00 to 2026-01-12 00:00',
    ]);
  });

  it('is open in its first minute and closed after its last', () => {
    const hours = openCalendar({ date: '2026-01-05', minute: 0, zone: 'UTC' }).hours(rule('mon 09:00..16:00 UTC'));
    expect([9 * HOUR - 1, 9 * HOUR, 16 * HOUR - 1, 16 * HOUR].map(hours.isOpen)).toEqual([false, true, true, false]);
    expect(hours.nextOpening(16 * HOUR - 1)).toBe(16 * HOUR - 1);
    expect(hours.nextOpening(16 * HOUR)).toBe((7 * 24 + 9) * HOUR);
    expect(hours.nextClosing(0)).toBe(0);
    expect(hours.nextClosing(10 * HOUR)).toBe(16 * HOUR);
  });

  it('keeps to the wall clock when clocks are changed in Berlin', () => {
    // Monday to Thursday, 09:00 to 16:00: 08:00 to 15:00 UTC before Sunday 2026-03-29, 07:00 to 14:00 after it.
    expect(openings(rule('mon thu 09:00..16:00 Europe/Berlin'), '2026-03-26 00:00', '2026-03-31')).toEqual([
      '2026-03-26 08:00 to 15:00',
      '2026-03-30 07:00 to 14:00',
    ]);
    expect(openings(rule('mon thu 09:00..16:00 Europe/Berlin'), '2026-10-22 00:00', '2026-10-27')).toEqual([
      '2026-10-22 07:00 to 14:00',
      '2026-10-26 08:00 to 15:00',
    ]);
  });

  it('is shorter or longer over the change itself', () => {
    // Saturday 22:00 to Sunday 06:00: eight hours, but seven when clocks are put forward and nine when they are put back.
    const night = rule('sat 22:00..06:00 America/Los_Angeles');
    expect(openings(night, '2026-03-07 12:00', '2026-03-09')).toEqual(['2026-03-08 06:00 to 13:00']);
    expect(openings(night, '2026-10-31 12:00', '2026-11-02')).toEqual(['2026-11-01 05:00 to 14:00']);
    // On Lord Howe Island half an hour: 22:00 is 11:00 UTC in summer and 11:30 in winter, 06:00 is 19:00 and 19:30.
    const island = rule('sat 22:00..06:00 Australia/Lord_Howe');
    expect(openings(island, '2026-04-04 00:00', '2026-04-06')).toEqual(['2026-04-04 11:00 to 19:30']);
    expect(openings(island, '2026-10-03 00:00', '2026-10-05')).toEqual(['2026-10-03 11:30 to 19:00']);
  });

  it('that begins or ends in what a change skips, or repeats, does so at the first instant that will do', () => {
    expect(openings(rule('sun 02:30..05:00 Europe/Berlin'), '2026-03-29 00:00', '2026-03-30')).toEqual([
      '2026-03-29 01:00 to 03:00',
    ]);
    expect(openings(rule('sun 01:00..02:30 Europe/Berlin'), '2026-03-29 00:00', '2026-03-30')).toEqual([
      '2026-03-29 00:00 to 01:00',
    ]);
    // Nothing of 02:10 to 02:50 is left on that Sunday.
    expect(openings(rule('sun 02:10..02:50 Europe/Berlin'), '2026-03-29 00:00', '2026-04-06')).toEqual([
      '2026-04-05 00:10 to 00:50',
    ]);
    // 02:30 comes twice: the window opens and closes at the first.
    expect(openings(rule('sun 02:30..04:00 Europe/Berlin'), '2026-10-25 00:00', '2026-10-26')).toEqual([
      '2026-10-25 00:30 to 03:00',
    ]);
    expect(openings(rule('sun 01:00..02:30 Europe/Berlin'), '2026-10-24 12:00', '2026-10-26')).toEqual([
      '2026-10-24 23:00 to 2026-10-25 00:30',
    ]);
  });

  it('is at other hours in zones of half hours and quarters', () => {
    expect(openings(rule('mon 09:00..16:00 Asia/Kolkata'), '2026-01-05 00:00', '2026-01-06')).toEqual([
      '2026-01-05 03:30 to 10:30',
    ]);
    expect(openings(rule('mon 09:00..16:00 Asia/Kathmandu'), '2026-01-05 00:00', '2026-01-06')).toEqual([
      '2026-01-05 03:15 to 10:15',
    ]);
  });

  it('is on another day of UTC beyond the date line', () => {
    // Monday begins on Sunday at 10:00 UTC in Kiritimati, and on Monday at 11:00 in Pago Pago, a day and an hour later.
    expect(openings(rule('mon 00:00..24:00 Pacific/Kiritimati'), '2026-01-04 00:00', '2026-01-08')).toEqual([
      '2026-01-04 10:00 to 2026-01-05 10:00',
    ]);
    expect(openings(rule('mon 00:00..24:00 Pacific/Pago_Pago'), '2026-01-04 00:00', '2026-01-08')).toEqual([
      '2026-01-05 11:00 to 2026-01-06 11:00',
    ]);
    // Friday 2011-12-30 was left out in Samoa: nothing opens, and Thursday night's window ends on Saturday morning.
    expect(openings(rule('fri 09:00..16:00 Pacific/Apia'), '2011-12-29 00:00', '2012-01-05')).toEqual([]);
    expect(openings(rule('thu 22:00..06:00 Pacific/Apia'), '2011-12-29 12:00', '2012-01-05')).toEqual([
      '2011-12-30 08:00 to 10:00',
    ]);
  });
});

describe('several windows', () => {
  it('of one place are a union', () => {
    const both = rule('mon 09:00..12:00 UTC', 'mon 11:00..14:00 UTC', 'mon 14:00..15:00 UTC', 'mon 20:00..21:00 UTC');
    expect(openings(both, '2026-01-05 00:00', '2026-01-06')).toEqual([
      '2026-01-05 09:00 to 15:00',
      '2026-01-05 20:00 to 21:00',
    ]);
  });

  it('of several places all bind, and a place without any lets everything start', () => {
    const layers = [[window('mon 09:00..16:00 Europe/Berlin')], [], [window('mon 09:00..16:00 America/New_York')]];
    // Berlin until 15:00 UTC, New York from 14:00 UTC.
    expect(openings({ layers, freezes: [] }, '2026-01-05 00:00', '2026-01-06')).toEqual(['2026-01-05 14:00 to 15:00']);
  });

  it('that meet only while clocks are changed on different days still meet', () => {
    // 17:00 in Berlin is 11:00 in New York, but for the weeks between their changes: from 2026-03-08 to 2026-03-29 it is 12:00.
    const layers = [[window('mon 17:00..18:00 Europe/Berlin')], [window('mon 12:00..13:00 America/New_York')]];
    expect(openings({ layers, freezes: [] }, '2026-04-01 00:00', '2027-01-01')).toEqual(['2026-10-26 16:00 to 17:00']);
  });

  it('that never meet never open', () => {
    const layers = [[window('mon 09:00..12:00 UTC')], [window('mon 12:00..13:00 UTC')]];
    const hours = openCalendar({ date: '2026-01-05', minute: 0, zone: 'UTC' }).hours({ layers, freezes: [] });
    expect(hours.nextOpening(0)).toBeNull();
    expect(hours.isOpen(12 * HOUR)).toBe(false);
    expect(hours.afterOpenTime(0, 1)).toBeNull();
    expect(hours.nextClosing(0)).toBe(0);
  });
});

describe('a freeze', () => {
  const frozen = (from: string, to: string, zone: string): ZonedFreeze => ({ from, to, zone });

  it('is of whole days, the last included, in its zone', () => {
    // 2026-12-19 begins in Los Angeles at 08:00 UTC, 2027-01-05 too.
    const holidays = { layers: [], freezes: [frozen('2026-12-19', '2027-01-04', 'America/Los_Angeles')] };
    expect(openings(holidays, '2026-12-18 12:00', '2028-01-01')).toEqual([
      '2026-12-18 12:00 to 2026-12-19 08:00',
      '2027-01-05 08:00 for ever',
    ]);
  });

  it('has days of 23 and 25 hours where clocks are changed', () => {
    const spring = { layers: [], freezes: [frozen('2026-03-29', '2026-03-29', 'Europe/Berlin')] };
    expect(openings(spring, '2026-03-28 23:00', '2026-03-31')).toEqual(['2026-03-29 22:00 for ever']);
    const autumn = { layers: [], freezes: [frozen('2026-10-25', '2026-10-25', 'Europe/Berlin')] };
    expect(openings(autumn, '2026-10-24 22:00', '2026-10-27')).toEqual(['2026-10-25 23:00 for ever']);
  });

  it('closes what windows leave open, and may swallow them', () => {
    const layers = [[window('mon tue wed thu 09:00..16:00 Europe/Berlin')]];
    // Frozen from Thursday to Monday in Kolkata, which is until Monday 18:30 UTC, after the window.
    const freezes = [frozen('2026-01-08', '2026-01-12', 'Asia/Kolkata')];
    expect(openings({ layers, freezes }, '2026-01-07 00:00', '2026-01-14')).toEqual([
      '2026-01-07 08:00 to 15:00',
      '2026-01-13 08:00 to 15:00',
    ]);
  });

  it('adds up with others', () => {
    const freezes = [frozen('2026-01-07', '2026-01-08', 'UTC'), frozen('2026-01-06', '2026-01-07', 'Europe/Berlin')];
    expect(openings({ layers: [], freezes }, '2026-01-06 00:00', '2030-01-01')).toEqual(['2026-01-09 00:00 for ever']);
    expect(openings({ layers: [], freezes }, '2026-01-05 00:00', '2026-01-07')).toEqual(['2026-01-05 00:00 to 23:00']);
  });

  it('may last to the end of all dates', () => {
    const layers = [[window('mon 09:00..16:00 Europe/Berlin')]];
    const hours = openCalendar({ date: '2026-01-05', minute: 0, zone: 'UTC' }).hours({
      layers,
      freezes: [frozen('2026-01-07', '9999-12-31', 'UTC')],
    });
    expect(hours.nextOpening(24 * HOUR)).toBeNull();
    expect(hours.nextClosing(10 * HOUR)).toBe(15 * HOUR);
  });
});

describe('open time', () => {
  const { hours } = openCalendar({ date: '2026-01-08', minute: 12 * 60, zone: 'UTC' });

  it('passes only while it is open', () => {
    // Thursday 12:00. Three hours are left until 15:00; the fourth begins on Monday at 08:00, 92 hours from now.
    const work = hours(rule('mon tue wed thu 09:00..16:00 Europe/Berlin'));
    expect(work.afterOpenTime(0, 2 * HOUR)).toBe(2 * HOUR);
    expect(work.afterOpenTime(0, 3 * HOUR)).toBe(3 * HOUR);
    expect(work.afterOpenTime(0, 3 * HOUR + 1)).toBe(92 * HOUR + 1);
    expect(work.afterOpenTime(0, 4 * HOUR)).toBe(93 * HOUR);
    // Seven hours a day: the next two days and an hour.
    expect(work.afterOpenTime(0, (3 + 7 + 7 + 1) * HOUR)).toBe((92 + 24 + 24 + 1) * HOUR);
    // From when it is closed.
    expect(work.afterOpenTime(4 * HOUR, HOUR)).toBe(93 * HOUR);
  });

  it('of none has passed at once, and where nothing closes all time is', () => {
    expect(hours(rule('mon 09:00..10:00 UTC')).afterOpenTime(7, 0)).toBe(7);
    expect(hours({ layers: [], freezes: [] }).afterOpenTime(7, 1000 * HOUR)).toBe(7 + 1000 * HOUR);
    expect(hours({ layers: [], freezes: [] }).nextClosing(7)).toBeNull();
  });
});

it('far from now costs no more than now, and nothing opens after the end of all dates', () => {
  const hours = openCalendar({ date: '2026-01-05', minute: 0, zone: 'UTC' }).hours(
    rule('mon 09:00..16:00 Europe/Berlin'),
  );
  // 400 years are 20,871 weeks and have all their weekdays and dates again; 7,600 years are nineteen times that.
  const far = 19 * 20_871 * 7 * 24 * HOUR;
  expect(hours.nextOpening(far)).toBe(far + 8 * HOUR);
  expect(hours.nextClosing(far + 9 * HOUR)).toBe(far + 15 * HOUR);
  expect(hours.nextOpening(far + 2_000_000_000 * MINUTE)).toBeNull();
  expect(hours.isOpen(far + 2_000_000_000 * MINUTE)).toBe(false);
});

describe('any rule', () => {
  const zones = [
    'Europe/Berlin',
    'America/Los_Angeles',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Africa/Casablanca',
    'UTC',
  ];
  // Four or five days before clocks are changed somewhere, or a day is left out.
  const starts = ['2026-03-04', '2026-03-25', '2026-03-31', '2026-09-30', '2026-10-21', '2026-10-28', '2011-12-25'];
  const SPAN = 9 * 24 * 60;
  const known = new Map<string, Float64Array>();
  const clockFrom =
    (start: string) =>
    (zone: string): Float64Array => {
      const key = `${start} ${zone}`;
      const clock = known.get(key) ?? clockMinutes(zone, Date.parse(start), SPAN);
      known.set(key, clock);
      return clock;
    };

  const zone = fc.constantFrom(...zones);
  const quarter = fc.integer({ min: 0, max: 95 }).map((number) => number * 15);
  const windows: fc.Arbitrary<ZonedWindow> = fc.record({
    days: fc.uniqueArray(fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6), { minLength: 1 }),
    from: quarter,
    to: fc.oneof(quarter, fc.constant(1440)),
    zone,
  });
  const rules: fc.Arbitrary<readonly [string, OpenRule]> = fc.constantFrom(...starts).chain((start) => {
    const day = fc.integer({ min: 0, max: 8 });
    const date = (after: number) => new Date(Date.parse(start) + after * 24 * HOUR).toISOString().slice(0, 10);
    const freezes = fc
      .tuple(day, fc.integer({ min: 0, max: 2 }), zone)
      .map(([from, days, zone]) => ({ from: date(from), to: date(from + days), zone }));
    const layers = fc.array(fc.array(windows, { maxLength: 3 }), { maxLength: 2 });
    return fc.record({ layers, freezes: fc.array(freezes, { maxLength: 2 }) }).map((made) => [start, made] as const);
  });

  it('opens and closes with the clocks that the platform shows, minute by minute', () => {
    fc.assert(
      fc.property(rules, ([start, asked]) => {
        // Two days in, so that what opened before is seen, and not the last two, which some clocks do not reach.
        const first = 2 * 24 * 60;
        const date = new Date(Date.parse(start) + first * MINUTE).toISOString().slice(0, 10);
        const hours = openCalendar({ date, minute: 0, zone: 'UTC' }).hours(asked);
        const open = openMinutes(asked, clockFrom(start), SPAN).slice(first, -2 * 24 * 60);
        expect(open.map((_, minute) => hours.isOpen(minute * MINUTE))).toEqual(open);
        const minutes = open.flatMap((isOpen, minute) => (isOpen ? [minute] : []));
        for (const index of [0, 1, 100, 1000]) {
          const minute = minutes[index];
          // So many whole minutes are over when the last of them is.
          if (minute !== undefined) expect(hours.afterOpenTime(0, (index + 1) * MINUTE)).toBe((minute + 1) * MINUTE);
        }
        for (let from = 0; from < open.length; from += 601) {
          const opens = open.indexOf(true, from);
          if (opens >= 0) expect(hours.nextOpening(from * MINUTE)).toBe(opens * MINUTE);
          const closes = open.indexOf(false, from);
          if (closes >= 0) expect(hours.nextClosing(from * MINUTE)).toBe(closes * MINUTE);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('gives the same answer whatever was asked before', () => {
    const times = fc.array(fc.integer({ min: 0, max: 400 * 24 * 60 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(rules, times, ([start, asked], minutes) => {
        const calendar = openCalendar({ date: start, minute: 0, zone: 'UTC' });
        const asking = calendar.hours(asked);
        for (const time of minutes.map((minute) => minute * MINUTE)) {
          const fresh = calendar.hours(asked);
          expect(asking.nextOpening(time)).toBe(fresh.nextOpening(time));
          expect(asking.nextClosing(time)).toBe(calendar.hours(asked).nextClosing(time));
          expect(asking.afterOpenTime(time, 3 * HOUR)).toBe(calendar.hours(asked).afterOpenTime(time, 3 * HOUR));
        }
      }),
      { seed: 6, numRuns: 60 },
    );
  });
});
