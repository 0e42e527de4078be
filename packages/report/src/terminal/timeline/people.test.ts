import { traceTrial } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { machineOf } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { timeline } from './timeline.ts';

function shown(text: string, options: Parameters<typeof traceTrial>[1] = {}, style = PLAIN): string {
  const machine = machineOf(text);
  const trace = traceTrial(machine, options);
  if (trace.kind !== 'trace') throw new Error('too many servers');
  return timeline(trace, machine, style);
}

const AUDIENCE = 'audience people 1_000_000 { ring internal 1%  ring early 50%  ring everyone }\n';

/** The bug shows in an hour with the first half of the people, and is found at the gate after it. */
const dark = `${AUDIENCE}flag new-checkout { owner "payments" }
model m {
  flag takes 1h
  bug crash { present 100%  surfaces after 700_000 user-hours  behind new-checkout }
  gate health { detects 100%  takes 1h }
}
plan dark using m {
  stage people { enable new-checkout for internal, early, everyone { wait 23h  gate health } }
  on unhealthy disable new-checkout
}
`;

test('a flag that is switched on for more and more, and off', () => {
  expect(shown(dark)).toMatchInlineSnapshot(`
    "dark  stopped after 2d 3h: a bug was found in people             trial 1, seed 1

                 0              12h             1d              36h             2d
                 ┬──────────────┬───────────────┬───────────────┬───────────────┬───
    people       ±±······························✓±±······························✗
    bug crash                                       ○·····························●
    rollback                                                                      ▒▒

    Whom it reached (full height: the audience)
    flag new-checkout on for at most 510,000 of 1,000,000 users
      on          ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅

    · waits   ± switches a flag   ▒ goes back   ✓ gate passed   ✗ gate failed
    ○ bug shows   ● bug found

    What happened
         00:00:00  stage people begins
         01:00:00  flag new-checkout is on for 10,000 users
      1d 01:00:00  gate health: passed
      1d 02:00:00  flag new-checkout is on for 510,000 users
      1d 02:52:56  bug crash shows; nobody has seen it yet
      2d 02:00:00  gate health: failed
                   bug crash is found in people, by a gate
                   on unhealthy in people: disable new-checkout
                   rollback begins
      2d 03:00:00  flags have gone back
                   rollback is done
                   the plan ends stopped: a bug was found
    "
  `);
});

/** The gate cries wolf on the first train of every change. */
const train = `${AUDIENCE}model m {
  release takes 1d
  bug crash { present 100%  shows 100% at ring 1 }
  gate health { detects 100%  takes 1d }
}
plan train using m {
  starts 2026-01-07 00:00
  channel early for early departs every 1w from 2026-01-05 { wait 1d  gate health }
  channel stable for everyone departs every 2w from 2026-01-05 { wait 1d  gate health }
  on unhealthy next train
}
`;

test('trains that a change leaves with, and is taken off', () => {
  expect(shown(train)).toMatchInlineSnapshot(`
    "train  completed after 29d                                       trial 1, seed 1
    begins Wed 2026-01-07 00:00 UTC

                 0        4d       8d       12d      16d       20d      24d      28d
                 ┬────────┬────────┬────────┬────────┬─────────┬────────┬────────┬──
    early        ···········►››····✗·◄······►›››···✓
    stable                                         ··························►››···✓
    bug crash                 ○····●

    Whom it reached (full height: the audience)
    released to at most 1,000,000 of 1,000,000 users
      released                ▅▅▅▅▅▅▅▅         ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅█████

    · waits   › releases   ✓ gate passed   ✗ gate failed   ► leaves with a train
    ◄ off the train again   ○ bug shows   ● bug found

    What happened
          00:00:00  Wed 2026-01-07 00:00  stage early begins
       5d 00:00:00  Mon 2026-01-12 00:00  the change leaves with the train of early,
                                          to ring early
       6d 00:00:00  Tue 2026-01-13 00:00  the new version is released to 510,000
                                          users
                                          bug crash shows; nobody has seen it yet
       8d 00:00:00  Thu 2026-01-15 00:00  gate health: failed
                                          bug crash is found in early, by a gate
                                          on unhealthy in early: next train
       9d 00:00:00  Fri 2026-01-16 00:00  the change is off the train of early, and
                                          waits for the next
      12d 00:00:00  Mon 2026-01-19 00:00  the change leaves with the train of early,
                                          to ring early
                                          bug crash is fixed
      13d 00:00:00  Tue 2026-01-20 00:00  the new version is released to 510,000
                                          users
      15d 00:00:00  Thu 2026-01-22 00:00  gate health: passed
                                          stage early is done
                                          stage stable begins
      26d 00:00:00  Mon 2026-02-02 00:00  the change leaves with the train of
                                          stable, to ring everyone
      27d 00:00:00  Tue 2026-02-03 00:00  the new version is released to 1,000,000
                                          users
      29d 00:00:00  Thu 2026-02-05 00:00  gate health: passed
                                          stage stable is done
                                          the plan ends completed
    "
  `);
});

