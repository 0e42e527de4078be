import { describe, expect, test } from 'vitest';
import { compileText, source } from '../../testing/compile-text.ts';

/** Ten servers a cluster, a minute a server: a whole cluster at once is a minute. */
const FLEET = `
  region west { timezone "America/Los_Angeles"  cluster web[2] { server[10] } }
  region east { timezone "America/New_York"  cluster web[2] { server[10] } }`;

const MODEL = `
  switch takes 10s
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 1%  surfaces after exponential(mean 100 server-hours) }
  gate health { detects 90% }`;

/** What the plan takes at least, as the compiler says it of a deadline of a millisecond. */
function least(plan: string, takes = '1m per server'): string | undefined {
  const text = `service web { runs on all  load 1_000 requests/s }
    health slo { metric errors { bad when higher  compare to baseline } }
    ${source({ fleet: FLEET, plan: `deadline 1ms ${plan}`, model: MODEL, takes })}`;
  const { diagnostics } = compileText(text.replace('plan test', 'plan test of web'));
  return diagnostics.flatMap(({ message }) => / at least (\S+?),? /.exec(message)?.[1] ?? [])[0];
}

describe('the least time of a plan', () => {
  test('has shifts, canaries and approvals in it, and the hour for which blue is kept', () => {
    // Four clusters one after the other, two shifts of 10 s, a gate of half an hour after each.
    expect(least('stage all { deploy green to all  shift traffic to 5%, 100% { gate canary slo for 30m } }')).toBe(
      '1h4m20s',
    );
    expect(least('stage all { deploy green to all  shift traffic to 100%  retire blue after 1h  wait 5m }')).toBe(
      '1h4m10s',
    );
    expect(least('stage all { gate approval "board" takes 6h  deploy all }')).toBe('6h4m');
  });

  test('has no more of a wait than is sure', () => {
    expect(least('stage all { deploy all  wait 1h and 5 requests at most 2h }')).toBe('1h4m');
    expect(least('stage all { deploy all  wait until confidence 99% at most 2d  gate health }')).toBe('4m');
    expect(least('stage all { deploy all  wait until next mon 09:00 }')).toBe('4m');
  });

  test('counts servers that go one by one by what may be down and stand beside', () => {
    // Ten servers, two down and three beside: five at once, two minutes a cluster.
    const limits = 'maxDown 20% per cluster  maxSurge 30% per cluster';
    expect(least(`${limits} stage all { deploy all rolling }`)).toBe('8m');
    expect(least(`${limits} stage all { deploy all rolling 2 }`)).toBe('20m');
    expect(least('stage all { deploy all rolling 50% }')).toBe('8m');
    expect(least('stage all { deploy all rolling }')).toBe('4m');
    // Green takes no room from `maxDown`, but fills what may stand beside.
    expect(least('maxDown 10% per cluster stage all { deploy green to all  shift traffic to 100% }')).toBe('4m10s');
  });

  test('is longer by the time until a server is ready', () => {
    expect(least('stage all { deploy all }', '1m per server ready after 30s')).toBe('6m');
    // A server that fails for good is not waited for.
    const failing = compileText(
      source({
        fleet: FLEET,
        plan: 'deadline 1ms stage all { deploy all }',
        takes: '1m per server ready after 30s',
        model: 'deploy fails 1% per server',
      }),
    );
    expect(failing.diagnostics[0]?.message).toContain('at least 4m,');
  });
});

describe('levers for people, schemas and trains', () => {
  const PEOPLE = `
    audience users 1_000_000 { ring internal 1%  ring broad }
    flag new-cart { owner "web"  remove by 2027-03-01 }
    service web { runs on all }
    model slow { deploy takes 1m per server  switch takes 10s  flag takes uniform(5s..1m)  release takes 2h }
    model hasty extends slow { fast track 1% of changes }`;
  /** Of a plan of people. */
  const leastOf = (plan: string, model = 'slow') => {
    const { diagnostics } = compileText(`${PEOPLE}\nplan test using ${model} { deadline 1ms ${plan} }`);
    return diagnostics.flatMap(({ message }) => / at least (\S+?),? /.exec(message)?.[1] ?? [])[0];
  };

  test('each takes its own time', () => {
    expect(leastOf('stage all { enable new-cart for internal, users  disable new-cart }')).toBe('15s');
    expect(leastOf('stage all { release to internal, users { wait 1h } }')).toBe('6h');
    expect(leastOf('stage all { expand web takes 1h  migrate web takes uniform(1d..3d) fails 1% retry 2 }')).toBe(
      '1d1h',
    );
  });

  test('a train may leave at once, if nobody says when the change lands', () => {
    const trains = (starts: string) => `${starts}
      channel beta for internal departs every 4w from 2026-01-13 { wait 1d }
      channel stable for users departs every 4w from 2026-01-27 {}`;
    expect(leastOf(trains(''))).toBe('1d4h');
    // From noon on the day of a departure: 27.5 days to the next, two hours and a day; the next one for all leaves 14 days after that, and takes two hours.
    const starts = 'starts 2026-01-13 12:00 in "UTC"';
    expect(leastOf(trains(starts))).toBe('41d14h');
    // Who does not wait for trains takes as long as without them.
    expect(leastOf(trains(starts), 'hasty')).toBe('1d4h');
  });
});

describe('the calendar', () => {
  const window = 'window mon..thu 09:00..16:00 in "America/New_York"';

  test('counts where the plan says when it starts', () => {
    // Friday: the first start is on Monday at nine, 2 d 21 h after noon.
    const starts = 'starts 2026-01-09 12:00 in "America/New_York"';
    expect(least(`${starts} ${window} stage all { deploy all }`)).toBe('2d21h4m');
    expect(least(`${window} stage all { deploy all }`)).toBe('4m');
  });

  test('holds every batch, and an approval’s time, but no wait', () => {
    // Thursday 15:58: two clusters go, the other two on Monday; three days and seventeen hours lie between.
    const starts = 'starts 2026-01-08 15:58 in "America/New_York"';
    expect(least(`${starts} ${window} stage all { deploy all }`)).toBe('3d17h4m');
    expect(least(`${starts} ${window} stage all { gate approval "board" takes 3m  deploy 1 cluster }`)).toBe('3d17h4m');
    expect(least(`${starts} ${window} stage all { deploy 1 cluster  wait 24h }`)).toBe('1d1m');
  });

  test('lets each server go by its own clock', () => {
    // Nine o’clock in New York is six in Los Angeles: the east goes first, the west three hours later.
    const starts = 'starts 2026-01-12 09:00 in "America/New_York"  window mon..thu 09:00..16:00 local';
    expect(least(`${starts} stage all { deploy east }`)).toBe('2m');
    expect(least(`${starts} stage all { deploy west }`)).toBe('3h2m');
    // A shift waits for both.
    expect(least(`${starts} stage all { deploy green to east  shift traffic to 1% }`)).toBe('3h10s');
  });

  test('is waited for until a weekday, or a departure', () => {
    const starts = 'starts 2026-01-09 12:00 in "America/New_York"';
    expect(least(`${starts} stage all { deploy all  wait until next mon 09:00 }`)).toBe('2d21h');
    expect(least(`${starts} stage all { deploy all  wait until every 2w from 2026-01-05 }`)).toBe('9d12h');
  });
});
