/** When nothing can start any more: a batch takes one minute. */
import type { Action } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { cluster, deploy, goOn, machineOf, maxDown, pause, retry, stop, wait } from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const fleet = [cluster('c[4]', 2)];

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
