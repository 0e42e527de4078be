/** Watches and pauses: every time is worked out by hand; a batch takes one minute. */
import type { Action } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { bug, check, cluster, deploy, gate, goOn, machineOf, pause, retry, stop, wait } from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const fleet = [cluster('c[4]', 2)];

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

  test('but none of another stage', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { after: [], steps: [deploy(0, 2), wait(5 * MINUTE)], handlers: { unhealthy: retry(1, stop) } },
        { after: [], steps: [wait(5 * MINUTE)] },
      ],
      watches: [{ check: 0, stage: 0 }],
      numbers: { bugs: [bug({ shows })] },
    });
    const run = drive(machine, { bugs: [{ showsAt: [1], watched: [3 * MINUTE] }] });
    expect(run.state.stages.map(({ endedAt }) => endedAt)).toEqual([9 * MINUTE, 5 * MINUTE]);
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

  test('where one that is over turns the plan, the others are dropped', () => {
    const paused = (stage: number) => ({
      after: [],
      steps: [gate(), wait(stage)],
      handlers: { falseAlarm: pause(5 * MINUTE, stop) },
    });
    const run = drive(machineOf({ fleet, stages: [paused(0), paused(1)] }), { fate: () => ({ falseAlarm: true }) });
    expect(only(run.log, 'pause-ended', 'plan-ended')).toEqual([
      '300000 pause-ended stage 0',
      '300000 plan-ended outcome stopped cause false-alarm',
    ]);
  });
});
