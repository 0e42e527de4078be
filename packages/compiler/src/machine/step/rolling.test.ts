/** Rolling updates, by hand. A server takes a minute unless told. */
import { describe, expect, test } from 'vitest';
import {
  bug,
  check,
  cluster,
  deploy,
  gate,
  type MachinePlan,
  machineOf,
  maxDown,
  maxSurge,
  rolling,
  stop,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';
import type { Started } from '../work.ts';

const MINUTE = 60_000;

function plan(servers: number, down: number | null, surge: number | null, more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c', servers)],
    stages: [{ steps: [deploy(0, servers, { batch: rolling() })] }],
    constraints: {
      down: down === null ? [] : [maxDown(down)],
      surge: surge === null ? [] : [maxSurge(surge)],
    },
    ...more,
  });
}

/** So many minutes for the batches of some ordinals. */
const minutes = (times: Readonly<Record<number, number>>) => ({
  fate: (work: Started) => (work.kind === 'batch' ? { after: (times[work.ordinal] ?? 1) * MINUTE } : {}),
});

/** `0 1+` : at 0, beside; `0 1`: in place; one a batch. */
function starts(run: ReturnType<typeof drive>): string[] {
  return run.log.flatMap((event) =>
    event.kind === 'batch-started' ? [`${event.at / MINUTE} ${event.ordinal}${event.surged > 0 ? '+' : ''}`] : [],
  );
}

/** After each round: time in minutes, servers that stand, servers that are up. */
function standing(machine: ReturnType<typeof plan>, options: Parameters<typeof drive>[1] = {}): string[] {
  const seen: string[] = [];
  drive(machine, {
    ...options,
    watch: ({ at, batches: running, units, course }) => {
      if (course.kind !== 'forward') return;
      const parts = running.flatMap((batch) => batch.parts);
      const kept = units.flat().flatMap(({ entries }) => entries.map((entry) => entry.kept));
      const broken = units.flat().flatMap(({ entries }) => entries.map((entry) => entry.failed - entry.kept));
      const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
      const beside = sum(parts.map(({ surged }) => surged)) + sum(kept);
      const down = sum(parts.map(({ servers, surged }) => servers - surged)) + sum(broken);
      seen.push(`${at / MINUTE} ${10 + beside} ${10 - down}`);
    },
  });
  return seen;
}

describe('25%/25% of ten servers, as a Kubernetes Deployment', () => {
  // 25% of 10 is 2.5: at most 2 are down (rounded down), at most 3 more stand (rounded up).
  const machine = plan(10, 2, 3);

  test('two in place and three beside; as each is done the next one starts', () => {
    const run = drive(machine);
    expect(starts(run)).toEqual(['0 1', '0 2', '0 3+', '0 4+', '0 5+', '1 6', '1 7', '1 8+', '1 9+', '1 10+']);
    expect(ending(run)).toBe('2 completed');
    expect(run.state).toMatchObject({ most: 13, fewest: 8 });
  });

  test('step by step: at most 13 stand, at least 8 are up', () => {
    // Ready at 1, 2, 3 … one after another, the first two of which were in place.
    const times = minutes({ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5, 7: 5, 8: 5, 9: 5, 10: 5 });
    const run = drive(machine, times);
    // At 1 the first is done: the old one of 3 leaves, and 6 may stand beside. At 2 likewise that of 4, for 7. At 3 the third
    // is done, in place by now: the old one of 5 leaves for 8. At 4 the old one of 6 leaves, for 9; at 5 that of 7, for 10.
    expect(starts(run).slice(5)).toEqual(['1 6+', '2 7+', '3 8+', '4 9+', '5 10+']);
    expect(standing(machine, times)).toEqual([
      '0 13 8',
      '1 13 8',
      '2 13 8',
      '3 13 8',
      '4 13 8',
      '5 13 8',
      // 6 is done at 6: that of 8 leaves, and nothing is left to start; and so on.
      '6 12 8',
      '7 11 8',
      '8 10 8',
      '9 10 9',
    ]);
    expect(ending(run)).toBe('10 completed');
  });
});

