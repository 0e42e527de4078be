/** Outages: by hand; deploying a batch takes one minute. */
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import { bug, cluster, deploy, fixed, goOn, machineOf, maxDown, pause, rollback, wait } from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';
import type { Started } from '../work.ts';

const MINUTE = 60_000;
const fleet = [cluster('c[2]', 4)];
const outages = [{ level: 'cluster' as const, probability: 0.1, per: 1, lasts: fixed(3 * MINUTE) }];

function plan(more: Partial<MachinePlan> = {}, retries = 0, numbers: MachinePlan['numbers'] = {}) {
  const base = machineOf({ fleet, stages: [] }).numbers;
  return machineOf({
    fleet,
    stages: [{ steps: [deploy(0, 8, { batch: { kind: 'count', servers: 2 } })] }],
    ...more,
    numbers: { outages, deploy: { ...base.deploy, retries }, ...numbers },
  });
}

/** One outage of the node, so many milliseconds after the plan's start. */
const one = (node: number, after: number) => (work: Started) =>
  work.kind === 'outage-due' && work.node === node && work.ordinal === 1 ? { after } : {};

describe('an outage', () => {
  test('keeps everything from starting where it is', () => {
    const machine = plan();
    const run = drive(machine, { fate: one(1, MINUTE) });
    // Of c-2, from 1 to 4.
    expect(batches(machine, run.log)).toEqual(['c-1 0-1 2', 'c-1 1-2 2', 'c-2 4-5 2', 'c-2 5-6 2']);
    expect(only(run.log, 'raised')).toEqual([]); // it will end: nothing is blocked
  });

  test('begins from time 0 on, after what ends and before what starts', () => {
    const machine = plan();
    const run = drive(machine, { fate: one(0, MINUTE) });
    // The first batch has ended; c-1 cannot go on, and c-2 waits for it.
    expect(batches(machine, run.log)).toEqual(['c-1 0-1 2', 'c-1 4-5 2', 'c-2 5-6 2', 'c-2 6-7 2']);
  });

  test('counts all servers of the node as down', () => {
    const machine = plan({ stages: [{ steps: [deploy(0, 4), wait(MINUTE)] }], constraints: { down: [maxDown(5)] } });
    const run = drive(machine, { fate: one(1, MINUTE / 2) });
    expect(run.state.peaks).toEqual([{ down: 8, group: 0 }]);
  });

  test('takes its servers out of exposure', () => {
    const machine = plan({ stages: [{ steps: [deploy(0, 4), wait(9 * MINUTE)] }] }, 0, { bugs: [bug()] });
    // Four from 1 to 10 but for 3 minutes.
    expect(drive(machine, { bugs: [{}], fate: one(0, 5 * MINUTE) }).state.bugs[0]).toMatchObject({
      exposure: 4 * 6 * MINUTE,
      reach: 4,
    });
  });

  test('but not out of reach', () => {
    const machine = plan({ stages: [{ steps: [deploy(0, 8)] }] }, 0, { bugs: [bug()] });
    // c-1 is lost from 1.5 on; at 2 all eight are on the new version, four of them up.
    const run = drive(machine, { bugs: [{}], fate: one(0, 90_000) });
    expect(run.state.bugs[0]).toMatchObject({ reach: 8, rate: 4, exposure: 4 * 30_000 });
  });

  test('keeps failed servers from being reverted', () => {
    const machine = plan({
      stages: [{ steps: [deploy(0, 4), wait(9 * MINUTE)] }],
      timeout: { after: 2 * MINUTE, action: rollback },
    });
    const run = drive(machine, {
      fate: (work) => (work.kind === 'batch' ? { failed: [4] } : one(0, 90_000)(work)),
    });
    expect(batches(machine, run.log, 'revert')).toEqual(['c-1 4.5-5.5 4']);
  });

  test('the next is counted from its end', () => {
    const machine = plan({ stages: [{ steps: [wait(8 * MINUTE)] }] });
    const run = drive(machine, {
      fate: (work) => (work.kind === 'outage-due' && work.node === 0 ? { after: 2 * MINUTE } : {}),
    });
    expect(only(run.log, 'outage-started', 'outage-ended')).toEqual([
      '120000 outage-started outage 0 node 0',
      '300000 outage-ended outage 0 node 0',
      '420000 outage-started outage 0 node 0',
    ]);
  });
});

