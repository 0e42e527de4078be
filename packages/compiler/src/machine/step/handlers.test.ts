/** Triggers and what meets them: every time is worked out by hand; a batch takes one minute. */
import type { Action } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import {
  act,
  bug,
  check,
  cluster,
  deploy,
  gate,
  goOn,
  machineOf,
  maxDown,
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
    expect(run.state.course).toEqual({ kind: 'ended', outcome: 'rolled-back', stage: 0, cause: 'bug' });
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
    expect(run.state.units[0]?.[0]?.entries).toEqual([{ tried: 2, onNew: 2, failed: 0, stuck: 0 }]);
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

describe('pause', () => {
  test('holds every start of its stage, and of no other; what runs goes on', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { after: [], steps: [gate()], handlers: { unhealthy: stop } },
        { after: [], steps: [deploy(0, 4, { batch: { kind: 'count', servers: 1 } })] },
        { after: [], steps: [deploy(4, 8)] },
      ],
      watches: [{ check: 0, stage: 1 }],
      numbers: { bugs: [bug()] },
    });
    const paused = {
      ...machine,
      stages: machine.stages.map((stage) => ({
        ...stage,
        handlers: { ...stage.handlers, unhealthy: pause(10 * MINUTE, goOn) },
      })),
    };
    // Its watch alarms at 1.5, half a minute after the first servers are on the new version.
    const run = drive(paused, { bugs: [{ surfacesAt: 0, watched: [MINUTE / 2] }] });
    expect(batches(paused, run.log)).toEqual([
      'c-1 0-1 1',
      'c-3 0-1 2',
      'c-1 1-2 1',
      'c-4 1-2 2',
      'c-2 11.5-12.5 1',
      'c-2 12.5-13.5 1',
    ]);
  });

  test('two of them hold until both are over', () => {
    const shows = [{ probability: 1, level: 'cluster' as const, from: 1, to: 1, found: false }];
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 8)], handlers: { unhealthy: pause(3 * MINUTE, goOn) } }],
      watches: [
        { check: 0, stage: 0 },
        { check: 0, stage: null },
      ],
      numbers: { bugs: [bug({ shows })] },
    });
    const run = drive(machine, { bugs: [{ showsAt: [1], watched: [0, 2 * MINUTE] }] });
    // At 1 the first alarm, in the same round as the bug shows, before anything starts; at 3 the second; until 6.
    expect(batches(machine, run.log).slice(0, 2)).toEqual(['c-1 0-1 2', 'c-2 6-7 2']);
  });

  test('holds threads where they stand, at the end of the stage too', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { steps: [wait(2 * MINUTE)], handlers: { unhealthy: pause(5 * MINUTE, goOn) } },
        { steps: [deploy(0, 2)] },
      ],
      watches: [{ check: 0, stage: null }],
      numbers: { checks: [{ ...check(), watch: { ...check().watch, falseAlarm: { probability: 0.5, per: 1 } } }] },
    });
    const run = drive(machine, {
      fate: (work) => (work.kind === 'false-alarm-due' && work.ordinal === 1 ? { after: MINUTE } : {}),
    });
    expect(only(run.log, 'step-ended', 'stage-ended')[0]).toBe('360000 step-ended step 0');
  });
});

