/** Traffic, by hand: shifting it, what it exposes, and how it goes back. Deploying and switching take a minute each. */
import { describe, expect, test } from 'vitest';
import {
  act,
  area,
  bug,
  canary,
  check,
  cluster,
  deploy,
  gate,
  type MachinePlan,
  machineOf,
  maxDown,
  node,
  retire,
  service,
  shift,
  stop,
  wait,
} from '../../testing/build.ts';
import { batches, drive, ending, only } from '../../testing/drive.ts';

const MINUTE = 60_000;

/** One cluster of a service, all of it an area. */
function plan(servers: number, stages: MachinePlan['stages'], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c', servers)],
    services: [service(0, servers)],
    areas: [area(0, servers)],
    stages,
    ...more,
    numbers: { bugs: [bug()], checks: [check()], ...more.numbers },
  });
}

const green = { green: true };
const exposure = (run: ReturnType<typeof drive>, index = 0) => (run.state.bugs[index]?.exposure ?? 0) / MINUTE;

describe('shift traffic', () => {
  test('takes its time, and from then on new servers carry that share of the load', () => {
    // 0% from 1, 25% of 8 from 2 to 13, all 8 from 13 to 18, whatever the number of new servers: 2 · 11 + 8 · 5.
    const steps = [deploy(0, 4, green), shift(25), wait(10 * MINUTE), shift(100), wait(5 * MINUTE)];
    const run = drive(plan(8, [{ steps }]));
    expect(only(run.log, 'lever-pulled')).toEqual([
      `${2 * MINUTE} lever-pulled step 1`,
      `${13 * MINUTE} lever-pulled step 3`,
    ]);
    expect(ending(run)).toBe('18 completed');
    expect(exposure(run)).toBe(62);
  });

  test('each new server carries in proportion to its own load, and what is down hands its part to nobody', () => {
    // Loads 1, 1, 3, 3; the area's is 8, of which new servers carry half: the heavy ones 6/8 of it, or 3/8 with one of them down.
    const heavy = node('cluster', 'b', [node('server', 'server[2]', [], { load: 3 })]);
    const bugs = [bug({ scope: [3] }), bug({ name: 'downs', downs: { digits: 5, scale: 1 }, scope: [3] })];
    const machine = plan(4, [{ steps: [deploy(0, 4, { by: 'region', green: true }), shift(50), wait(10 * MINUTE)] }], {
      fleet: [cluster('a', 2), heavy],
      numbers: { bugs },
    });
    expect(exposure(drive(machine))).toBe(30);
    const halved = drive(machine, { bugs: [{}, { surfacesAt: 3 * 4 * MINUTE }] });
    // From 2 to 6 three, from 6 to 12 one and a half.
    expect(exposure(halved)).toBe(3 * 4 + 1.5 * 6);
  });

  test('never takes traffic back', () => {
    const steps = [deploy(0, 8, green), shift(50), shift(20), wait(MINUTE)];
    // Half of 8 from 2 to 4.
    expect(exposure(drive(plan(8, [{ steps }])))).toBe(8);
  });
});

test('a canary gate has its share while it runs; then load follows servers again', () => {
  const machine = plan(10, [{ steps: [deploy(0, 1), canary(10 * MINUTE, 5), wait(5 * MINUTE)] }], {
    areas: [area(0, 10, { shifted: false })],
  });
  const run = drive(machine);
  expect(only(run.log, 'lever-pulled', 'gate-judged')).toEqual([
    `${MINUTE} lever-pulled step 1`,
    `${11 * MINUTE} gate-judged step 1 verdict healthy`,
  ]);
  // 5% of 10 for 10 minutes, then one server of 10 for 5.
  expect(exposure(run)).toBe(0.5 * 10 + 5);
});

test('a canary gate loses its share when the plan turns', () => {
  const stages: MachinePlan['stages'] = [
    { steps: [deploy(0, 1), canary(10 * MINUTE, 50)] },
    { after: [], steps: [wait(3.5 * MINUTE), deploy(1, 2)] },
    { after: [], steps: [act(4 * MINUTE)], handlers: { unhealthy: stop } },
  ];
  const areas = [area(0, 10, { shifted: false })];
  const run = drive(plan(10, stages, { fleet: [cluster('c[10]', 1)], areas }), {
    fate: ({ kind }) => (kind === 'act' ? { actFailed: true } : {}),
  });
  // Half of ten from 1 to 4, when the plan turns; then one server, until the batch of the other stage ends.
  expect(exposure(run)).toBe(5 * 3 + 0.5);
  expect(ending(run)).toBe('4.5 stopped run-failed');
});

test('a group without new servers carries none of what goes to the new version', () => {
  // Two clusters that hand load over within themselves, a canary of two servers in one of them with 10% of the load of both.
  const machine = machineOf({
    fleet: [cluster('a', 10), cluster('b', 10)],
    services: [service(0, 20, { per: 'cluster' })],
    areas: [area(0, 20, { shifted: false })],
    stages: [{ steps: [deploy(0, 2), canary(10 * MINUTE, 10)] }],
    numbers: { checks: [check()] },
  });
  // While the two are deployed to, eight carry for ten. Then two carry 10% of 20, and eighteen 18.
  expect(drive(machine).state.loads).toEqual([{ ratio: 1.25, group: 0 }]);
});

