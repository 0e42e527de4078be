/** Changes of schemas and the point of no return, by hand: deploying, switching and releasing take a minute each, and so does a change of a schema. */
import { describe, expect, test } from 'vitest';
import {
  act,
  area,
  audience,
  bug,
  check,
  cluster,
  deploy,
  each,
  enable,
  gate,
  type MachinePlan,
  machineOf,
  open,
  release,
  retire,
  retry,
  rolling,
  schema,
  service,
  shift,
  stop,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;

/** Two clusters of four. */
function plan(stages: MachinePlan['stages'], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('a', 4), cluster('b', 4)],
    stages,
    ...more,
    numbers: { bugs: [bug()], checks: [check()], ...more.numbers },
  });
}

const contract = schema('contract', MINUTE);
const seen = { bugs: [{ surfacesAt: 0 }] };
const exposure = (run: ReturnType<typeof drive>, index = 0) => (run.state.bugs[index]?.exposure ?? 0) / MINUTE;

describe('a change of a schema', () => {
  test('takes its time, and ends', () => {
    const run = drive(plan([{ steps: [schema('expand', MINUTE), schema('migrate', 5 * MINUTE), contract] }]));
    expect(only(run.log, 'step-started', 'point-of-no-return', 'plan-ended')).toEqual([
      '0 step-started step 0',
      `${MINUTE} step-started step 1`,
      `${6 * MINUTE} step-started step 2`,
      `${6 * MINUTE} point-of-no-return step 2`,
      `${7 * MINUTE} plan-ended outcome completed cause null`,
    ]);
    expect(run.state.pointOfNoReturn).toBe(true);
  });

  test('that fails for good is met as what is unhealthy', () => {
    const run = drive(plan([{ steps: [deploy(0, 4), schema('migrate', MINUTE), deploy(4, 8)] }]), {
      fate: ({ kind }) => (kind === 'schema' ? { actFailed: true } : {}),
    });
    expect(only(run.log, 'act-failed', 'raised', 'plan-ended')).toEqual([
      `${2 * MINUTE} act-failed step 1`,
      `${2 * MINUTE} raised stage 0 step 1 trigger unhealthy action rollback`,
      `${3 * MINUTE} plan-ended outcome rolled-back cause run-failed`,
    ]);
  });

  test('is tried anew by retry, and nothing before it is', () => {
    const steps = [act(MINUTE), schema('expand', MINUTE), schema('migrate', MINUTE), act(MINUTE)];
    const run = drive(plan([{ steps, handlers: { unhealthy: retry(2) } }]), {
      fate: (work) => (work.kind === 'schema' && work.step === 2 && work.running === 1 ? { actFailed: true } : {}),
    });
    expect(only(run.log, 'step-started').map((line) => line.split(' ').at(-1))).toEqual(['0', '1', '2', '2', '3']);
    // What comes after it does not go back past it.
    const after = drive(plan([{ steps, handlers: { unhealthy: retry(2) } }]), {
      fate: (work) => (work.kind === 'act' && work.step === 3 && work.running === 1 ? { actFailed: true } : {}),
    });
    expect(only(after.log, 'step-started').map((line) => line.split(' ').at(-1))).toEqual(['0', '1', '2', '3', '3']);
  });

  test('is held by the calendar, and the point of no return with it', () => {
    const windows = [open([0, 1, 2, 3, 4, 5, 6], 9, 17)];
    const start = { date: '2026-01-05', minute: 8 * 60, zone: 'UTC' };
    const run = drive(plan([{ steps: [contract] }], { constraints: { windows }, start }));
    expect(only(run.log, 'step-started', 'point-of-no-return')).toEqual([
      '0 step-started step 0',
      `${60 * MINUTE} point-of-no-return step 0`,
    ]);
  });

  test('goes on to its end when the plan turns', () => {
    const stages = [{ steps: [schema('migrate', 5 * MINUTE)] }, { after: [], steps: [act(MINUTE)] }];
    const run = drive(plan(stages), { fate: ({ kind }) => (kind === 'act' ? { actFailed: true } : {}) });
    expect(ending(run)).toBe('5 rolled-back run-failed');
  });
});