test('a change that lands at any time says when it did, and goes by that clock', () => {
  const text = shown(train.replace('starts 2026-01-07 00:00', ''), { trial: 5 });
  const [, landed = ''] = text.split('\n');
  expect(landed).toMatch(/^landed \w{3} 2026-01-\d\d \d\d:\d\d UTC$/);
  // Trains leave at midnight on Mondays, whenever it landed.
  for (const [, time] of text.matchAll(/(\w{3} [\d-]+ \d\d:\d\d) {2}the change leaves/g)) {
    expect(time).toMatch(/^Mon .* 00:00$/);
  }
});

/** Found by the second gate, whatever the first one says. */
const contract = `${AUDIENCE}flag new-orders { owner "payments" }
topology fleet { region west { cluster web[2] { server[4] } } }
service orders { runs on web-1, web-2 }
model m {
  deploy takes 30m per server
  flag takes 30m
  bug crash { present 100%  surfaces after 3_000_000 user-hours  behind new-orders }
  gate health { detects 100%  takes 1h }
}
plan rename of orders on fleet using m {
  maxDown 50% per cluster
  stage grow { expand orders takes 1h  deploy all  enable new-orders for early }
  stage shrink { contract orders takes 1h }
  stage all { enable new-orders for everyone { wait 5h  gate health }  on unhealthy rollback this stage }
}
`;

test('what was on before a point of no return stays on', () => {
  expect(shown(contract)).toMatchInlineSnapshot(`
    "rename  stopped after 11h 30m: a bug was found in all            trial 1, seed 1

                 servers 0         2h        4h        6h         8h        10h
                         ┬─────────┬─────────┬─────────┬──────────┬─────────┬───────
    grow               8 ≡≡≡≡≡███████████±±
      west/web-1       4      ██████
      west/web-2       4           ██████
    shrink                                ▲≡≡≡≡≡≡
    all                                         ±±±······························✗
    bug crash                                                 ○··················●
    rollback                                                                     ▒▒▒

    What was down where a limit was nearest (full height: the limit)
    maxDown 50% per cluster: at most 2 of 4 servers down, 2 allowed
      west/web-1              ██████

    Whom it reached (full height: the audience)
    flag new-orders on for at most 1,000,000 of 1,000,000 users
      on                                  ▅▅▅▅▅▅▅▅██████████████████████████████████

    █ deploys   · waits   ± switches a flag   ≡ changes a schema   ▒ goes back
    ✗ gate failed   ▲ point of no return   ○ bug shows   ● bug found

    What happened
      00:00:00  stage grow begins
                expand orders begins
      01:00:00  expand orders is done
                west/web-1 begins (4 servers)
      02:00:00  west/web-1 is done
                west/web-2 begins (4 servers)
      03:00:00  west/web-2 is done
      03:30:00  flag new-orders is on for 510,000 users
                stage grow is done
                stage shrink begins
                contract orders begins
                point of no return: what was done before contract orders stays
      04:30:00  contract orders is done
                stage shrink is done
                stage all begins
      05:00:00  flag new-orders is on for 1,000,000 users
      07:14:06  bug crash shows; nobody has seen it yet
      11:00:00  gate health: failed
                bug crash is found in all, by a gate
                on unhealthy in all: rollback this stage
                rollback begins
      11:30:00  flags have gone back
                rollback is done
                the plan ends stopped: a bug was found
    "
  `);
});

describe('nothing is wider than the terminal', () => {
  test.each([70, 80, 120])('of %d columns', (columns) => {
    for (const text of [dark, train, contract]) {
      const lines = shown(text, {}, { ...PLAIN, columns }).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  });
});
