/** Flags, by hand: what is behind one reaches those for whom it is on. Switching takes a minute, and so does deploying. */
import { describe, expect, test } from 'vitest';
import {
  act,
  audience,
  bug,
  check,
  cluster,
  deploy,
  disable,
  enable,
  gate,
  type MachinePlan,
  machineOf,
  release,
  wait,
} from '../../testing/build.ts';
import { type DriveOptions, drive, ending, only } from '../../testing/drive.ts';

const MINUTE = 60_000;

const behind = (more: Parameters<typeof bug>[0] = {}) => bug({ behind: 0, unit: 'user-hours', ...more });

/** Ten servers, a thousand users (the first hundred, then five hundred are rings), and a flag. */
function plan(stages: MachinePlan['stages'], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c', 10)],
    audience: audience(1000, 100, 500),
    flags: ['dark'],
    stages,
    ...more,
    numbers: { bugs: [behind()], checks: [check()], ...more.numbers },
  });
}

/** In user-minutes, or server-minutes. */
const exposure = (run: ReturnType<typeof drive>, index = 0) => (run.state.bugs[index]?.exposure ?? 0) / MINUTE;
const shown = (at: number): DriveOptions => ({ bugs: [{ surfacesAt: at }] });

describe('enabling', () => {
  test('of code that is out exposes as many users as the flag is on for, and nobody while it is off', () => {
    // Off until 10 + 1, a hundred users until 16, then five hundred until 26.
    const steps = [wait(10 * MINUTE), enable(100), wait(4 * MINUTE), enable(500), wait(10 * MINUTE)];
    const run = drive(plan([{ steps }]));
    expect(only(run.log, 'lever-pulled')).toEqual([
      `${11 * MINUTE} lever-pulled step 1`,
      `${16 * MINUTE} lever-pulled step 3`,
    ]);
    expect(exposure(run)).toBe(100 * 5 + 500 * 10);
    expect(run.state.bugs[0]).toMatchObject({ reach: 0, met: 500, rings: 2, endedAt: null });
  });

  test('widens only', () => {
    const run = drive(plan([{ steps: [enable(500), enable(100), wait(MINUTE)] }]));
    // From 1 to 3.
    expect(exposure(run)).toBe(500 * 2);
  });

  test('of what has been deployed exposes those whose requests new servers serve', () => {
    // Two of ten servers at 1, six of ten at 3: a tenth of the users has a fifth of them from 2, three fifths from 3 to 4.
    const steps = [deploy(0, 2), enable(100), deploy(2, 6), wait(MINUTE)];
    const bugs = [behind(), behind({ name: 'on servers', unit: 'server-hours' })];
    const run = drive(plan([{ steps }], { numbers: { bugs } }));
    expect(exposure(run)).toBeCloseTo(20 + 60, 9);
    // Of what two and six servers carry, a tenth.
    expect(exposure(run, 1)).toBeCloseTo(0.2 + 0.6, 9);
    expect(run.state.bugs[0]).toMatchObject({ reach: 6, met: 60, rings: 1 });
  });

  test('reaches no more than the plan has released to', () => {
    const run = drive(plan([{ steps: [release(100), enable(500), wait(MINUTE), release(1000), wait(MINUTE)] }]));
    // A hundred from 2 to 4, five hundred from 4 to 5.
    expect(exposure(run)).toBe(100 * 2 + 500);
  });

  test('a flag that the plan never enables exposes nobody, with an audience or without one', () => {
    const steps = [deploy(0, 10), wait(5 * MINUTE), gate()];
    const bugs = [bug({ behind: 0, downs: { digits: 5, scale: 1 }, shows: [ofCluster(1)] })];
    for (const people of [audience(1000), null]) {
      const run = drive(plan([{ steps }], { audience: people, numbers: { bugs } }), {
        bugs: [{ surfacesAt: 0, showsAt: [1] }],
      });
      expect(ending(run)).toBe('6 completed');
      expect(run.state.bugs[0]).toMatchObject({ exposure: 0, reach: 0, shownAt: null });
    }
  });
});

const ofCluster = (probability: number, found = false) => ({
  probability,
  level: 'cluster' as const,
  from: 1,
  to: 1,
  found,
});

