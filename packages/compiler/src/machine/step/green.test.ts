/** Blue and green, by hand. Deploying and switching take a minute each. */
import { describe, expect, test } from 'vitest';
import {
  area,
  bug,
  check,
  cluster,
  deploy,
  gate,
  type MachinePlan,
  machineOf,
  maxDown,
  maxSurge,
  retire,
  service,
  shift,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;

function plan(steps: MachinePlan['stages'][number]['steps'], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c', 8)],
    services: [service(0, 8)],
    areas: [area(0, 8)],
    stages: [{ steps }],
    ...more,
  });
}

const all = deploy(0, 8, { green: true });

describe('green', () => {
  test('stands beside blue: nothing is down, and capacity is double', () => {
    const run = drive(plan([all, shift(100), retire([0])], { constraints: { down: [maxDown(0)] } }));
    expect(ending(run)).toBe('2 completed');
    expect(run.state).toMatchObject({ most: 16, fewest: 8, peaks: [{ down: 0, group: -1 }] });
    // Blue carries its ordinary load until all of it goes to green.
    expect(run.state.loads).toEqual([{ ratio: 1, group: 0 }]);
  });

  test('waits for room beside, which does not come back before blue is retired', () => {
    const machine = plan([all, shift(100), retire([0])], { constraints: { surge: [maxSurge(4)] } });
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual(['c 0-1 4']);
    expect(ending(run)).toBe('1 stopped blocked');
  });

  test('what fails of it is not down before blue is retired', () => {
    const limited = { constraints: { down: [maxDown(8)] } };
    const machine = plan([all, shift(100), wait(MINUTE), retire([0], MINUTE)], limited);
    const downs: number[] = [];
    const run = drive(machine, {
      fate: ({ kind }) => (kind === 'batch' ? { failed: [3] } : {}),
      watch: (state) => void downs.push(state.fewest),
    });
    expect(only(run.log, 'blue-retired')).toEqual([`${4 * MINUTE} blue-retired step 3`]);
    expect(downs.at(-2)).toBe(8);
    expect(run.state).toMatchObject({ most: 16, fewest: 5, peaks: [{ down: 3, group: 0 }] });
    // Five servers carry the load of eight.
    expect(run.state.loads).toEqual([{ ratio: 8 / 5, group: 0 }]);
  });

  test('carries nothing that no traffic is shifted to', () => {
    const machine = plan([all, wait(10 * MINUTE)], { areas: [], numbers: { bugs: [bug()] } });
    expect(drive(machine).state.bugs[0]?.exposure).toBe(0);
    const retired = plan([all, wait(10 * MINUTE), retire([0]), wait(MINUTE)], {
      areas: [],
      numbers: { bugs: [bug()] },
    });
    expect(drive(retired).state.bugs[0]?.exposure).toBe(8 * MINUTE);
  });

  test('once blue is retired it goes back like any other', () => {
    const machine = plan([all, shift(100), retire([0]), wait(MINUTE), gate()], {
      constraints: { down: [maxDown(4)] },
      numbers: { bugs: [bug()], checks: [check()] },
    });
    const run = drive(machine, { bugs: [{ surfacesAt: 0 }] });
    expect(only(run.log, 'lever-returned', 'green-removed')).toEqual([]);
    expect(batches(machine, run.log, 'revert')).toEqual(['c 3-4 4', 'c 4-5 4']);
    expect(ending(run)).toBe('5 rolled-back bug');
  });
});

describe('retire blue', () => {
  test('the thread goes on at once, and the plan ends with it', () => {
    const run = drive(plan([all, shift(100), retire([0], 10 * MINUTE), wait(MINUTE)]));
    expect(only(run.log, 'step-started', 'stage-ended', 'blue-retired', 'plan-ended')).toEqual([
      '0 step-started step 0',
      `${MINUTE} step-started step 1`,
      `${2 * MINUTE} step-started step 2`,
      `${2 * MINUTE} step-started step 3`,
      `${3 * MINUTE} stage-ended stage 0`,
      `${12 * MINUTE} blue-retired step 2`,
      `${12 * MINUTE} plan-ended outcome completed cause null`,
    ]);
  });

  test('alarms meanwhile are met by the stage that waits for it, and going back is a switch', () => {
    const machine = plan([all, shift(100), retire([0], 10 * MINUTE)], {
      numbers: { bugs: [bug()], checks: [check()] },
      watches: [{ check: 0, stage: null }],
    });
    const run = drive(machine, { bugs: [{ surfacesAt: 0, watched: [5 * MINUTE] }] });
    expect(only(run.log, 'watch-alarm', 'lever-returned', 'blue-retired')).toEqual([
      `${7 * MINUTE} watch-alarm watch 0 stage 0 falseAlarm false`,
      `${8 * MINUTE} lever-returned lever traffic`,
    ]);
    expect(ending(run)).toBe('8 rolled-back bug');
  });

  test('the timeout of the plan is met there too', () => {
    const machine = plan([all, retire([0], 10 * MINUTE)], { timeout: { after: 5 * MINUTE, action: { kind: 'stop' } } });
    expect(ending(drive(machine))).toBe('5 stopped timeout');
  });
});
