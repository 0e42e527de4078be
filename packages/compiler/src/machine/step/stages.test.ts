/** Stages, threads and rounds. */
import { describe, expect, test } from 'vitest';
import { act, cluster, deploy, gate, machineOf, wait } from '../testing/build.ts';
import { batches, drive, ending, only, told } from '../testing/drive.ts';

const MINUTE = 60_000;
const fleet = [cluster('c[4]', 1)];

describe('stages', () => {
  test('begin when all that they come after have ended', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { after: [], steps: [deploy(0, 1)] },
        { after: [0], steps: [deploy(1, 2), wait(MINUTE)] },
        { after: [0], steps: [deploy(2, 3)] },
        { after: [1, 2], steps: [deploy(3, 4)] },
      ],
    });
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual(['c-1 0-1 1', 'c-2 1-2 1', 'c-3 1-2 1', 'c-4 3-4 1']);
    expect(ending(run)).toBe('4 completed');
    expect(run.state.stages.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [0, 1 * MINUTE],
      [1 * MINUTE, 3 * MINUTE],
      [1 * MINUTE, 2 * MINUTE],
      [3 * MINUTE, 4 * MINUTE],
    ]);
  });

  test('waits, gates and runs take their time', () => {
    const machine = machineOf({ fleet, stages: [{ steps: [wait(1), gate(), act(20), deploy(0, 1)] }] });
    const run = drive(machine, { fate: (work) => (work.kind === 'gate' ? { after: 300 } : {}) });
    expect(only(run.log, 'step-started')).toEqual([
      '0 step-started step 0',
      '1 step-started step 1',
      '301 step-started step 2',
      '321 step-started step 3',
    ]);
  });
});

describe('rounds', () => {
  test('work of no length ends in the next round of the instant', () => {
    const machine = machineOf({ fleet, stages: [{ steps: [wait(0), gate(), wait(0)] }] });
    const run = drive(machine);
    expect(run.rounds).toBe(4);
    expect(ending(run)).toBe('0 completed');
  });

  test('ends come in the order of steps, then units, and before the starts that they allow', () => {
    const machine = machineOf({
      fleet,
      stages: [
        { after: [], steps: [wait(MINUTE), deploy(0, 1)] },
        { after: [], steps: [deploy(1, 3, { parallel: [2] })] },
      ],
    });
    expect(told(drive(machine).log).filter((line) => line.startsWith('60000 '))).toEqual([
      '60000 batch-ended step 2 unit 0 ordinal 1 servers 1 failed 0',
      '60000 unit-ended step 2 unit 0',
      '60000 batch-ended step 2 unit 1 ordinal 1 servers 1 failed 0',
      '60000 unit-ended step 2 unit 1',
      '60000 step-ended step 0',
      '60000 step-started step 1',
      '60000 step-ended step 2',
      '60000 stage-ended stage 1',
      '60000 unit-started step 1 unit 0',
      '60000 batch-started step 1 unit 0 ordinal 1 servers 1',
    ]);
  });

  test('running units have their next batch before a waiting unit has its first', () => {
    const machine = machineOf({
      fleet: [cluster('c[2]', 3)],
      stages: [
        { after: [], steps: [wait(MINUTE), deploy(0, 3)] },
        { after: [], steps: [deploy(3, 6)] },
      ],
      constraints: {
        down: [
          {
            text: '',
            scope: { kind: 'plan' },
            within: null,
            counts: 'server',
            per: null,
            bounds: [{ class: -1, forward: 2, rollback: 2 }],
            watched: false,
          },
        ],
      },
    });
    expect(batches(machine, drive(machine).log)).toEqual(['c-2 0-1 2', 'c-2 1-2 1', 'c-1 1-2 1', 'c-1 2-3 2']);
  });

  test('the past is no moment', async () => {
    const { initial, step } = await import('./step.ts');
    const machine = machineOf({ fleet, stages: [{ steps: [wait(5)] }] });
    const { state } = initial(machine, { bugs: [], lands: 0, fastTrack: false });
    const later = step(machine, state, { at: 3, ended: [] });
    expect(() => step(machine, later.state, { at: 2, ended: [] })).toThrow('time goes back');
  });

  test('the state is plain data, and the one before stays as it was', async () => {
    const { initial, step } = await import('./step.ts');
    const machine = machineOf({ fleet, stages: [{ steps: [deploy(0, 2)] }] });
    const { state, started } = initial(machine, { bugs: [], lands: 0, fastTrack: false });
    const before = JSON.stringify(state);
    const ended = [{ id: started[0]?.id ?? '', kind: 'batch', failed: [0] }] as const;
    const copy: unknown = JSON.parse(before);
    expect(copy).toEqual(state);
    expect(step(machine, state, { at: 9, ended })).toEqual(step(machine, JSON.parse(before), { at: 9, ended }));
    expect(JSON.stringify(state)).toBe(before);
  });
});

describe('time', () => {
  test('is counted to a sentence while a copy of it runs', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 2, { parallel: [1] }), wait(5 * MINUTE)] }],
    });
    expect(drive(machine).state.busy.map(({ before }) => before)).toEqual([2 * MINUTE, 5 * MINUTE]);
  });
});
