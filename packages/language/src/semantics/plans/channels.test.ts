import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const users = `
audience users 1_000 { ring internal 1%  ring early 5%  ring broad }
flag checkout { owner "payments"  remove by 2027-03-01 }
service db { load 10 requests/s }
`;
const plan = (items: string) => `${users}plan train {${items}\n}`;
const DAY = 86_400_000;
const nextTrain = (atMost: number, then: object) => ({ kind: 'next-train', atMost, then });

test('a channel is a stage with a timetable and a ring', () => {
  const { program } = expectFindings(
    plan(`
  stage first { release to internal }
  /// The brave.
  channel beta   for early departs every 4w
    from 2026-01-13 in "Europe/Berlin" { // a train
    wait 2w
    gate health
    on unhealthy next train
  }
  channel stable for users departs every 1d from 2026-02-10 {}
  channel late after first for early departs every 520w from 2026-02-10 { wait 1h }`),
  );
  expect(program.plans[0]).toMatchObject({ topology: null, audience: 'users' });
  expect(program.plans[0]?.stages).toMatchObject([
    { name: 'first', channel: null },
    {
      name: 'beta',
      doc: 'The brave.',
      after: ['first'],
      channel: {
        ring: { name: 'early', users: 60 },
        every: 28 * DAY,
        from: '2026-01-13',
        zone: 'Europe/Berlin',
        text: 'channel beta for early departs every 4w from 2026-01-13 in "Europe/Berlin"',
      },
      steps: [{ kind: 'wait' }, { kind: 'gate' }],
      handlers: [{ trigger: { kind: 'unhealthy' }, action: nextTrain(3, { kind: 'stop' }) }],
    },
    { name: 'stable', after: ['beta'], channel: { ring: { users: 1_000 }, every: DAY, zone: null }, steps: [] },
    { name: 'late', after: ['first'], channel: { every: 3_640 * DAY } },
  ]);
});

test('a timetable has whole days, and a ring of the audience', () => {
  expectFindings(
    plan(`
  channel a for early departs every 36h from 2026-01-13 {}
//                                  ^^^ train-period
  channel b for early departs every 521w from 2026-01-13 {}
//                                  ^^^^ train-period
  channel c for erly departs every 4w from 2026-01-13 {}
//              ^^^^ unknown-ring
  channel d for early departs every 4w from 9500-01-13 {}
//                                          ^^^^^^^^^^ far-date
  channel e for early departs every 4w from 2026-01-13 in "Berlin" {}
//                                                        ^^^^^^^^ unknown-timezone
  channel f for early departs every 0d from 2026-01-13 {}
//                                  ^^ must-be-positive
  channel f for early departs every 4w from 2026-01-13 {}
//        ^ duplicate-name`),
  );
});

test('`next train` runs out', () => {
  const pause = (then: object) => ({ kind: 'pause', then });
  const retry = (then: object) => ({ kind: 'retry', then });
  const { program } = expectFindings(
    plan(`
  channel a for early departs every 4w from 2026-01-13 {
    gate health
    on unhealthy pause for 2h then next train at most 20 then disable checkout
    on false alarm retry at most 2 then next train at most 1 then rollback
  }
  stage s { enable checkout for early  on unhealthy stop  on false alarm stop }`),
  );
  expect(program.plans[0]?.stages[0]?.handlers.map(({ action }) => action)).toMatchObject([
    pause(nextTrain(20, { kind: 'disable', flag: 'checkout' })),
    retry(nextTrain(1, { kind: 'rollback' })),
  ]);
  expectFindings(
    plan(`
  channel a for early departs every 4w from 2026-01-13 {
    gate health
    on unhealthy next train at most 21
//                                  ^^ too-many-trains
    on false alarm next train at most 0
//                                    ^ too-small
    on blocked next train at most 2 then retry
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ endless-retry
  }`),
  );
});

test('only channels have trains', () => {
  expectFindings(
    plan(`
  channel beta for early departs every 4w from 2026-01-13 { gate health }
  stage a { release to early  on unhealthy pause for 2h then next train then stop }
//                                                           ^^^^^^^^^^^^^^^^^^^^ no-train`),
  );
  const { diagnostics } = expectFindings(
    plan(`
  stage a { release to internal }
  channel beta for early departs every 4w from 2026-01-13 { gate health }
  parallel { stage b { wait 1h  on unhealthy stop }  stage c { wait 1h } }
  on unhealthy next train
//             ^^^^^^^^^^ no-train
  on false alarm continue`),
  );
  expect(diagnostics.find(({ code }) => code === 'no-train')).toMatchObject({
    message: 'This holds for `a`, `c` as well, which have no trains: they are stages, not channels.',
    help: 'Say it in the channels, or give each stage a handler of its own: `on unhealthy rollback`.',
  });
  expectFindings(
    plan(`
  stage a { release to internal  on unhealthy rollback }
  channel beta for early departs every 4w from 2026-01-13 { gate health }
  on unhealthy next train`),
  );
});

test('what would not come off the train stands in a stage before', () => {
  expectFindings(`
topology fleet { cluster web[4] { server[10] } }
${plan(`
  maxDown 50%
  channel beta for early departs every 4w from 2026-01-13 {
    release to 50% of broad, users {
      enable checkout for users { wait 1h }
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ not-on-train
    }
    disable checkout
//  ^^^^^^^^^^^^^^^^ not-on-train
    expand db takes 1h
//  ^^^^^^^^^^^^^^^^^^ not-on-train
    contract db takes 1h
//  ^^^^^^^^^^^^^^^^^^^^ not-on-train
    each cluster in all { deploy here }
//  ^^^^^^^^^^^^^^^^^^^ not-on-train
//                        ^^^^^^^^^^^ not-on-train
    shift traffic to 5% { gate health }
//  ^^^^^^^^^^^^^^^^^^^ not-on-train
    run "notes" takes 1h
    gate health
  }
  channel quiet for users departs every 4w from 2026-01-13 {
    disable checkout
    on unhealthy rollback
  }
  on unhealthy next train`)}`);
});

test('half-typed channels are one mistake', () => {
  expectFindings(
    plan(`
  channel beta for early departs every from 2026-01-13 { gate health }
//                                          ^^^^^^^^^^ unexpected`),
  );
});
