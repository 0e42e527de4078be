import { describe, expect, it } from 'vitest';
import { runText } from '../testing/run-text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECOND = 1_000;

/** Ten, a hundred and a thousand users have what a ring and those before it have. */
const audience = 'audience users 1_000 { ring internal 1%  ring early 9%  ring broad }';
const flag = 'flag cart { owner "shop"  remove by 2027-01-01 }';
const fleet = 'topology fleet { region west { cluster web { server[10] } } }';

const model = (...bugs: readonly string[]): string => `
  model numbers {
    deploy takes 10m per server
    rollback takes 10m per server
    flag takes 1m
    release takes 2m
    ${bugs.map((bug, i) => `bug bug-${i + 1} { present 100%  ${bug} }`).join('\n')}
    gate health { detects 100%  takes 5m }
  }`;

/** Code that is out, and a flag. */
const dark = (bug: string, body: string): string => `
  ${audience} ${flag} ${model(bug)}
  plan example using numbers { ${body} }`;

/** Code that has to get to ten servers first. */
const shipped = (bug: string, body: string): string => `
  ${audience} ${flag} ${fleet} ${model(bug)}
  plan example on fleet using numbers { maxDown 50%  ${body} }`;

const NEVER = 'surfaces after 1_000_000 user-hours';

describe('exposure of a bug behind a flag', () => {
  it('is the users for whom it is on, for as long as it is', () => {
    // The first pull is over at 1m, the second at 11m: ten users for ten minutes, then all thousand until the plan's end at 20m.
    const { duration, bugs } = runText(
      dark(`behind cart  ${NEVER}`, 'stage one { enable cart for internal, 100% { wait 9m } }'),
    );
    expect(duration).toBe(20 * MINUTE);
    expect(bugs).toMatchObject([{ exposure: 10 * 10 * MINUTE + 1_000 * 9 * MINUTE, met: 1_000, rings: 3, ended: -1 }]);
    // Nobody deploys: no server is reached.
    expect(bugs[0]?.reach).toBe(0);
  });

  it('is nothing while the flag is off, however long the code is out', () => {
    // Out at 20m (two batches), on from 10h21m; 1 user-hour of a thousand users is 3.6 seconds.
    const { times, bugs } = runText(
      shipped(
        'behind cart  surfaces after 1 user-hours',
        'stage one { deploy all  wait 10h  enable cart for 100%  wait 1h }',
      ),
    );
    expect(times('bug-shown')).toEqual([10 * HOUR + 21 * MINUTE + 3.6 * SECOND]);
    expect(bugs).toMatchObject([{ exposure: 1_000 * HOUR, met: 1_000, reach: 10 }]);
  });

  it('is nothing at all behind a flag that the plan does not enable', () => {
    const { times, bugs } = runText(
      shipped('behind cart  surfaces after 1 user-hours', 'stage one { deploy all  wait 10h }'),
    );
    expect(times('bug-shown')).toEqual([]);
    expect(bugs).toMatchObject([{ exposure: 0, met: 0, rings: 0, reach: 0, ended: -1 }]);
  });

  it('is spread over servers as their load is', () => {
    // Half of the fleet has the code: half of what a thousand users do meets it for an hour, and while the other half is upgraded; then all of it.
    const { bugs } = runText(
      shipped(
        `behind cart  ${NEVER}`,
        'stage one { deploy 5 servers  enable cart for 100%  wait 1h  deploy remaining  wait 1h }',
      ),
    );
    expect(bugs).toMatchObject([{ exposure: 500 * (HOUR + 10 * MINUTE) + 1_000 * HOUR, met: 1_000, reach: 10 }]);
  });

  it('is what a share of the users does, in server-hours and in requests', () => {
    // Of ten servers that are all new, for the hour that a tenth of the users has it: one server-hour, a tenth of 100 requests a second.
    const text = (unit: string): string => `
      ${audience} ${flag} ${fleet}
      service shop { runs on all  load 100 requests/s }
      ${model(`behind cart  surfaces after 1_000_000 ${unit}`)}
      plan example of shop on fleet using numbers {
        maxDown 50%
        stage one { deploy all  enable cart for early  wait 1h }
      }`;
    expect(runText(text('server-hours')).exposure).toBe(HOUR);
    expect(runText(text('requests')).exposure).toBeCloseTo(10 * 3_600, 9);
  });

  it('is counted by users, where a bug does not surface by it and nothing is deployed', () => {
    const body = 'enable cart for internal  wait 1h';
    expect(runText(dark('behind cart  shows 100% at ring 3', `stage one { ${body} }`)).exposure).toBe(10 * HOUR);
    // Else by servers: a hundredth of what ten of them carry.
    const out = runText(shipped('behind cart  shows 100% at ring 3', `stage one { deploy all  ${body} }`));
    expect(out.exposure).toBeCloseTo(0.1 * HOUR, 6);
  });

  it('is of the fewer, where the plan releases too', () => {
    // Released to a hundred at 2m and to all at 14m, on for ten from 3m, and for all from 13m: 10 · 10m, then 100 · 2m, then 1,000 · 10m.
    const { bugs, duration } = runText(
      dark(
        `behind cart  ${NEVER}`,
        `stage one { release to early  enable cart for internal  wait 9m  enable cart for 100%  release to 100%  wait 9m }`,
      ),
    );
    expect(duration).toBe(24 * MINUTE);
    expect(bugs[0]?.exposure).toBe(10 * 10 * MINUTE + 100 * 2 * MINUTE + 1_000 * 9 * MINUTE);
  });
});

