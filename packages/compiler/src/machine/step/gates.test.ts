/** Gates, and the actions that meet what they see: every time is worked out by hand; a batch takes one minute. */
import type { Action } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import {
  bug,
  check,
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
const lone = { numbers: { bugs: [bug()], checks: [check(1, MINUTE)] } };
/** Shows as soon as the first server is on the new version. */
const present = [{ surfacesAt: 0 }];

/** A cluster, a wait of two minutes, a gate of one minute, and the rest. The bug is there and shows at 1. */
function gated(unhealthy: Action, more: Partial<MachinePlan> = {}) {
  const steps = [deploy(0, 2), wait(2 * MINUTE), gate(), deploy(2, 8, { parallel: [3] })];
  return machineOf({ fleet, stages: [{ steps, handlers: { unhealthy } }], ...lone, ...more });
}

describe('a gate that sees a bug', () => {
  test('rollback: all that is deployed goes back', () => {
    const machine = gated(rollback);
    const run = drive(machine, { bugs: present });
    expect(
      only(run.log, 'bug-shown', 'gate-judged', 'bug-found', 'raised', 'rollback-started', 'rollback-ended'),
    ).toEqual([
      '60000 bug-shown bug 0',
      '240000 gate-judged step 2 verdict unhealthy',
      '240000 bug-found bug 0 stage 0 by gate',
      '240000 raised stage 0 step 2 trigger unhealthy action rollback',
      '240000 rollback-started',
      '300000 rollback-ended',
    ]);
    expect(batches(machine, run.log, 'revert')).toEqual(['c-1 4-5 2']);
    expect(ending(run)).toBe('5 rolled-back bug');
    expect(run.state.course).toEqual({ kind: 'ended', outcome: 'rolled-back', stage: 0, cause: 'bug', wentBack: true });
  });

  test('rollback in: all stays until the time has passed, and is gone then', () => {
    const run = drive(gated({ kind: 'rollback-in', takes: { kind: 'fixed', value: 7 * MINUTE } }), { bugs: present });
    expect(ending(run)).toBe('11 rolled-back bug');
    // Two servers from 1 to 11.
    expect(run.state.bugs[0]).toMatchObject({ exposure: 2 * 10 * MINUTE, rate: 0, reach: 2 });
  });

  test('stop: all stays as it is', () => {
    const run = drive(gated(stop), { bugs: present });
    expect(ending(run)).toBe('4 stopped bug');
    expect(run.state.units[0]?.[0]?.entries).toEqual([{ tried: 2, onNew: 2, gone: 0, failed: 0, kept: 0, stuck: 0 }]);
  });

  test('continue: the plan goes on', () => {
    const run = drive(gated(goOn), { bugs: present });
    expect(ending(run)).toBe('5 completed');
    expect(run.state.bugs[0]?.foundIn).toBe(0);
  });

  test('retry: back to the step after the last that deploys, so often, then what follows', () => {
    const run = drive(gated(retry(2, stop)), { bugs: present });
    expect(only(run.log, 'gate-judged', 'raised')).toEqual([
      '240000 gate-judged step 2 verdict unhealthy',
      '240000 raised stage 0 step 2 trigger unhealthy action retry',
      '420000 gate-judged step 2 verdict unhealthy',
      '420000 raised stage 0 step 2 trigger unhealthy action retry',
      '600000 gate-judged step 2 verdict unhealthy',
      '600000 raised stage 0 step 2 trigger unhealthy action stop',
    ]);
    expect(only(run.log, 'step-started', 'step-ended').slice(2, 8)).toEqual([
      '60000 step-started step 1',
      '180000 step-ended step 1',
      '180000 step-started step 2',
      '240000 step-ended step 2',
      '240000 step-started step 1',
      '360000 step-ended step 1',
    ]);
    expect(run.state.runs).toEqual([1, 3, 3, 0]);
  });

  test('retry until the gate misses it', () => {
    const missing = drive(gated(retry()), {
      bugs: present,
      fate: (work) => (work.kind === 'gate' && work.running === 3 ? { sees: [false] } : {}),
    });
    expect(only(missing.log, 'gate-judged').at(-1)).toBe('600000 gate-judged step 2 verdict healthy');
    expect(ending(missing)).toBe('11 completed');
  });

  test('each retry of a handler counts for itself', () => {
    const run = drive(gated(retry(1, pause(10 * MINUTE, retry(1, stop)))), { bugs: present });
    expect(only(run.log, 'raised', 'pause-ended')).toEqual([
      '240000 raised stage 0 step 2 trigger unhealthy action retry',
      '420000 raised stage 0 step 2 trigger unhealthy action pause',
      '1020000 pause-ended stage 0',
      '1020000 raised stage 0 step 2 trigger unhealthy action retry',
      '1200000 raised stage 0 step 2 trigger unhealthy action pause',
      '1800000 pause-ended stage 0',
      '1800000 raised stage 0 step 2 trigger unhealthy action stop',
    ]);
  });

  test('pause then continue: the thread is held for so long', () => {
    const machine = gated(pause(5 * MINUTE, goOn));
    const run = drive(machine, { bugs: present });
    expect(only(run.log, 'raised', 'pause-ended')).toEqual([
      '240000 raised stage 0 step 2 trigger unhealthy action pause',
      '540000 pause-ended stage 0',
      '540000 raised stage 0 step 2 trigger unhealthy action continue',
    ]);
    expect(batches(machine, run.log)[1]).toBe('c-2 9-10 2');
  });
});

describe('what a gate can see', () => {
  test('nothing of a check that is blind to the bug, and then it may cry wolf', () => {
    const blind = drive(gated(stop), { bugs: [{ surfacesAt: 0, blind: [true] }] });
    expect(ending(blind)).toBe('5 completed');
    const wolf = drive(gated(stop), { bugs: [{ surfacesAt: 0, blind: [true] }], fate: () => ({ falseAlarm: true }) });
    expect(ending(wolf)).toBe('4 stopped false-alarm');
    expect(wolf.state.falseAlarms).toBe(1);
  });

  test('a bug that it covers and misses: no false alarm', () => {
    const run = drive(gated(stop), { bugs: present, fate: () => ({ sees: [false], falseAlarm: true }) });
    expect(only(run.log, 'gate-judged')).toEqual(['240000 gate-judged step 2 verdict healthy']);
  });

  test('nothing of a bug that has not shown, or that it detects with no chance', () => {
    const late = drive(gated(stop), { bugs: [{ surfacesAt: 1e12 }] });
    expect(ending(late)).toBe('5 completed');
    const never = check(1, MINUTE);
    const hopeless = { ...never, gate: { ...never.gate, detects: [0] } };
    const run = drive(gated(stop, { numbers: { bugs: [bug()], checks: [hopeless] } }), {
      bugs: present,
      fate: () => ({ falseAlarm: true }),
    });
    expect(ending(run)).toBe('4 stopped false-alarm');
  });

  test('a found bug for sure, blind or not', () => {
    const shows = [{ probability: 1, level: 'cluster' as const, from: 1, to: 1, found: true }];
    const machine = gated(stop, { numbers: { bugs: [bug({ shows })], checks: [check(1, MINUTE)] } });
    const run = drive(machine, { bugs: [{ showsAt: [1], blind: [true] }], fate: () => ({ sees: [false] }) });
    expect(ending(run)).toBe('4 stopped bug');
  });
});

describe('on false alarm', () => {
  const wolf = { fate: (work: { kind: string; running?: number }) => ({ falseAlarm: work.running === 1 }) };

  test('without it, met as a real one', () => {
    const machine = machineOf({ fleet, stages: [{ steps: [deploy(0, 2), gate()] }] });
    const run = drive(machine, wolf);
    expect(only(run.log, 'raised')).toEqual(['60000 raised stage 0 step 1 trigger false-alarm action rollback']);
    expect(ending(run)).toBe('2 rolled-back false-alarm');
  });

  test('with it, as it says', () => {
    const steps = [deploy(0, 2), wait(MINUTE), gate()];
    const handlers = { falseAlarm: pause(8 * MINUTE, retry()) };
    const run = drive(machineOf({ fleet, stages: [{ steps, handlers }] }), wolf);
    expect(only(run.log, 'raised', 'pause-ended')).toEqual([
      '120000 raised stage 0 step 2 trigger false-alarm action pause',
      '600000 pause-ended stage 0',
      '600000 raised stage 0 step 2 trigger false-alarm action retry',
    ]);
    expect(ending(run)).toBe('11 completed');
  });
});