describe('rolling', () => {
  test('a number bounds what is in progress, limits or not', () => {
    const machine = plan(4, null, null, { stages: [{ steps: [deploy(0, 4, { batch: rolling(3) })] }] });
    expect(starts(drive(machine, minutes({ 2: 5 })))).toEqual(['0 1', '0 2', '0 3', '1 4']);
  });

  test('a percent is of the unit, rounded down, and at least one', () => {
    const batch = { kind: 'rolling', most: { kind: 'share', share: { digits: 29, scale: 2 } } } as const;
    const machine = plan(10, null, null, { stages: [{ steps: [deploy(0, 10, { batch })] }] });
    expect(starts(drive(machine)).slice(0, 3)).toEqual(['0 1', '0 2', '1 3']);
    const small = plan(3, null, null, { stages: [{ steps: [deploy(0, 3, { batch })] }] });
    expect(starts(drive(small))).toEqual(['0 1', '1 2', '2 3']);
  });

  test('nothing surges where no limit speaks of it, and nothing is down where there is room beside alone', () => {
    expect(starts(drive(plan(3, 1, null)))).toEqual(['0 1', '1 2', '2 3']);
    const run = drive(plan(3, 0, 2));
    expect(starts(run)).toEqual(['0 1+', '0 2+', '1 3+']);
    expect(run.state).toMatchObject({ most: 5, fewest: 3 });
  });

  test('blocked where there is neither', () => {
    expect(ending(drive(plan(3, 0, 0)))).toBe('0 stopped blocked');
  });

  test('one that fails beside its old server keeps it, until there is room for it to leave', () => {
    const failing = {
      fate: (work: Started) => (work.kind === 'batch' && work.ordinal === 2 ? { failed: [1] } : {}),
    };
    // 1 in place, 2 beside. Both end at 1; 2 has failed, and takes the room of the one that is done.
    const run = drive(plan(4, 1, 1), failing);
    expect(starts(run)).toEqual(['0 1', '0 2+', '1 3+', '2 4+']);
    expect(run.state).toMatchObject({ most: 5, fewest: 3 });
    // Without any room to be down it stays beside, and the rest is blocked.
    expect(ending(drive(plan(4, 0, 1), { fate: () => ({ failed: [1] }) }))).toBe('1 stopped blocked');
  });
});

describe('going back', () => {
  const bad = { bugs: [bug()], checks: [check()] };

  test('in place as far as maxDown leaves, and as many more beside, up and exposed until the batch ends', () => {
    const machine = plan(4, 4, 1, {
      stages: [{ steps: [deploy(0, 4, { batch: rolling() }), wait(MINUTE), gate()] }],
      constraints: {
        down: [maxDown(4, { bounds: [{ class: -1, forward: 4, rollback: 1 }] })],
        surge: [maxSurge(1)],
      },
      numbers: bad,
    });
    const run = drive(machine, { bugs: [{ surfacesAt: 0 }] });
    expect(only(run.log, 'revert-started')).toEqual([
      `${2 * MINUTE} revert-started step 0 unit 0 ordinal 1 servers 2 surged 1`,
      `${3 * MINUTE} revert-started step 0 unit 0 ordinal 2 servers 2 surged 1`,
    ]);
    expect(ending(run)).toBe('4 rolled-back bug');
    // Four from 1 to 2, three from 2 to 3, one from 3 to 4.
    expect(run.state.bugs[0]?.exposure).toBe(8 * MINUTE);
  });

  test('what failed beside its old server is gone at once', () => {
    const machine = plan(4, 0, 4, {
      stages: [{ steps: [deploy(0, 4, { batch: rolling() }), gate()] }],
      constraints: { down: [maxDown(0)], surge: [maxSurge(4)] },
      numbers: bad,
    });
    const run = drive(machine, {
      bugs: [{ surfacesAt: 0 }],
      fate: (work) => (work.kind === 'batch' && work.ordinal <= 3 ? { failed: [1] } : {}),
    });
    expect(only(run.log, 'green-removed', 'revert-started')).toEqual([
      `${MINUTE} green-removed step 0 unit 0 servers 3`,
      `${MINUTE} revert-started step 0 unit 0 ordinal 1 servers 1 surged 1`,
    ]);
    expect(run.state).toMatchObject({ most: 8, fewest: 4 });
  });

  test('a stop leaves all as it is', () => {
    const machine = plan(4, 1, 1, {
      stages: [
        {
          steps: [deploy(0, 4, { batch: rolling() })],
          handlers: { failures: { over: 0, atLeast: null, of: 'stage', action: stop } },
        },
      ],
    });
    const run = drive(machine, { fate: (work) => (work.kind === 'batch' ? { failed: [1] } : {}) });
    expect(batches(machine, run.log)).toEqual(['c 0-1 1', 'c 0-1 1']);
    expect(run.state.units[0]?.[0]?.entries).toMatchObject([{ tried: 2, failed: 2, kept: 1 }]);
  });
});