describe('what was done before a contract stays', () => {
  test('of two steps that deploy, the one before', () => {
    const steps = [deploy(0, 4), contract, deploy(4, 8), gate()];
    const machine = plan([{ steps }]);
    const run = drive(machine, seen);
    expect(batches(machine, run.log, 'revert')).toEqual(['b 3-4 4']);
    expect(ending(run)).toBe('4 stopped bug');
    // Four from 1 to 3, and still.
    expect(run.state.bugs[0]?.rate).toBe(4);
    expect(run.state.units.flat().map(({ final }) => final)).toEqual([true, false]);
  });

  test('of one unit that runs, all of it; of one that waits, nothing', () => {
    const steps = [deploy(0, 8, { parallel: [1], batch: rolling(1) }), wait(MINUTE), gate()];
    const machine = plan([{ steps }, { after: [], steps: [wait(2.5 * MINUTE), contract] }]);
    const run = drive(machine, seen);
    // The first cluster has three of its servers at work when the contract starts, the other none.
    expect(run.state.units[0]?.map(({ final, entries }) => [final, entries[0]?.onNew])).toEqual([
      [true, 4],
      [false, 0],
    ]);
    expect(ending(run)).toBe('10 stopped bug');
  });

  test('when nothing came after it, nothing goes back, and the plan is stopped all the same', () => {
    const run = drive(plan([{ steps: [deploy(0, 8), contract, gate()] }]), seen);
    expect(only(run.log, 'rollback-started', 'revert-started', 'plan-ended')).toEqual([
      `${3 * MINUTE} rollback-started`,
      `${3 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
  });

  test('of traffic, what it had been brought to; a shift that runs then is after it', () => {
    const stages: MachinePlan['stages'] = [
      { steps: [deploy(0, 8, { green: true }), shift(25), wait(MINUTE), shift(75), gate()] },
      { after: [], steps: [wait(5 * MINUTE - 1), contract] },
    ];
    const machine = plan(stages, { services: [service(0, 8)], areas: [area(0, 8)] });
    const run = drive(machine, {
      ...seen,
      fate: (work) => (work.kind === 'pull' && work.step === 3 ? { after: 2 * MINUTE } : {}),
    });
    // Traffic is on its way to three quarters from 4 to 6; the contract starts a moment before 5.
    expect(
      only(run.log, 'lever-pulled', 'point-of-no-return', 'lever-returned', 'green-removed', 'plan-ended'),
    ).toEqual([
      `${3 * MINUTE} lever-pulled step 1`,
      `${5 * MINUTE - 1} point-of-no-return step 6`,
      `${6 * MINUTE} lever-pulled step 3`,
      `${7 * MINUTE} lever-returned lever traffic`,
      `${7 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
    // A quarter of eight from 3 to 6, three quarters until 7, and a quarter stays.
    expect(exposure(run)).toBe(2 * 3 + 6);
    expect(run.state.bugs[0]?.rate).toBe(2);
  });

  test('of green servers, those that stood', () => {
    const steps = [
      deploy(0, 4, { green: true }),
      contract,
      deploy(4, 8, { green: true }),
      shift(50),
      retire([0, 2], 60 * MINUTE),
      gate(),
    ];
    const machine = plan([{ steps }], { services: [service(0, 8)], areas: [area(0, 8)] });
    const run = drive(machine, seen);
    expect(only(run.log, 'lever-returned', 'green-removed', 'plan-ended')).toEqual([
      `${5 * MINUTE} lever-returned lever traffic`,
      `${5 * MINUTE} green-removed step 2 unit 0 servers 4`,
      `${5 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
  });

  test('of releases and flags, those who had them', () => {
    const steps = [release(100), enable(50), contract, release(1000), enable(500), gate()];
    const machine = plan([{ steps }], {
      audience: audience(1000),
      flags: ['dark'],
      numbers: {
        bugs: [bug({ unit: 'user-hours' }), bug({ name: 'dark', unit: 'user-hours', behind: 0 })],
        checks: [check(2)],
      },
    });
    const run = drive(machine, seen);
    expect(only(run.log, 'lever-returned', 'plan-ended')).toEqual([
      `${6 * MINUTE} lever-returned lever flag`,
      `${7 * MINUTE} lever-returned lever release`,
      `${7 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
    expect(run.state.bugs.map(({ rate }) => rate)).toEqual([100, 50]);
    // Dark: fifty from 2 to 5, five hundred from 5 to 6, fifty from then on.
    expect(exposure(run, 1)).toBe(50 * 3 + 500 + 50);
  });

  test('of everything, when going back is one act', () => {
    const handlers = { unhealthy: { kind: 'rollback-in' as const, takes: { kind: 'fixed' as const, value: MINUTE } } };
    const steps = [deploy(0, 4), release(100), contract, deploy(4, 8), release(1000), gate()];
    const run = drive(plan([{ steps, handlers }], { audience: audience(1000) }), seen);
    expect(ending(run)).toBe('6 stopped bug');
    // Four servers, for a tenth of the users.
    expect(run.state.bugs[0]?.rate).toBeCloseTo(0.4, 12);
  });

  test('and a second contract moves the point on', () => {
    const steps = [deploy(0, 4), contract, deploy(4, 8), contract, gate()];
    const run = drive(plan([{ steps }]), seen);
    expect(only(run.log, 'point-of-no-return')).toHaveLength(2);
    expect(run.state.bugs[0]?.rate).toBe(8);
  });

  test('of blocks, each unit by itself', () => {
    const blocks = each(
      'cluster',
      [
        [0, 4],
        [4, 8],
      ],
      (from, to) => [deploy(from, to), ...(from === 0 ? [contract] : [gate()])],
    );
    const machine = plan([{ steps: [blocks] }]);
    const run = drive(machine, seen);
    expect(batches(machine, run.log, 'revert')).toEqual(['b 3-4 4']);
  });

  test('a server that failed before it, and is repaired later, comes back with the new version', () => {
    const steps = [deploy(0, 4), contract, gate()];
    const machine = plan([{ steps, handlers: { unhealthy: stop } }], {
      numbers: { repair: { takes: { kind: 'fixed', value: 10 * MINUTE }, per: 'server' } },
    });
    const run = drive(plan([{ steps: [...steps.slice(0, 2), deploy(4, 8), gate()] }], { numbers: machine.numbers }), {
      bugs: [{ surfacesAt: 0 }],
      fate: (work) =>
        work.kind === 'batch' && work.step === 0
          ? { failed: [1] }
          : work.kind === 'repair'
            ? { after: 2.5 * MINUTE }
            : {},
    });
    // Repaired at 3 and a half, while the other cluster goes back.
    expect(only(run.log, 'repaired')).toEqual([`${3.5 * MINUTE} repaired step 0 unit 0 ordinal 1 servers 1`]);
    expect(run.state.bugs[0]?.rate).toBe(4);
  });
});