describe('going back', () => {
  const surfaces = 'surfaces after 1 server-hours';
  const watched = 'stage one { deploy all  enable cart for 100%  wait 1h  gate health }';

  it('is a switch for what is behind a flag: servers go back later, when nobody has it any more', () => {
    // Out at 20m, on at 21m, looked at from 81m on: found at 86m. Off at 87m: 66 minutes of a thousand users; the servers follow, by halves.
    const { times, bugs, duration } = runText(shipped(`behind cart  ${surfaces}`, `${watched}  on unhealthy rollback`));
    expect(times('lever-returned')).toEqual([87 * MINUTE]);
    expect(times('revert-started')).toEqual([87 * MINUTE, 97 * MINUTE]);
    expect(duration).toBe(107 * MINUTE);
    expect(bugs).toMatchObject([{ exposure: 10 * 66 * MINUTE, ended: 87 * MINUTE }]);
    expect(bugs[0]?.found).toEqual({ at: 86 * MINUTE, reach: 10, met: 1_000, rings: 3 });
  });

  it('is as slow as deploying for what is not', () => {
    // Found at the same time; half of the servers have it until they begin to go back at 97m.
    const { bugs } = runText(shipped(surfaces, `${watched}  on unhealthy rollback`));
    // Five from 10m to 20m, ten until 87m (the flag goes off first), five until 97m.
    expect(bugs).toMatchObject([
      {
        exposure: 5 * 10 * MINUTE + 10 * 67 * MINUTE + 5 * 10 * MINUTE,
        ended: 97 * MINUTE,
        found: { at: 86 * MINUTE },
      },
    ]);
  });

  it('may be the switch alone', () => {
    const { times, bugs, duration, log } = runText(
      shipped(`behind cart  ${surfaces}`, `${watched}  on unhealthy disable cart`),
    );
    expect(times('revert-started')).toEqual([]);
    expect(duration).toBe(87 * MINUTE);
    expect(bugs).toMatchObject([{ ended: 87 * MINUTE, reach: 10 }]);
    expect(log.at(-1)).toMatchObject({ kind: 'plan-ended', outcome: 'stopped' });
  });

  it('of a stage leaves both levers where other stages have brought them', () => {
    // On for ten at 1m and for all at 11m, found at 25m, back to ten at 26m: they keep it until the plan's end, which is then.
    const { bugs, duration } = runText(
      dark(
        'behind cart  surfaces after 1 user-hours',
        `stage one { enable cart for internal  wait 9m }
         stage two { enable cart for 100%  wait 9m  gate health }
         on unhealthy rollback this stage`,
      ),
    );
    expect(duration).toBe(26 * MINUTE);
    expect(bugs).toMatchObject([
      { exposure: 10 * 10 * MINUTE + 1_000 * 15 * MINUTE, found: { at: 25 * MINUTE }, ended: -1 },
    ]);
  });
});

