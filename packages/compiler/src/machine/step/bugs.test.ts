/** Bugs: when they show, what they take down, how much they are exposed; by hand. A batch takes one minute. */
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import { bug, check, cluster, deploy, gate, machineOf, maxDown, node, stop, wait } from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const fleet = [cluster('c[4]', 2)];

function plan(more: Partial<MachinePlan> & { readonly bugs: NonNullable<MachinePlan['numbers']>['bugs'] }) {
  const { bugs = [], ...rest } = more;
  return machineOf({
    fleet,
    stages: [{ steps: [deploy(0, 8), wait(10 * MINUTE)] }],
    numbers: { bugs },
    ...rest,
  });
}

describe('surfaces after', () => {
  test('an amount of exposure: servers on the new version times time', () => {
    // 2 servers from 1, 4 from 2: 2 min + 4 · t = 9 min at t = 1.75.
    const run = drive(plan({ bugs: [bug()] }), { bugs: [{ surfacesAt: 9 * MINUTE }] });
    const upTo3 = 2 * MINUTE + 4 * MINUTE;
    expect(only(run.log, 'bug-shown')).toEqual([`${3 * MINUTE + (9 * MINUTE - upTo3) / 6} bug-shown bug 0`]);
  });

  test('rounded up to the millisecond', () => {
    const machine = plan({ bugs: [bug()], stages: [{ steps: [deploy(0, 2), wait(MINUTE)] }] });
    const run = drive(machine, { bugs: [{ surfacesAt: 1001 }] });
    expect(only(run.log, 'bug-shown')).toEqual([`${MINUTE + 501} bug-shown bug 0`]);
  });

  test('not where it is not in scope, and by load', () => {
    const heavy = node('cluster', 'b', [node('server', 'server[2]', [], { load: 2.5 })]);
    const machine = plan({
      fleet: [cluster('a', 2), heavy],
      stages: [{ steps: [deploy(0, 4), wait(MINUTE)] }],
      bugs: [bug({ scope: [3] })],
    });
    const run = drive(machine, { bugs: [{ surfacesAt: 5000 }] });
    expect(only(run.log, 'bug-shown')).toEqual([`${2 * MINUTE + 1000} bug-shown bug 0`]);
    expect(run.state.bugs[0]).toMatchObject({ exposure: 5 * MINUTE, reach: 2 });
  });

  test('not if it is not there', () => {
    const run = drive(plan({ bugs: [bug()] }), { bugs: [{ there: false, surfacesAt: 0 }] });
    expect(run.state.bugs[0]).toMatchObject({ shownAt: null, exposure: 0, reach: 0 });
  });
});

describe('exposure', () => {
  test('ends when a server begins to go back, and an outage or a failure takes it out', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 2), wait(10 * MINUTE), gate()] }],
      numbers: { bugs: [bug()], checks: [check()] },
    });
    // Two servers from 1 to 11.
    expect(drive(machine, { bugs: [{ surfacesAt: 0 }] }).state.bugs[0]?.exposure).toBe(20 * MINUTE);
    // One of them fails.
    const failing = drive(machine, {
      bugs: [{ surfacesAt: 0 }],
      fate: (work) => (work.kind === 'batch' ? { failed: [1] } : {}),
    });
    expect(failing.state.bugs[0]).toMatchObject({ exposure: 10 * MINUTE, reach: 1 });
  });

  test('goes on for the horizon if the bug escaped, at the rate of the end', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 4)] }],
      numbers: { bugs: [bug()] },
      horizon: 3 * MINUTE,
    });
    // Two from 1 to 2; then four, for 3.
    expect(drive(machine, { bugs: [{}] }).state.bugs[0]?.exposure).toBe(2 * MINUTE + 12 * MINUTE);
    // Found, it has not escaped, though the plan goes on.
    const steps = [deploy(0, 4), gate()];
    const stages = [{ steps, handlers: { unhealthy: { kind: 'continue' as const } } }];
    const found = machineOf({ fleet, stages, numbers: { bugs: [bug()], checks: [check()] }, horizon: 3 * MINUTE });
    const seen = drive(found, { bugs: [{ surfacesAt: 0 }] });
    expect([ending(seen), seen.state.bugs[0]?.exposure]).toEqual(['2 completed', 2 * MINUTE]);
    const stopped = { ...machine, timeout: { after: 2 * MINUTE, action: stop } };
    expect(drive(stopped, { bugs: [{}] }).state.bugs[0]?.exposure).toBe(2 * MINUTE);
  });
});

