/** Going back: every time is worked out by hand; deploying a batch takes one minute, reverting one too. */
import type { Action } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import {
  bug,
  cluster,
  deploy,
  exclusive,
  fixed,
  machineOf,
  maxDown,
  maxParallel,
  maxRate,
  node,
  order,
  pause,
  rollback,
  stop,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;

/** Turned by a timeout of the plan. */
function turned(at: number, action: Action, plan: MachinePlan) {
  return machineOf({ ...plan, timeout: { after: at * MINUTE, action } });
}

describe('rollback', () => {
  test('reverts units in reverse order of completion, as many at once as the limits allow', () => {
    const machine = turned(5, rollback, {
      fleet: [cluster('c[3]', 4)],
      stages: [{ steps: [deploy(0, 12, { batch: { kind: 'count', servers: 3 } }), wait(9 * MINUTE)] }],
      constraints: { down: [maxDown(6)] },
    });
    // 3 and 1 of each, from 0 to 6; at 5 three of c-3 have ended, one is not begun. Then c-3's three and three of c-2's four; …
    const run = drive(machine);
    expect(batches(machine, run.log, 'revert')).toEqual(['c-3 5-6 3', 'c-2 5-6 3', 'c-2 6-7 1', 'c-1 6-7 4']);
    expect(ending(run)).toBe('7 rolled-back timeout');
  });

  test('waits for what runs, unfinished units first, the later declared before', () => {
    const machine = turned(1.5, rollback, {
      fleet: [cluster('c[4]', 2)],
      stages: [{ steps: [deploy(0, 8, { parallel: [4], batch: { kind: 'count', servers: 1 } })] }],
      constraints: { down: [maxDown(1, { counts: 'cluster' })] },
    });
    const free = { ...machine, constraints: { ...machine.constraints, down: [] } };
    const order = batches(free, drive(free).log, 'revert').map((line) => line.split(' ')[0]);
    expect(order).toEqual(['c-4', 'c-3', 'c-2', 'c-1']);
    // One cluster at a time: all of c-1 was tried at 2, and c-1 alone.
    expect(batches(machine, drive(machine).log, 'revert')).toEqual(['c-1 2-3 2']);
  });

  test('of what has ended in one round the later declared goes first', () => {
    const machine = turned(3, rollback, {
      fleet: [cluster('c[3]', 1)],
      stages: [{ steps: [deploy(0, 3, { parallel: [3] }), wait(9 * MINUTE)] }],
      constraints: { down: [maxDown(3)], rates: [maxRate(3, MINUTE)] },
    });
    const slow = drive(machine, {
      fate: (work) => (work.kind === 'batch' && work.unit === 0 ? { after: 2 * MINUTE } : {}),
    });
    expect(batches(machine, slow.log, 'revert').map((line) => line.split(' ')[0])).toEqual(['c-1', 'c-3', 'c-2']);
  });

  test('with its own amount, rate and exclusions; batch, order, parallel and apart do not hold it', () => {
    const fleet = [node('region', 'r[2]', [cluster('c[2]', 2)])];
    const steps = [deploy(0, 8, { batch: { kind: 'count', servers: 1 } }), wait(9 * MINUTE)];
    const sets = [[{ from: 0, to: 4 }], [{ from: 4, to: 8 }]];
    const machine = turned(20, rollback, {
      fleet,
      stages: [{ steps }],
      constraints: {
        down: [maxDown(2, { bounds: [{ class: -1, forward: 2, rollback: 6 }] })],
        orderings: [order(sets)],
        parallel: [maxParallel(1, 'cluster')],
      },
    });
    // Four clusters of two, one server a minute: at 8 all are done. At 20 six may be down.
    const done = { ...machine, stages: machine.stages };
    const run = drive(done, { fate: (work) => (work.kind === 'wait' ? { after: null } : {}) });
    expect(batches(machine, run.log, 'revert')).toEqual([
      'r-2/c-2 20-21 2',
      'r-2/c-1 20-21 2',
      'r-1/c-2 20-21 2',
      'r-1/c-1 21-22 2',
    ]);

    // The last region has ended at 24, and reverting does not wait until 44.
    const exclusiveOnes = turned(30, rollback, {
      fleet,
      stages: [{ steps: [deploy(0, 8), wait(99 * MINUTE)] }],
      constraints: { exclusions: [exclusive('region', null, 20 * MINUTE)] },
    });
    expect(batches(exclusiveOnes, drive(exclusiveOnes).log, 'revert')).toEqual([
      'r-2/c-2 30-31 2',
      'r-2/c-1 30-31 2',
      'r-1/c-2 31-32 2',
      'r-1/c-1 31-32 2',
    ]);

    const rated = turned(50, rollback, {
      fleet,
      stages: [{ steps: [deploy(0, 8), wait(99 * MINUTE)] }],
      constraints: { rates: [maxRate(3, 2 * MINUTE)] },
    });
    expect(batches(rated, drive(rated).log, 'revert')).toEqual([
      'r-2/c-2 50-51 2',
      'r-2/c-1 50-51 1',
      'r-2/c-1 52-53 1',
      'r-1/c-2 52-53 2',
      'r-1/c-1 54-55 2',
    ]);
  });

  test('what is down already needs no allowance', () => {
    const machine = turned(1.5, rollback, {
      fleet: [cluster('c', 6)],
      stages: [{ steps: [deploy(0, 6, { batch: { kind: 'count', servers: 3 } })] }],
      constraints: { down: [maxDown(3)] },
    });
    const run = drive(machine, {
      fate: (work) => (work.kind === 'batch' && work.ordinal === 1 ? { failed: [2] } : {}),
    });
    // At 0: 3, of which two fail. At 1: one more may go. At 2: two failed ones, and one of two that are up.
    expect(batches(machine, run.log)).toEqual(['c 0-1 3', 'c 1-2 1']);
    expect(batches(machine, run.log, 'revert')).toEqual(['c 2-3 3', 'c 3-4 1']);
  });

  test('nor what a bug has taken down', () => {
    const machine = turned(3, rollback, {
      fleet: [cluster('c', 8)],
      stages: [{ steps: [deploy(0, 8), wait(9 * MINUTE)] }],
      constraints: { down: [maxDown(8, { bounds: [{ class: -1, forward: 8, rollback: 4 }] })] },
      numbers: { bugs: [bug({ downs: { digits: 5, scale: 1 } })] },
    });
    // Of eight on the new version four are down, as many as may be. They go first and raise nothing; then the four that are up.
    const run = drive(machine, { bugs: [{ surfacesAt: 0 }] });
    expect(batches(machine, run.log, 'revert')).toEqual(['c 3-4 4', 'c 4-5 4']);
  });

  test('a limit or exclusion of a stage binds the units of that stage', () => {
    const machine = turned(4, rollback, {
      fleet: [cluster('c[2]', 4)],
      stages: [{ steps: [deploy(0, 4)] }, { steps: [deploy(4, 8), wait(9 * MINUTE)] }],
      constraints: {
        down: [maxDown(4, { scope: { kind: 'stage', stage: 0 }, bounds: [{ class: -1, forward: 4, rollback: 2 }] })],
      },
    });
    expect(batches(machine, drive(machine).log, 'revert')).toEqual(['c-2 4-5 4', 'c-1 5-6 2', 'c-1 6-7 2']);
  });

  test('of a stage: by the amount in rollback, as when all goes back', () => {
    const plan: MachinePlan = {
      fleet: [cluster('c', 4)],
      stages: [{ steps: [deploy(0, 4), wait(9 * MINUTE)] }],
      constraints: { down: [maxDown(1, { bounds: [{ class: -1, forward: 1, rollback: 2 }] })] },
    };
    for (const action of [rollback, { kind: 'rollback-stage' } as const]) {
      const machine = turned(4, action, plan);
      const { log } = drive(machine);
      expect(batches(machine, log)).toEqual(['c 0-1 1', 'c 1-2 1', 'c 2-3 1', 'c 3-4 1']);
      expect(batches(machine, log, 'revert')).toEqual(['c 4-5 2', 'c 5-6 2']);
    }
  });

  test('of a stage: what others have deployed stays, and the plan ends stopped', () => {
    const machine = turned(
      4,
      { kind: 'rollback-stage' },
      {
        fleet: [cluster('c[2]', 4)],
        stages: [{ steps: [deploy(0, 4)] }, { steps: [deploy(4, 8), wait(9 * MINUTE)] }],
      },
    );
    const run = drive(machine);
    expect(batches(machine, run.log, 'revert')).toEqual(['c-2 4-5 4']);
    expect(ending(run)).toBe('5 stopped timeout');
    expect(run.state.units[0]?.[0]?.entries[0]?.onNew).toBe(4);
  });

  test('with nothing deployed it is over at once', () => {
    const machine = turned(1, rollback, { fleet: [cluster('c', 1)], stages: [{ steps: [wait(9 * MINUTE)] }] });
    expect(ending(drive(machine))).toBe('1 rolled-back timeout');
  });

  test('attempts that fail leave their servers failed, and if that blocks, the plan ends stopped', () => {
    const plan = {
      fleet: [cluster('c', 4)],
      stages: [{ steps: [deploy(0, 4), wait(9 * MINUTE)] }],
      constraints: { down: [maxDown(4, { bounds: [{ class: -1, forward: 4, rollback: 2 }] })] },
    };
    const failing = { fate: (work: { kind: string }) => (work.kind === 'revert' ? { failed: [1] } : {}) };
    const run = drive(turned(2, rollback, plan), failing);
    expect(only(run.log, 'revert-started', 'revert-ended')).toEqual([
      '120000 revert-started step 0 unit 0 ordinal 1 servers 2',
      '180000 revert-ended step 0 unit 0 ordinal 1 servers 2 failed 1',
      '180000 revert-started step 0 unit 0 ordinal 2 servers 1',
      '240000 revert-ended step 0 unit 0 ordinal 2 servers 1 failed 1',
    ]);
    expect(ending(run)).toBe('4 stopped timeout');
    const repairing = turned(2, rollback, {
      ...plan,
      numbers: { repair: { takes: fixed(10 * MINUTE), per: 'server' } },
    });
    const repaired = drive(repairing, failing);
    // The first comes back at 13: one more may go, and fails at 14, when the second comes back too: nothing is left.
    expect(batches(repairing, repaired.log, 'revert').at(-1)).toBe('c 13-14 1');
    expect(ending(repaired)).toBe('14 rolled-back timeout');
  });

  test('items larger than a server go back if one is left, and count for as much as is left', () => {
    const rack = node('rack', 'rack[2]', [node('server', 'server[4]')]);
    const machine = turned(2, rollback, {
      fleet: [node('cluster', 'c', [rack])],
      stages: [{ steps: [deploy(0, 8), wait(9 * MINUTE)] }],
      constraints: { down: [maxDown(8, { bounds: [{ class: -1, forward: 8, rollback: 3 }] })] },
      numbers: { rollback: { takes: fixed(MINUTE), per: 'rack', fails: 0 } },
    });
    expect(batches(machine, drive(machine).log, 'revert')).toEqual(['c 2-3 4', 'c 3-4 4']);
  });

  test('a server that two steps have deployed to goes back once', () => {
    const machine = turned(4, rollback, {
      fleet: [cluster('c[2]', 4)],
      stages: [{ steps: [deploy(0, 4), deploy(0, 8), wait(9 * MINUTE)] }],
    });
    const run = drive(machine);
    expect(only(run.log, 'revert-started')).toEqual([
      '240000 revert-started step 1 unit 1 ordinal 1 servers 4',
      '240000 revert-started step 1 unit 0 ordinal 1 servers 4',
    ]);
  });

  test('what is repaired meanwhile comes back on the old version', () => {
    const machine = turned(2, rollback, {
      fleet: [cluster('c[2]', 4)],
      stages: [{ steps: [deploy(0, 8, { parallel: [2] }), wait(9 * MINUTE)] }],
      constraints: {
        exclusions: [],
        down: [maxDown(8, { bounds: [{ class: -1, forward: 8, rollback: 8 }] })],
        rates: [maxRate(8, 2 * MINUTE)],
      },
      numbers: { repair: { takes: fixed(2 * MINUTE), per: 'server' } },
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'batch' ? { failed: [4] } : {}) });
    // All failed at 1 and are being reverted from 2 on: nothing is left to come back at 3.
    expect(only(run.log, 'repaired')).toEqual([]);
    expect(ending(run)).toBe('3 rolled-back timeout');
  });

  test('until a unit goes back its failed servers may be repaired, to the old version', () => {
    const machine = turned(2.5, rollback, {
      fleet: [cluster('c[2]', 4)],
      stages: [{ steps: [deploy(0, 8), wait(9 * MINUTE)] }],
      constraints: { exclusions: [exclusive('cluster')] },
      numbers: { repair: { takes: fixed(2 * MINUTE), per: 'server' } },
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'batch' && work.unit === 0 ? { failed: [1] } : {}) });
    // c-1's failed server comes back at 3, while c-2 goes back.
    expect(only(run.log, 'repaired')).toEqual(['180000 repaired step 0 unit 0 ordinal 1 servers 1']);
    expect(batches(machine, run.log, 'revert')).toEqual(['c-2 2.5-3.5 4', 'c-1 3.5-4.5 3']);
  });

  test('pauses are dropped: if reverting is blocked nothing is waited for', () => {
    const machine = machineOf({
      fleet: [cluster('c', 4)],
      stages: [
        {
          after: [],
          steps: [deploy(0, 4), wait(9 * MINUTE)],
          handlers: { timeout: { after: 2 * MINUTE, action: rollback } },
        },
        {
          after: [],
          steps: [wait(MINUTE)],
          handlers: { timeout: { after: MINUTE, action: pause(99 * MINUTE, stop) } },
        },
      ],
      constraints: { down: [maxDown(4, { bounds: [{ class: -1, forward: 4, rollback: 2 }] })] },
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'revert' ? { failed: [2] } : {}) });
    expect(ending(run)).toBe('3 stopped timeout');
  });
});