describe('while a flag is off', () => {
  const off = [
    deploy(0, 10),
    enable(1000),
    wait(2 * MINUTE),
    disable(),
    gate(),
    wait(2 * MINUTE),
    enable(1000),
    gate(),
  ];

  test('no gate sees what is behind it, and nothing of it is down', () => {
    const bugs = [behind({ unit: 'server-hours', downs: { digits: 5, scale: 1 } })];
    // Ten servers have it from 2; after 20 server-minutes it shows, and five are down until the flag goes off at 5, and from 8 on.
    const run = drive(plan([{ steps: off }], { numbers: { bugs } }), shown(20 * MINUTE));
    expect(only(run.log, 'bug-shown', 'gate-judged', 'bug-found')).toEqual([
      `${4 * MINUTE} bug-shown bug 0`,
      `${5 * MINUTE} gate-judged step 4 verdict healthy`,
      `${8 * MINUTE} gate-judged step 7 verdict unhealthy`,
      `${8 * MINUTE} bug-found bug 0 stage 0 by gate`,
    ]);
    // Ten from 2 to 4, five to 5, nothing to 8, five until the flag is off again at 9.
    expect(exposure(run)).toBe(20 + 5 + 5);
    // Then ten servers go back in a minute, of which all are up again.
    expect(only(run.log, 'lever-returned', 'revert-started', 'plan-ended')).toEqual([
      `${9 * MINUTE} lever-returned lever flag`,
      `${9 * MINUTE} revert-started step 0 unit 0 ordinal 1 servers 10`,
      `${10 * MINUTE} plan-ended outcome rolled-back cause bug`,
    ]);
    expect(run.state.bugs[0]?.endedAt).toBe(9 * MINUTE);
    expect(run.state.bugs[0]?.atFind).toEqual({ at: 8 * MINUTE, reach: 10, met: 1000, rings: 3 });
  });

  test('a watch keeps its alarm until it is on again', () => {
    const bugs = [behind()];
    const machine = plan([{ steps: off }], { numbers: { bugs }, watches: [{ check: 0, stage: null }] });
    const run = drive(machine, {
      bugs: [{ surfacesAt: 1000 * MINUTE, watched: [3 * MINUTE] }],
      fate: ({ kind }) => (kind === 'gate' ? { sees: [false] } : {}),
    });
    // It shows at 3; the alarm is due at 6, while the flag is off, and comes when it is on, at 8.
    expect(only(run.log, 'bug-shown', 'watch-alarm')).toEqual([
      `${3 * MINUTE} bug-shown bug 0`,
      `${8 * MINUTE} watch-alarm watch 0 stage 0 falseAlarm false`,
    ]);
  });

  test('what would show at a node or a ring shows once it is met', () => {
    const bugs = [
      behind({ shows: [ofCluster(1)] }),
      behind({ name: 'ring', shows: [{ ...ofCluster(1), level: 'ring', to: 3 }] }),
    ];
    const steps = [deploy(0, 10), wait(MINUTE), enable(50), enable(100), enable(499), enable(500)];
    const run = drive(plan([{ steps }], { numbers: { bugs } }), { bugs: [{ showsAt: [1] }, { showsAt: [2] }] });
    expect(only(run.log, 'bug-shown')).toEqual([
      `${3 * MINUTE} bug-shown bug 0`,
      // The second ring ends with the five hundredth user.
      `${6 * MINUTE} bug-shown bug 1`,
    ]);
  });

  test('a stage ends without what is seen for sure being found', () => {
    const bugs = [behind({ shows: [ofCluster(1, true)] })];
    const steps = [deploy(0, 10), enable(100), disable()];
    const run = drive(plan([{ steps }, { steps: [enable(100)] }], { numbers: { bugs } }), { bugs: [{ showsAt: [1] }] });
    expect(only(run.log, 'bug-shown', 'bug-found')).toEqual([
      `${2 * MINUTE} bug-shown bug 0`,
      `${4 * MINUTE} bug-found bug 0 stage 1 by stage-end`,
    ]);
  });
});

