/** Windows, freezes and clocks from text to results. Every time is worked out by hand; a cluster takes one hour. */
import { describe, expect, it } from 'vitest';
import { run } from './testing/expect-around.ts';

interface Around {
  readonly clusters?: number;
  /** `Asia/Kolkata` for the whole fleet. */
  readonly zone?: string;
  readonly bug?: string;
}

/** Hours from the start to the end of a plan in which nothing is left to chance. */
function hours(plan: string, { clusters = 2, zone, bug = '' }: Around = {}): number {
  const timezone = zone === undefined ? '' : `timezone "${zone}"`;
  return hoursOf(`
    topology fleet { region all { ${timezone} cluster web[${clusters}] { server[4] } } }
    model fixed {
      deploy takes 1h per server
      ${bug}
      gate health { takes 1h }
    }
    plan p on fleet using fixed { maxDown 100% ${plan} }`);
}

function hoursOf(text: string): number {
  const { duration } = run(text, 2);
  expect(duration.min).toBe(duration.max);
  return Number(duration.max) / 3600;
}

const weekdays = 'window mon..thu 09:00..16:00 in "Europe/Berlin"';
/** The second cluster is too late for the first day's window, which closes at 16:00. */
const from = (start: string, zone = 'Europe/Berlin') => `starts ${start} in "${zone}"`;
const both = 'stage all { deploy all }';