describe('rings', () => {
  it('show a bug when they have all been reached', () => {
    const body = 'stage one { release to internal, early, 100% { wait 8m  gate health } }  on unhealthy rollback';
    // Each release takes 2m, and 13 minutes pass until the next: rings are reached at 2m, 17m, 32m; the gates judge at 15m, 30m, 45m.
    for (const [ring, users] of [
      [1, 10],
      [2, 100],
      [3, 1_000],
    ] as const) {
      const { times, bugs, duration } = runText(dark(`shows 100% at ring ${ring}`, body));
      const shown = (15 * ring - 13) * MINUTE;
      expect(times('bug-shown')).toEqual([shown]);
      // Judged 13 minutes after it, and taken back in two minutes.
      expect(bugs).toMatchObject([
        { found: { at: shown + 13 * MINUTE, met: users, rings: ring }, ended: shown + 15 * MINUTE, met: users },
      ]);
      expect(duration).toBe(shown + 15 * MINUTE);
    }
  });

  it('are shown at once, where half of one is not enough', () => {
    // Half of the second ring is not its end: the first ring's ten users and 45 of the next have it before the bug shows.
    const { times, bugs } = runText(
      dark(
        'shows 100% at ring 2',
        'stage one { release to 5%, early { wait 8m  gate health } }  on unhealthy rollback',
      ),
    );
    expect(times('lever-pulled')).toEqual([2 * MINUTE, 17 * MINUTE]);
    expect(times('bug-shown')).toEqual([17 * MINUTE]);
    expect(bugs).toMatchObject([{ found: { met: 100, rings: 2 } }]);
  });
});

describe('what is out in the end', () => {
  const isOut = (body: string): boolean | undefined =>
    runText(shipped(`behind cart  ${NEVER}`, `stage one { ${body} }`)).bugs[0]?.out;

  it('is what somebody has', () => {
    expect(isOut('deploy all  enable cart for internal  wait 1h')).toBe(true);
    // Nobody meets it, though its code is on every server.
    expect(isOut('deploy all  wait 1h')).toBe(false);
    expect(isOut('deploy all  enable cart for internal  wait 1h  disable cart')).toBe(false);
  });

  it('is what a stop leaves, and what goes back does not', () => {
    const body = (action: string): string => `deploy all  enable cart for internal  wait 1h  on timeout 40m ${action}`;
    expect(['stop', 'rollback', 'disable cart', 'rollback this stage'].map((action) => isOut(body(action)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

it('a bug shows at a ring no sooner than the code is out', () => {
  // Nothing stands between the bug and all users but the servers: the first of two batches ends at 10m.
  const { times } = runText(shipped('shows 100% at ring 2', 'stage one { wait 1h  deploy all  wait 1h }'));
  expect(times('bug-shown')).toEqual([HOUR + 10 * MINUTE]);
});

describe('a point of no return', () => {
  const text = (body: string): string => `
    ${audience} ${flag} ${fleet}
    service db { runs on all  load 100 requests/s }
    ${model('surfaces after 20 server-hours')}
    plan example of db on fleet using numbers { maxDown 50%  ${body} }`;

  it('leaves what was done before it, and takes back what came later', () => {
    // Expanded at 10m, out at 30m, contracted from 40m on. From 30m on ten servers: 20 server-hours are over at 40 + 115 minutes or so.
    const { times, bugs, log, duration } = runText(
      text(
        `stage one {
           expand db takes 10m
           deploy all
           migrate db takes 10m
           contract db takes 10m
         }
         stage two {
           enable cart for 100%
           wait 2h
           gate health
           on unhealthy rollback this stage
         }`,
      ),
    );
    expect(times('point-of-no-return')).toEqual([40 * MINUTE]);
    // On at 51m, judged at 176m, off at 177m; the servers stay.
    expect(times('lever-returned')).toEqual([177 * MINUTE]);
    expect(times('revert-started')).toEqual([]);
    expect(log.at(-1)).toMatchObject({ kind: 'plan-ended', outcome: 'stopped' });
    expect(duration).toBe(177 * MINUTE);
    expect(bugs).toMatchObject([{ reach: 10, ended: -1, found: { at: 176 * MINUTE } }]);
  });
});