describe('a watch', () => {
  const shows = [{ probability: 1, level: 'cluster' as const, from: 1, to: 1, found: false }];
  const watched = (unhealthy: Action, stage: number | null) =>
    machineOf({
      fleet,
      stages: [
        { steps: [deploy(0, 2), wait(5 * MINUTE)], handlers: { unhealthy } },
        { steps: [deploy(2, 4), wait(5 * MINUTE)], handlers: { unhealthy } },
      ],
      watches: [{ check: 0, stage }],
      numbers: { bugs: [bug({ shows })] },
    });

  test('gives alarm so long after the showing', () => {
    const run = drive(watched(stop, null), { bugs: [{ showsAt: [1], watched: [3 * MINUTE] }] });
    expect(only(run.log, 'watch-alarm', 'bug-found', 'raised')).toEqual([
      '240000 watch-alarm watch 0 stage 0 falseAlarm false',
      '240000 bug-found bug 0 stage 0 by watch',
      '240000 raised stage 0 step null trigger unhealthy action stop',
    ]);
  });

  test('of a stage that begins after the showing, so long after its beginning', () => {
    const run = drive(watched(stop, 1), { bugs: [{ showsAt: [1], watched: [3 * MINUTE] }] });
    expect(ending(run)).toBe('9 stopped bug'); // stage 2 begins at 6
    expect(run.state.bugs[0]?.foundIn).toBe(1);
  });

  test('is off when its stage has ended, and blind if its check is', () => {
    const late = drive(watched(stop, 0), { bugs: [{ showsAt: [1], watched: [6 * MINUTE] }] });
    expect(ending(late)).toBe('12 completed');
    const blind = drive(watched(stop, null), { bugs: [{ showsAt: [1], watched: [0], blind: [true] }] });
    expect(ending(blind)).toBe('12 completed');
  });

  test('retry sends every thread in a wait or a gate back', () => {
    const run = drive(watched(retry(1, stop), null), { bugs: [{ showsAt: [1], watched: [3 * MINUTE] }] });
    // The wait begins anew at 4; one alarm is all.
    expect(run.state.stages[0]?.endedAt).toBe(9 * MINUTE);
  });

  test('false alarms come one after another', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [wait(10 * MINUTE)], handlers: { falseAlarm: goOn } }],
      watches: [{ check: 0, stage: 0 }],
      numbers: { checks: [{ ...check(), watch: { ...check().watch, falseAlarm: { probability: 0.5, per: 1 } } }] },
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'false-alarm-due' ? { after: 3 * MINUTE } : {}) });
    expect(only(run.log, 'watch-alarm')).toHaveLength(3);
    expect(run.state.falseAlarms).toBe(3);
  });
});

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

describe('on blocked', () => {
  const blocked = (action: Action) =>
    machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 8), wait(MINUTE)], handlers: { blocked: action } }],
      constraints: { down: [maxDown(2)] },
    });
  const failing = { fate: (work: { kind: string }) => (work.kind === 'batch' ? { failed: [2] } : {}) };

  test('when failed servers use up what may be down', () => {
    const run = drive(blocked(stop), failing);
    expect(only(run.log, 'raised')).toEqual(['60000 raised stage 0 step 0 trigger blocked action stop']);
    expect(ending(run)).toBe('1 stopped blocked');
  });

  test('continue gives up what is left of the step', () => {
    const run = drive(blocked(goOn), failing);
    expect(run.state.units[0]?.map(({ phase }) => phase)).toEqual(['ended', 'dropped', 'dropped', 'dropped']);
    expect(ending(run)).toBe('2 completed');
  });

  test('retry looks once more, and no more without a number', () => {
    expect(only(drive(blocked(retry()), failing).log, 'raised')).toEqual([
      '60000 raised stage 0 step 0 trigger blocked action retry',
      '60000 raised stage 0 step 0 trigger blocked action rollback',
    ]);
    expect(only(drive(blocked(retry(3, stop)), failing).log, 'raised')).toHaveLength(4);
  });

  test('pause, then whatever follows', () => {
    const run = drive(blocked(pause(5 * MINUTE, goOn)), failing);
    expect(ending(run)).toBe('7 completed');
  });

  test('not while a repair may help', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 4)] }],
      constraints: { down: [maxDown(2)] },
      numbers: { repair: { takes: { kind: 'fixed', value: 5 * MINUTE }, per: 'server' } },
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'batch' && work.unit === 0 ? { failed: [1] } : {}) });
    // c-2 takes the one that is left at 1 and, with the first still failed, at 2.
    expect(batches(machine, run.log)).toEqual(['c-1 0-1 2', 'c-2 1-2 1', 'c-2 2-3 1']);
    const all = drive(machine, { fate: (work) => (work.kind === 'batch' && work.unit === 0 ? { failed: [2] } : {}) });
    expect(batches(machine, all.log)).toEqual(['c-1 0-1 2', 'c-2 6-7 2']);
    expect(only(all.log, 'repaired')).toEqual(['360000 repaired step 0 unit 0 ordinal 1 servers 2']);
  });

  test('is raised at the step that is stuck, not at the one around it', () => {
    const blocks = {
      kind: 'each',
      level: 'cluster',
      parallel: [1],
      units: [0, 2].map((from) => ({
        name: `${from}`,
        select: [{ from, to: from + 2 }],
        steps: [deploy(from, from + 2), wait(MINUTE)],
      })),
    } as const;
    const machine = machineOf({
      fleet,
      stages: [{ steps: [blocks], handlers: { blocked: goOn } }],
      constraints: { down: [maxDown(2)] },
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'batch' ? { failed: [1] } : {}) });
    // c-1: one of two fails. c-2: one, which fails, and then nothing may go down.
    expect(only(run.log, 'raised')).toEqual(['180000 raised stage 0 step 3 trigger blocked action continue']);
    expect(ending(run)).toBe('4 completed');
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