describe('a window', () => {
  it('holds what would start after it closes over the weekend', () => {
    // Thursday 15:00 to Monday 09:00 are 90 hours; the second cluster takes one more.
    expect(hours(`${from('2026-01-08 15:00')} ${weekdays} ${both}`)).toBe(91);
  });

  it('does not hold what has started', () => {
    // The first begins at 15:30 and ends at 16:30.
    expect(hours(`${from('2026-01-08 15:30')} ${weekdays} ${both}`, { clusters: 1 })).toBe(1);
  });

  it.each([
    // An hour less passes from Thursday to Monday when clocks are put forward, an hour more when they are put back.
    ['2026-03-26', 'Europe/Berlin', 90],
    ['2026-10-22', 'Europe/Berlin', 92],
    ['2026-03-05', 'America/Los_Angeles', 90],
    ['2026-10-29', 'America/Los_Angeles', 92],
    // Half an hour on Lord Howe Island: back in April, forward in October.
    ['2026-04-02', 'Australia/Lord_Howe', 91.5],
    ['2026-10-01', 'Australia/Lord_Howe', 90.5],
    ['2026-03-26', 'UTC', 91],
  ])('keeps to the wall clock over the weekend after %s in %s', (day, zone, expected) => {
    const window = `window mon..thu 09:00..16:00 in "${zone}"`;
    expect(hours(`${from(`${day} 15:00`, zone)} ${window} ${both}`)).toBe(expected);
  });

  it('goes over midnight, and then belongs to the day on which it opens', () => {
    // Friday 22:00, 23:00, 00:00, 01:00; Saturday 22:00 is in no window, so the fifth goes on Friday in a week, at 168 hours.
    const night = 'window fri 22:00..02:00 in "UTC"';
    expect(hours(`${from('2026-01-09 22:00', 'UTC')} ${night} ${both}`, { clusters: 4 })).toBe(4);
    expect(hours(`${from('2026-01-09 22:00', 'UTC')} ${night} ${both}`, { clusters: 5 })).toBe(169);
  });

  it('over midnight is an hour shorter when clocks are put forward', () => {
    // Saturday 22:00 to Sunday 04:00 holds six hours, but five on 2026-03-28; the next Saturday is 167 hours away.
    const night = 'window sat 22:00..04:00 in "Europe/Berlin"';
    expect(hours(`${from('2026-03-28 22:00')} ${night} ${both}`, { clusters: 5 })).toBe(5);
    expect(hours(`${from('2026-03-28 22:00')} ${night} ${both}`, { clusters: 6 })).toBe(168);
    // Seven on 2026-10-24; the next Saturday is 169 hours away.
    expect(hours(`${from('2026-10-24 22:00')} ${night} ${both}`, { clusters: 7 })).toBe(7);
    expect(hours(`${from('2026-10-24 22:00')} ${night} ${both}`, { clusters: 8 })).toBe(170);
  });

  it('of each place is that of its own clock, by half hours and quarters too', () => {
    const local = `${from('2026-01-05 00:00', 'UTC')} window mon..fri 09:00..16:00 local ${both}`;
    // 09:00 is 03:30 UTC in Kolkata, and 03:15 in Kathmandu.
    expect(hours(local, { clusters: 1, zone: 'Asia/Kolkata' })).toBe(4.5);
    expect(hours(local, { clusters: 1, zone: 'Asia/Kathmandu' })).toBe(4.25);
    expect(hours(local, { clusters: 1, zone: 'America/Los_Angeles' })).toBe(18);
    // The other side of the date line: 09:00 on Monday is 19:00 UTC of Sunday, so it is open now, until 02:00.
    expect(hours(local, { clusters: 2, zone: 'Pacific/Kiritimati' })).toBe(2);
    expect(hours(local, { clusters: 3, zone: 'Pacific/Kiritimati' })).toBe(20);
  });

  it('lets what is open elsewhere pass what is closed', () => {
    // Los Angeles is first on the list and opens at 17:00 UTC; Kolkata goes at 03:30.
    const two = hoursOf(`
      topology world {
        region west  { timezone "America/Los_Angeles"  cluster a { server[4] } }
        region south { timezone "Asia/Kolkata"         cluster b { server[4] } }
      }
      model fixed { deploy takes 1h per server }
      plan p on world using fixed { ${from('2026-01-05 00:00', 'UTC')} maxDown 100%
        window mon..fri 09:00..16:00 local
        stage all { deploy all }
      }`);
    expect(two).toBe(18);
  });

  it('of a stage holds its own starts, and those of the plan hold too', () => {
    const stages = `stage one { window mon..thu 12:00..20:00 in "Europe/Berlin" deploy 1 cluster }
      stage two { deploy 1 cluster }`;
    // The first waits from 09:00 to 12:00, the second follows.
    expect(hours(`${from('2026-01-08 09:00')} ${weekdays} ${stages}`)).toBe(5);
    // At 16:00 the plan's window has closed: Monday at 12:00, 92 hours later.
    expect(hours(`${from('2026-01-08 16:00')} ${weekdays} ${stages}`)).toBe(94);
  });

  it('is one of several', () => {
    const evening = 'window thu 20:00..22:00 in "Europe/Berlin"';
    expect(hours(`${from('2026-01-08 15:00')} ${weekdays} ${evening} ${both}`)).toBe(6);
  });

  it('for some servers does not hold the others', () => {
    const some = 'window mon 09:00..16:00 in "Europe/Berlin" for web-2';
    expect(hours(`${from('2026-01-08 15:00')} ${some} ${both}`)).toBe(91);
    expect(hours(`${from('2026-01-08 15:00')} ${some} stage all { deploy web-1 }`)).toBe(1);
  });

  it('does not hold going back', () => {
    // Thursday 15:00 deployed, 16:00 looked at, 17:00 found, 18:00 reverted.
    const steps = 'stage all { deploy 1 cluster  gate health } on unhealthy rollback';
    const bug = 'bug broken { present 100%  found 100% at cluster 1 }';
    expect(hours(`${from('2026-01-08 15:00')} ${weekdays} ${steps}`, { bug })).toBe(3);
  });

  it('holds a `run`, and neither waits nor gates', () => {
    const acts = (steps: string) =>
      hours(`${from('2026-01-08 16:00')} ${weekdays} stage all { ${steps} deploy 1 cluster }`);
    // Monday 09:00 is 89 hours away.
    expect(acts('run "backfill" takes 2h')).toBe(92);
    expect(acts('wait 88h')).toBe(90);
    expect(acts('wait 90h')).toBe(91);
    expect(acts('gate health wait 89h')).toBe(91);
  });
});

describe('a plan that says no start', () => {
  it('begins when it first opens in the week of 2026-01-05', () => {
    // Wednesday 09:00 to 11:00: two clusters, and the third a week later.
    const window = 'window wed 09:00..11:00 in "America/Los_Angeles"';
    expect(hours(`${window} ${both}`)).toBe(2);
    expect(hours(`${window} ${both}`, { clusters: 3 })).toBe(7 * 24 + 1);
  });
});