describe('going back', () => {
  const seen = { bugs: [{ surfacesAt: 0 }] };

  test('a switch ends the exposure at once, where redeploying ends it server by server', () => {
    const switched = plan(10, [{ steps: [deploy(0, 10, green), shift(100), wait(3 * MINUTE), gate()] }]);
    const back = drive(switched, seen);
    expect(
      only(back.log, 'rollback-started', 'lever-returned', 'green-removed', 'revert-started', 'rollback-ended'),
    ).toEqual([
      `${5 * MINUTE} rollback-started`,
      `${6 * MINUTE} lever-returned lever traffic`,
      `${6 * MINUTE} green-removed step 0 unit 0 servers 10`,
      `${6 * MINUTE} rollback-ended`,
    ]);
    // All 10 from 2 to 6.
    expect(exposure(back)).toBe(40);

    const inPlace = plan(10, [{ steps: [deploy(0, 10), wait(4 * MINUTE), gate()] }], {
      areas: [],
      constraints: { down: [maxDown(1, { bounds: [{ class: -1, forward: 10, rollback: 1 }] })] },
    });
    const redeployed = drive(inPlace, seen);
    expect(ending(redeployed)).toBe('15 rolled-back bug');
    // All 10 from 1 to 5, then 9, 8 … 0 for a minute each.
    expect(exposure(redeployed)).toBe(40 + 45);
  });

  test('where blue is gone in part, as far as the old servers and their headroom carry the load', () => {
    const headroom = { digits: 25, scale: 2 };
    const steps = [deploy(0, 4, green), shift(50), retire([0]), wait(3 * MINUTE), gate()];
    const machine = plan(8, [{ steps }], {
      services: [service(0, 8, { headroom })],
      constraints: { down: [maxDown(2)] },
    });
    const run = drive(machine, seen);
    expect(only(run.log, 'blue-retired', 'lever-returned')).toEqual([
      `${2 * MINUTE} blue-retired step 2`,
      `${6 * MINUTE} lever-returned lever traffic`,
    ]);
    expect(batches(machine, run.log, 'revert')).toEqual(['c 6-7 2', 'c 7-8 2']);
    // Half of 8 from 2 to 6. Four old servers carry 1.25 · 4 of 8, which leaves 3/8, or 3; with two of four gone back, 2, for none carries more than its own.
    expect(exposure(run)).toBe(4 * 4 + 2);
    // While two of eight go back the six that are up share all of the load.
    expect(run.state.loads[0]?.ratio).toBeCloseTo(8 / 6, 12);
  });

  test('of one stage, to where the others have brought it', () => {
    const machine = plan(8, [
      { steps: [deploy(0, 8, green), shift(25)] },
      { steps: [shift(75), gate()], handlers: { unhealthy: { kind: 'rollback-stage' } } },
    ]);
    const run = drive(machine, seen);
    expect(only(run.log, 'lever-returned', 'green-removed', 'plan-ended')).toEqual([
      `${4 * MINUTE} lever-returned lever traffic`,
      `${4 * MINUTE} plan-ended outcome stopped cause bug`,
    ]);
    // A quarter of 8 from 2 to 3, three quarters from 3 to 4, while it goes back.
    expect(exposure(run)).toBe(2 + 6);
    expect(run.state.bugs[0]?.rate).toBe(2);
  });

  test('a shift that runs when the plan turns ends, and goes back', () => {
    const run = drive(plan(8, [{ steps: [deploy(0, 8, green), shift(100)] }, { after: [], steps: [act(90_000)] }]), {
      fate: ({ kind }) => (kind === 'act' ? { actFailed: true } : {}),
    });
    expect(only(run.log, 'act-failed', 'lever-pulled', 'rollback-started', 'lever-returned')).toEqual([
      '90000 act-failed step 2',
      '120000 lever-pulled step 1',
      '120000 rollback-started',
      '180000 lever-returned lever traffic',
    ]);
  });

  test('nothing is switched where no share falls', () => {
    const run = drive(plan(8, [{ steps: [deploy(0, 8, green), gate()] }]), {
      bugs: [{ surfacesAt: null }],
      fate: ({ kind }) => (kind === 'gate' ? { falseAlarm: true } : {}),
    });
    expect(only(run.log, 'lever-returned', 'green-removed', 'plan-ended')).toEqual([
      `${MINUTE} green-removed step 0 unit 0 servers 8`,
      `${MINUTE} plan-ended outcome rolled-back cause false-alarm`,
    ]);
  });

  test('rollback in is one act for traffic too', () => {
    const run = drive(
      plan(8, [
        {
          steps: [deploy(0, 8, green), shift(50), gate()],
          handlers: { unhealthy: { kind: 'rollback-in', takes: { kind: 'fixed', value: 5 * MINUTE } } },
        },
      ]),
      seen,
    );
    expect(only(run.log, 'lever-returned', 'green-removed', 'plan-ended')).toEqual([
      `${7 * MINUTE} plan-ended outcome rolled-back cause bug`,
    ]);
    // Half of 8 from 2 to 7.
    expect(exposure(run)).toBe(20);
    expect(run.state.bugs[0]?.rate).toBe(0);
  });
});