describe('a batch that it hits', () => {
  test('stays failed if no attempt is left', () => {
    const machine = plan();
    const run = drive(machine, { fate: one(0, 30_000) });
    expect(only(run.log, 'batch-hit', 'batch-ended').slice(0, 2)).toEqual([
      '30000 batch-hit step 0 unit 0 ordinal 1',
      '30000 batch-ended step 0 unit 0 ordinal 1 servers 2 failed 2',
    ]);
    expect(batches(machine, run.log)[1]).toBe('c-1 3.5-4.5 2');
  });

  test('makes its next attempt when the outage is over', () => {
    const machine = plan({}, 1);
    const attempts: number[] = [];
    const run = drive(machine, {
      fate: (work) => {
        if (work.kind === 'batch') attempts.push(work.attempt);
        return one(0, 30_000)(work);
      },
    });
    expect(only(run.log, 'batch-hit', 'batch-resumed')).toEqual([
      '30000 batch-hit step 0 unit 0 ordinal 1',
      '210000 batch-resumed step 0 unit 0 ordinal 1',
    ]);
    expect(batches(machine, run.log)[0]).toBe('c-1 0-4.5 2');
    expect(attempts).toEqual([1, 2, 1, 1, 1]);
  });

  test('each hit is an attempt', () => {
    const machine = plan({}, 1);
    const run = drive(machine, {
      fate: (work) => (work.kind === 'outage-due' && work.node === 0 && work.ordinal <= 2 ? { after: 30_000 } : {}),
    });
    // Hit at 0.5, resumed at 3.5, hit again at 4: no attempt is left.
    expect(only(run.log, 'batch-ended')[0]).toBe('240000 batch-ended step 0 unit 0 ordinal 1 servers 2 failed 2');
  });

  test('fails at once if the plan turns while it waits, or has turned', () => {
    const timeout = { after: MINUTE, action: rollback };
    const run = drive(plan({ timeout }, 5), { fate: one(0, 30_000) });
    expect(only(run.log, 'raised', 'batch-ended', 'rollback-started')).toEqual([
      '60000 raised stage 0 step null trigger timeout action rollback',
      '60000 batch-ended step 0 unit 0 ordinal 1 servers 2 failed 2',
      '60000 rollback-started',
    ]);
    const later = drive(plan({ timeout: { after: 10_000, action: rollback } }, 5), { fate: one(0, 30_000) });
    expect(only(later.log, 'batch-ended')).toEqual(['30000 batch-ended step 0 unit 0 ordinal 1 servers 2 failed 2']);
  });

  test('is begun again whatever pause there is', () => {
    const machine = plan(
      { stages: [{ steps: [deploy(0, 4)] }], timeout: { after: MINUTE, action: pause(99 * MINUTE, goOn) } },
      1,
    );
    const run = drive(machine, { fate: one(0, 30_000) });
    expect(batches(machine, run.log)).toEqual(['c-1 0-4.5 4']);
    expect(ending(run)).toBe('100 completed');
  });

  test('going back, is begun again after it; what is in an outage waits', () => {
    const machine = plan({
      stages: [{ steps: [deploy(0, 8), wait(MINUTE)] }],
      timeout: { after: 2 * MINUTE, action: rollback },
    });
    const run = drive(machine, {
      fate: (work) => {
        if (work.kind === 'outage-due' && work.ordinal === 1)
          return { after: work.node === 0 ? 2.5 * MINUTE : 1.9 * MINUTE };
        return work.kind === 'batch' && work.unit === 1 ? { after: MINUTE / 2 } : {};
      },
    });
    // c-2 is lost from 1.9 to 4.9; c-1 goes back from 2 on, is hit at 2.5 and begun again at 5.5.
    expect(batches(machine, run.log, 'revert')).toEqual(['c-1 2-6.5 4', 'c-2 4.9-5.9 4']);
  });

  test('not if it has ended in the phase before', () => {
    const run = drive(plan(), { fate: one(0, MINUTE) });
    expect(only(run.log, 'batch-hit')).toEqual([]);
  });
});

test('one that comes together with the end of the plan is not counted', () => {
  const action = { kind: 'rollback-in' as const, takes: fixed(MINUTE) };
  const machine = plan({ stages: [{ steps: [deploy(0, 8)] }], timeout: { after: MINUTE / 2, action } });
  const run = drive(machine, { fate: one(1, 2 * MINUTE) });
  expect(ending(run)).toBe('2 rolled-back timeout');
});