describe('going back', () => {
  test('the switch ends exposure in a minute, where servers take ten', () => {
    const rollback = { takes: { kind: 'fixed' as const, value: 10 * MINUTE }, per: 'server' as const, fails: 0 };
    const bugs = [behind({ unit: 'server-hours' }), bug({ name: 'in front' })];
    const steps = [deploy(0, 10), enable(1000), wait(2 * MINUTE), gate()];
    const run = drive(plan([{ steps }], { numbers: { bugs, checks: [check(2)], rollback } }), {
      bugs: [{ surfacesAt: 0 }, {}],
    });
    expect(only(run.log, 'rollback-started', 'lever-returned', 'rollback-ended')).toEqual([
      `${4 * MINUTE} rollback-started`,
      `${5 * MINUTE} lever-returned lever flag`,
      `${15 * MINUTE} rollback-ended`,
    ]);
    // Ten from 2 to 5; what is not behind the flag from 1 to 5, when its servers begin to go back.
    expect(exposure(run)).toBe(30);
    expect(exposure(run, 1)).toBe(40);
  });

  test('flags, then releases, then traffic, then servers, each when the one before is over', () => {
    const steps = [release(1000), deploy(0, 10), enable(1000), gate()];
    const run = drive(plan([{ steps }]), shown(0));
    expect(only(run.log, 'lever-returned', 'revert-started', 'plan-ended')).toEqual([
      `${4 * MINUTE} lever-returned lever flag`,
      `${5 * MINUTE} lever-returned lever release`,
      `${5 * MINUTE} revert-started step 1 unit 0 ordinal 1 servers 10`,
      `${6 * MINUTE} plan-ended outcome rolled-back cause bug`,
    ]);
  });

  test('of one stage, to what others have brought it', () => {
    const stages: MachinePlan['stages'] = [
      { steps: [enable(100)] },
      { steps: [enable(500), gate()], handlers: { unhealthy: { kind: 'rollback-stage' } } },
    ];
    const run = drive(plan(stages), shown(0));
    expect(ending(run)).toBe('3 stopped bug');
    // A hundred from 1 to 2, five hundred until they have lost it at 3.
    expect(exposure(run)).toBe(100 + 500);
    expect(run.state.bugs[0]).toMatchObject({ rate: 100, endedAt: null });
  });

  test('no act where a flag is on for nobody who would lose it', () => {
    const stages: MachinePlan['stages'] = [
      { steps: [enable(500)] },
      { steps: [enable(100), gate()], handlers: { unhealthy: { kind: 'rollback-stage' } } },
    ];
    const run = drive(plan(stages), shown(0));
    expect(only(run.log, 'lever-returned', 'plan-ended')).toEqual([
      `${2 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
  });

  test('disable as an answer switches off that flag and nothing else', () => {
    const handlers = { unhealthy: { kind: 'disable' as const, flag: 'dark' } };
    const steps = [release(500), deploy(0, 10), enable(1000, 1), enable(1000), gate()];
    const machine = plan([{ steps, handlers }], { flags: ['dark', 'other'] });
    const run = drive(machine, shown(0));
    expect(only(run.log, 'raised', 'rollback-started', 'lever-returned', 'plan-ended')).toEqual([
      `${4 * MINUTE} raised stage 0 step 4 trigger unhealthy action disable`,
      `${4 * MINUTE} rollback-started`,
      `${5 * MINUTE} lever-returned lever flag`,
      `${5 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
    expect(run.state.units[1]?.[0]?.entries[0]?.onNew).toBe(10);
    expect(run.state.flags[1]?.returned).toBeNull();
    expect(run.state.release.returned).toBeNull();
    expect(run.state.bugs[0]?.rate).toBe(0);
  });

  test('an enabling that runs when the plan turns ends, and goes back', () => {
    const stages = [{ steps: [enable(1000)] }, { after: [], steps: [act(MINUTE / 2)] }];
    const run = drive(plan(stages), { fate: ({ kind }) => (kind === 'act' ? { actFailed: true } : {}) });
    expect(only(run.log, 'act-failed', 'lever-pulled', 'lever-returned')).toEqual([
      `${MINUTE / 2} act-failed step 1`,
      `${MINUTE} lever-pulled step 0`,
      `${2 * MINUTE} lever-returned lever flag`,
    ]);
    expect(exposure(run)).toBe(1000);
  });

  test('rollback in is one act for flags too', () => {
    const handlers = {
      unhealthy: { kind: 'rollback-in' as const, takes: { kind: 'fixed' as const, value: 5 * MINUTE } },
    };
    const run = drive(plan([{ steps: [enable(100), gate()], handlers }]), shown(0));
    expect(only(run.log, 'lever-returned', 'plan-ended')).toEqual([
      `${6 * MINUTE} plan-ended outcome rolled-back cause bug`,
    ]);
    expect(exposure(run)).toBe(500);
    expect(run.state.bugs[0]).toMatchObject({ rate: 0, endedAt: 6 * MINUTE });
  });
});
