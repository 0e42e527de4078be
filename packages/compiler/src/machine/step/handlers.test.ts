/** Triggers that no gate or watch raises, by hand; a batch takes one minute. */
import type { Action } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import {
  act,
  bug,
  cluster,
  deploy,
  gate,
  goOn,
  machineOf,
  pause,
  retry,
  rollback,
  stop,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const fleet = [cluster('c[4]', 2)];

describe('on failures', () => {
  const failing = (failed: number) => ({
    fate: (work: { kind: string; unit?: number }) =>
      work.kind === 'batch' && work.unit === 0 ? { failed: [failed] } : {},
  });
  const plan = (over: number, atLeast: number | null, of: 'stage' | 'plan' = 'stage') =>
    machineOf({
      fleet: [cluster('c[4]', 25)],
      stages: [
        { steps: [deploy(0, 50)], handlers: { failures: { over, atLeast, of, action: stop } } },
        { steps: [deploy(50, 100)] },
      ],
    });

  test('over all that the stage selects, or the plan', () => {
    expect(ending(drive(plan(0.28, null), failing(14)))).toBe('4 completed'); // 14 of 50 is not over 28%
    expect(ending(drive(plan(0.28, null), failing(15)))).toBe('1 stopped failures');
    expect(ending(drive(plan(0.14, null, 'plan'), failing(14)))).toBe('4 completed');
    expect(ending(drive(plan(0.14, null, 'plan'), failing(15)))).toBe('1 stopped failures');
  });

  test('or over those tried, once they are so many', () => {
    expect(ending(drive(plan(0.29, 26), failing(14)))).toBe('4 completed'); // 14 of 25 tried, but 25 are too few; then 14 of 50
    expect(ending(drive(plan(0.27, 26), failing(14)))).toBe('2 stopped failures');
    expect(ending(drive(plan(0.55, 25), failing(14)))).toBe('1 stopped failures');
  });

  test('once in a run of the stage', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { steps: [deploy(0, 8)], handlers: { failures: { over: 0, atLeast: null, of: 'stage', action: goOn } } },
      ],
    });
    const run = drive(machine, { fate: () => ({ failed: [1] }) });
    expect(only(run.log, 'raised')).toHaveLength(1);
    expect(run.state.failedServers).toBe(4);
  });

  test('a run that fails for good raises on unhealthy', () => {
    const machine = machineOf({ fleet, stages: [{ steps: [deploy(0, 2), act(MINUTE), wait(MINUTE)] }] });
    const run = drive(machine, { fate: () => ({ actFailed: true }) });
    expect(only(run.log, 'act-failed', 'raised')).toEqual([
      '120000 act-failed step 1',
      '120000 raised stage 0 step 1 trigger unhealthy action rollback',
    ]);
    expect(ending(run)).toBe('3 rolled-back run-failed');
    const again = machineOf({
      fleet,
      stages: [{ steps: [act(MINUTE), wait(MINUTE)], handlers: { unhealthy: retry(1) } }],
    });
    expect(ending(drive(again, { fate: (work) => ({ actFailed: 'running' in work && work.running === 1 }) }))).toBe(
      '3 completed',
    );
  });
});

describe('on timeout', () => {
  test('counts from the start of the stage', () => {
    const handlers = { timeout: { after: 3 * MINUTE, action: stop } };
    const machine = machineOf({ fleet, stages: [{ steps: [wait(MINUTE)] }, { steps: [wait(9 * MINUTE)], handlers }] });
    expect(ending(drive(machine))).toBe('4 stopped timeout');
  });

  test('is raised once, even where it comes together with the end', () => {
    const handlers = { timeout: { after: MINUTE, action: goOn } };
    const machine = machineOf({ fleet, stages: [{ steps: [wait(MINUTE), wait(MINUTE)], handlers }] });
    expect(only(drive(machine).log, 'raised')).toEqual([
      '60000 raised stage 0 step null trigger timeout action continue',
    ]);
  });

  test("the plan's is raised in the first running stage that has none of its own, or not at all", () => {
    const own = { timeout: { after: 90 * MINUTE, action: stop } };
    const stages = [
      { after: [], steps: [wait(5 * MINUTE)], handlers: own },
      { after: [], steps: [wait(5 * MINUTE)] },
    ];
    const timeout = { after: 2 * MINUTE, action: stop };
    const run = drive(machineOf({ fleet, stages, timeout }));
    expect(only(run.log, 'raised')).toEqual(['120000 raised stage 1 step null trigger timeout action stop']);
    expect(ending(drive(machineOf({ fleet, stages: stages.slice(0, 1), timeout })))).toBe('5 completed');
  });
});

describe('the end of a stage', () => {
  const shows = [{ probability: 1, level: 'cluster' as const, from: 1, to: 1, found: true }];
  const found = (unhealthy: Action) =>
    machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 2), wait(MINUTE)], handlers: { unhealthy } }, { steps: [deploy(2, 4)] }],
      numbers: { bugs: [bug({ shows })] },
    });

  test('finds a found bug', () => {
    const run = drive(found(stop), { bugs: [{ showsAt: [1] }] });
    expect(only(run.log, 'bug-found', 'raised', 'step-ended')).toEqual([
      '60000 step-ended step 0',
      '120000 step-ended step 1',
      '120000 bug-found bug 0 stage 0 by stage-end',
      '120000 raised stage 0 step null trigger unhealthy action stop',
    ]);
  });

  test('continue ends the stage; retry goes back first; pause holds it', () => {
    expect(ending(drive(found(goOn), { bugs: [{ showsAt: [1] }] }))).toBe('3 completed');
    expect(ending(drive(found(retry()), { bugs: [{ showsAt: [1] }] }))).toBe('4 completed');
    expect(ending(drive(found(pause(5 * MINUTE, goOn)), { bugs: [{ showsAt: [1] }] }))).toBe('8 completed');
  });

  test('after a step that deploys there is nothing to go back to', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 2)], handlers: { unhealthy: retry() } }],
      numbers: { bugs: [bug({ shows })] },
    });
    expect(ending(drive(machine, { bugs: [{ showsAt: [1] }] }))).toBe('1 completed');
  });
});

describe('once the plan turns', () => {
  test('batches and runs end, waits are dropped, and nothing is raised', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { after: [], steps: [wait(MINUTE), gate()], handlers: { unhealthy: stop, falseAlarm: stop } },
        { after: [], steps: [deploy(0, 8, { batch: { kind: 'count', servers: 1 } })] },
        {
          after: [],
          steps: [act(4 * MINUTE), wait(MINUTE)],
          handlers: { timeout: { after: 2 * MINUTE, action: rollback } },
        },
        { after: [], steps: [wait(9 * MINUTE)] },
      ],
    });
    const run = drive(machine, {
      fate: (work) => (work.kind === 'batch' ? { after: 90_000 } : { falseAlarm: true, actFailed: true }),
    });
    expect(batches(machine, run.log)).toEqual(['c-1 0-1.5 1']);
    expect(only(run.log, 'act-failed', 'raised')).toEqual([
      '60000 raised stage 0 step 1 trigger false-alarm action stop',
      '240000 act-failed step 3',
    ]);
    expect(ending(run)).toBe('4 stopped false-alarm');
  });
});