describe('a freeze', () => {
  it('swallows the windows in it', () => {
    // Monday and Tuesday are frozen: Wednesday, 48 hours after Monday.
    expect(hours(`${from('2026-01-08 15:00')} ${weekdays} freeze 2026-01-12..2026-01-13 ${both}`)).toBe(91 + 48);
  });

  /** Begins at noon of a day, and has something to start a day later. */
  const aDayAfterNoon = (start: string) => `${start} stage all { wait 24h  deploy all }`;

  it('is of whole days in its zone', () => {
    // At noon of Monday in Berlin, 11:00 UTC, it is Monday elsewhere too: until 18:30 UTC in Kolkata, until 08:00 UTC of Tuesday in
    // Los Angeles.
    const noon = from('2026-01-11 12:00');
    const frozen = (zone: string) => hours(aDayAfterNoon(`${noon} freeze 2026-01-12..2026-01-12 in "${zone}"`));
    expect(frozen('Asia/Kolkata')).toBe(24 + 7.5 + 2);
    expect(frozen('America/Los_Angeles')).toBe(24 + 21 + 2);
    expect(frozen('Europe/Berlin')).toBe(24 + 12 + 2);
  });

  it('without a zone has that of the start', () => {
    const noon = from('2026-01-11 12:00', 'Asia/Kolkata');
    expect(hours(aDayAfterNoon(`${noon} freeze 2026-01-12..2026-01-12`))).toBe(24 + 12 + 2);
  });

  it('of a day on which clocks are changed is as long as that day', () => {
    const frozen = (dayBefore: string, day: string) =>
      hours(aDayAfterNoon(`${from(`${dayBefore} 12:00`)} freeze ${day}..${day}`));
    expect(frozen('2026-03-27', '2026-03-28')).toBe(12 + 24 + 2);
    expect(frozen('2026-03-28', '2026-03-29')).toBe(12 + 23 + 2);
    expect(frozen('2026-10-24', '2026-10-25')).toBe(12 + 25 + 2);
  });

  it('for some servers does not hold the others', () => {
    expect(hours(`${from('2026-01-12 09:00')} freeze 2026-01-12..2026-01-12 for web-1 ${both}`)).toBe(16);
  });
});

describe('an approval', () => {
  const approval = (start: string, more = '') =>
    hours(`${from(start)} ${weekdays} ${more} stage all { gate approval "SRE" takes 2h deploy 1 cluster }`);

  it('takes its time inside windows only', () => {
    // An hour on Thursday, one on Monday until 10:00; then the cluster.
    expect(approval('2026-01-08 15:00')).toBe(92);
    expect(approval('2026-01-08 10:00')).toBe(3);
  });

  it('goes on in a freeze, which is for machines', () => {
    // The answer comes on Monday at 10:00 all the same; the cluster waits for Tuesday.
    expect(approval('2026-01-08 15:00', 'freeze 2026-01-12..2026-01-12')).toBe(91 + 24);
  });

  it('that is refused stops the plan', () => {
    const refused = `${from('2026-01-08 10:00')} ${weekdays} stage all { deploy 1 cluster gate approval "SRE" takes 2h refuses 100% }`;
    expect(hours(refused)).toBe(3);
  });
});

describe('a wait for the clock', () => {
  it('ends at the next such time, by the wall clock', () => {
    const wait = (start: string) => hours(`${from(start)} stage all { wait until next mon 09:00 deploy 1 cluster }`);
    // From Thursday 15:00, and over both changes of clocks; on Monday at 09:00 it is the one in a week.
    expect(wait('2026-01-08 15:00')).toBe(91);
    expect(wait('2026-03-26 15:00')).toBe(90);
    expect(wait('2026-10-22 15:00')).toBe(92);
    expect(wait('2026-01-12 09:00')).toBe(169);
  });

  it('ends at the next departure, now included', () => {
    const wait = (start: string) =>
      hours(`${from(start)} stage all { wait until every 2w from 2026-03-02 deploy 1 cluster }`);
    expect(wait('2026-03-02 00:00')).toBe(1);
    // Two weeks, and two more over the change of clocks on 2026-03-29.
    expect(wait('2026-03-02 01:00')).toBe(14 * 24);
    expect(wait('2026-03-16 01:00')).toBe(14 * 24 - 1);
    expect(wait('2026-02-28 00:00')).toBe(2 * 24 + 1);
  });
});