test('stop leaves everything as it is', () => {
  const machine = turned(1.5, stop, {
    fleet: [cluster('c[2]', 4)],
    stages: [{ steps: [deploy(0, 8)] }],
    numbers: { repair: { takes: fixed(MINUTE), per: 'server' } },
  });
  const run = drive(machine, { fate: (work) => (work.kind === 'batch' ? { failed: [1] } : {}) });
  // At 2 the running batch has ended; its failed server is not repaired any more, nor is that of the first.
  expect(only(run.log, 'batch-ended', 'repaired', 'plan-ended')).toEqual([
    '60000 batch-ended step 0 unit 0 ordinal 1 servers 4 failed 1',
    '120000 batch-ended step 0 unit 1 ordinal 1 servers 4 failed 1',
    '120000 repaired step 0 unit 0 ordinal 1 servers 1',
    '120000 plan-ended outcome stopped cause timeout',
  ]);
});

test('once the plan stops no repair begins', () => {
  const machine = turned(0.5, stop, {
    fleet: [cluster('c[2]', 4)],
    stages: [{ steps: [deploy(0, 8, { parallel: [2] })] }],
    numbers: { repair: { takes: fixed(MINUTE), per: 'server' } },
  });
  const run = drive(machine, {
    fate: (work) =>
      work.kind === 'batch' && work.unit === 0 ? { failed: [1] } : work.kind === 'batch' ? { after: 5 * MINUTE } : {},
  });
  expect(only(run.log, 'repaired')).toEqual([]);
  expect(ending(run)).toBe('5 stopped timeout');
});

test('time is counted to a step until the plan turns', () => {
  const machine = turned(1.5, stop, { fleet: [cluster('c[2]', 4)], stages: [{ steps: [deploy(0, 8)] }] });
  const run = drive(machine);
  expect(ending(run)).toBe('2 stopped timeout');
  expect(run.state.busy).toEqual([{ running: 0, since: 0, before: 1.5 * MINUTE }]);
});