describe('shows at a node', () => {
  const shows = (level: 'cluster' | 'rack', found = false) => [{ probability: 1, level, from: 1, to: 9, found }];

  test('when the k-th that has a server in scope is done', () => {
    const machine = plan({ bugs: [bug({ shows: shows('cluster') })] });
    expect(only(drive(machine, { bugs: [{ showsAt: [3] }] }).log, 'bug-shown')).toEqual([
      `${3 * MINUTE} bug-shown bug 0`,
    ]);
    const scoped = plan({
      fleet: [cluster('a', 2), cluster('b[3]', 2)],
      bugs: [bug({ shows: shows('cluster'), scope: [3] })],
    });
    expect(only(drive(scoped, { bugs: [{ showsAt: [3] }] }).log, 'bug-shown')).toEqual([
      `${4 * MINUTE} bug-shown bug 0`,
    ]);
  });

  test('a node is done when all that one step selects there has been tried', () => {
    const machine = plan({
      stages: [{ steps: [deploy(0, 1), deploy(1, 4, { by: 'region', batch: { kind: 'count', servers: 1 } })] }],
      bugs: [bug({ shows: shows('cluster') })],
    });
    // At 1 the first step is done with c-1, which counts once: not again at 2 with the second step; c-2 at 4.
    const run = drive(machine, { bugs: [{ showsAt: [2] }] });
    expect(only(run.log, 'bug-shown')).toEqual([`${4 * MINUTE} bug-shown bug 0`]);
  });

  test('several nodes may be done at once, whether their servers failed or not', () => {
    const rack = node('rack', 'rack[3]', [node('server', 'server[2]')]);
    const machine = plan({
      fleet: [node('cluster', 'c', [rack])],
      stages: [{ steps: [deploy(0, 6)] }],
      bugs: [bug({ shows: shows('rack') })],
    });
    const run = drive(machine, { bugs: [{ showsAt: [3] }], fate: () => ({ failed: [2, 2, 2] }) });
    expect(only(run.log, 'bug-shown')).toEqual([`${MINUTE} bug-shown bug 0`]);
  });

  test('once', () => {
    const machine = plan({ bugs: [bug({ shows: [...shows('cluster'), ...shows('cluster', true)] })] });
    const run = drive(machine, { bugs: [{ showsAt: [2, 3] }] });
    expect(only(run.log, 'bug-shown', 'bug-found')).toEqual([`${2 * MINUTE} bug-shown bug 0`]);
    const together = drive(machine, { bugs: [{ showsAt: [2, 2] }] });
    expect(only(together.log, 'bug-found')).toEqual([`${14 * MINUTE} bug-found bug 0 stage 0 by stage-end`]);
  });
});

describe('downs', () => {
  const third = { digits: 34, scale: 2 }; // ⌊0.34 · n⌋

  test('takes servers on the new version down, once it has shown', () => {
    const machine = plan({
      fleet: [cluster('c', 9)],
      stages: [{ steps: [deploy(0, 9), wait(10 * MINUTE)] }],
      constraints: { down: [maxDown(9)] },
      bugs: [bug({ downs: third })],
    });
    // 9 servers from 1; it shows at 2, and ⌊0.34 · 9⌋ = 3 are down from then on.
    const run = drive(machine, { bugs: [{ surfacesAt: 9 * MINUTE }] });
    expect(run.state.bugs[0]).toMatchObject({ exposure: 9 * MINUTE + 6 * 9 * MINUTE, reach: 9 });
  });

  test('counts in the limits', () => {
    const machine = plan({
      fleet: [cluster('a', 6), cluster('b', 6)],
      stages: [{ steps: [deploy(0, 6), wait(MINUTE), deploy(6, 12)] }],
      constraints: { down: [maxDown(6)] },
      bugs: [bug({ downs: third })],
    });
    // ⌊0.34 · 6⌋ = 2 of a are down from 1, so that four of b may go at 2. At 3 ⌊0.34 · 10⌋ − ⌊0.34 · 6⌋ = 1 of these is.
    const run = drive(machine, { bugs: [{ surfacesAt: 0 }] });
    expect(batches(machine, run.log)).toEqual(['a 0-1 6', 'b 2-3 4', 'b 3-4 2']);
    expect(run.state.peaks).toEqual([{ down: 6, group: 0 }]);
  });

  test('several bugs take the same ones down', () => {
    const machine = plan({
      fleet: [cluster('c', 9)],
      stages: [{ steps: [deploy(0, 9), wait(MINUTE)] }],
      constraints: { down: [maxDown(9)] },
      bugs: [bug({ downs: third }), bug({ name: 'other', downs: { digits: 5, scale: 1 } })],
    });
    const run = drive(machine, { bugs: [{ surfacesAt: 0 }, { surfacesAt: 0 }] });
    expect(run.state.bugs[0]?.exposure).toBe(5 * MINUTE); // nine less ⌊4.5⌋
  });
});

test('a bug that shows while the plan goes back raises nothing', () => {
  const machine = machineOf({
    fleet,
    stages: [{ steps: [deploy(0, 2), gate()], handlers: { unhealthy: stop } }],
    numbers: {
      bugs: [bug({ shows: [{ probability: 1, level: 'cluster', from: 1, to: 1, found: true }] })],
      checks: [check()],
    },
    timeout: { after: MINUTE / 2, action: { kind: 'rollback' } },
  });
  const run = drive(machine, { bugs: [{ showsAt: [1] }] });
  expect(only(run.log, 'bug-shown', 'raised')).toEqual([
    '30000 raised stage 0 step null trigger timeout action rollback',
    '60000 bug-shown bug 0',
  ]);
  expect(ending(run)).toBe('2 rolled-back timeout');
});
