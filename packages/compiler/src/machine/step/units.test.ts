/** When units may start: every time is worked out by hand; a batch takes one minute. */
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import {
  cluster,
  deploy,
  each,
  exclusive,
  exclusiveSets,
  machineOf,
  maxDown,
  maxDownPer,
  maxParallel,
  node,
  order,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;

function schedule(plan: MachinePlan, options: Parameters<typeof drive>[1] = {}): string[] {
  const machine = machineOf(plan);
  return batches(machine, drive(machine, options).log);
}

describe('parallel', () => {
  const fleet = [cluster('c[7]', 1)];

  test('so many units at once', () => {
    expect(schedule({ fleet, stages: [{ steps: [deploy(0, 5, { parallel: [2] })] }] })).toEqual([
      'c-1 0-1 1',
      'c-2 0-1 1',
      'c-3 1-2 1',
      'c-4 1-2 1',
      'c-5 2-3 1',
    ]);
  });

  test('a list is groups, each of which ends before the next; its last is a limit for the rest', () => {
    const slow = (work: { kind: string; unit?: number }) =>
      work.kind === 'batch' && (work.unit === 1 || work.unit === 3) ? { after: 3 * MINUTE } : {};
    const plan = { fleet, stages: [{ steps: [deploy(0, 7, { parallel: [1, 2, 2] })] }] };
    expect(schedule(plan, { fate: slow })).toEqual([
      'c-1 0-1 1',
      'c-2 1-4 1',
      'c-3 1-2 1', // waits for nobody, but the group of two ends at 4
      'c-4 4-7 1',
      'c-5 4-5 1',
      'c-6 5-6 1', // the rest: always two
      'c-7 6-7 1',
    ]);
  });
});

describe('each', () => {
  const fleet = [node('region', 'r[3]', [cluster('c[2]', 1)])];
  const regions = [
    [0, 2],
    [2, 4],
    [4, 6],
  ] as const;

  test('a block for every unit, in order, the parallel ones side by side', () => {
    const block = each('region', regions, (from, to) => [deploy(from, to), wait(MINUTE)], [1, 2]);
    const machine = machineOf({ fleet, stages: [{ steps: [block] }] });
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual([
      'r-1/c-1 0-1 1',
      'r-1/c-2 1-2 1',
      'r-2/c-1 3-4 1',
      'r-3/c-1 3-4 1',
      'r-2/c-2 4-5 1',
      'r-3/c-2 4-5 1',
    ]);
    expect(ending(run)).toBe('6 completed');
  });

  test('the end of a block is told from the inside out', () => {
    const block = each('region', [[0, 2]], (from, to) => [wait(MINUTE), deploy(from, to, { parallel: [2] })]);
    const run = drive(machineOf({ fleet, stages: [{ steps: [block, wait(0)] }] }));
    expect(only(run.log, 'step-started', 'step-ended', 'unit-started', 'unit-ended').slice(-8)).toEqual([
      '60000 unit-started step 2 unit 1',
      '120000 unit-ended step 2 unit 0',
      '120000 unit-ended step 2 unit 1',
      '120000 step-ended step 2',
      '120000 unit-ended step 0 unit 0',
      '120000 step-ended step 0',
      '120000 step-started step 3',
      '120000 step-ended step 3',
    ]);
  });

  test('by upgrade domain: the same cells, domain by domain', () => {
    const fleetWithDomains = [cluster('c', 5, { upgradeDomains: 2 })];
    const select = (index: number) => [{ from: 0, to: 5, domain: { index, of: 2 } }];
    const units = [0, 1].map((index) => ({
      name: `${index}`,
      select: select(index),
      steps: [deploy(0, 0, { select: select(index) })],
    }));
    const step = { kind: 'each', level: 'upgradeDomain', units, parallel: [1] } as const;
    expect(schedule({ fleet: fleetWithDomains, stages: [{ steps: [step] }] })).toEqual(['c 0-1 3', 'c 1-2 2']);
  });
});

describe('exclusive', () => {
  const fleet = [node('region', 'east', [cluster('c[2]', 1)]), node('region', 'west', [cluster('c[2]', 1)])];

  test('units of different sets wait for each other, those of one set do not', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 4, { parallel: [4] })] }],
      constraints: { exclusions: [exclusive('region')] },
    };
    expect(schedule(plan)).toEqual(['east/c-1 0-1 1', 'east/c-2 0-1 1', 'west/c-1 1-2 1', 'west/c-2 1-2 1']);
  });

  test('per level, only within one node of it', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 4, { parallel: [4] })] }],
      constraints: { exclusions: [exclusive('cluster', 'region')] },
    };
    expect(schedule(plan)).toEqual(['east/c-1 0-1 1', 'west/c-1 0-1 1', 'east/c-2 1-2 1', 'west/c-2 1-2 1']);
  });

  test('apart: so long after the end of a unit of another set', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 4, { parallel: [4] })] }],
      constraints: { exclusions: [exclusive('region', null, 90_000)] },
    };
    const machine = machineOf(plan);
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual([
      'east/c-1 0-1 1',
      'east/c-2 0-1 1',
      'west/c-1 2.5-3.5 1',
      'west/c-2 2.5-3.5 1',
    ]);
    expect(only(run.log, 'raised')).toEqual([]); // waiting for it is not being blocked
  });

  test('holds over stages side by side', () => {
    const plan = {
      fleet,
      stages: [
        { after: [], steps: [deploy(0, 2)] },
        { after: [], steps: [deploy(2, 4)] },
      ],
      constraints: {
        exclusions: [
          exclusiveSets([
            [0, 2],
            [2, 4],
          ]),
        ],
      },
    };
    // At 1 the next units of both sets wait, and nothing runs: the first step goes first, as at 0.
    expect(schedule(plan)).toEqual(['east/c-1 0-1 1', 'east/c-2 1-2 1', 'west/c-1 2-3 1', 'west/c-2 3-4 1']);
  });

  test('of one stage, it holds its starts alone', () => {
    const plan = {
      fleet,
      stages: [
        { after: [], steps: [deploy(0, 2)] },
        { after: [], steps: [deploy(2, 4)] },
      ],
      constraints: { exclusions: [{ ...exclusive('region'), scope: { kind: 'stage', stage: 0 } as const }] },
    };
    const slow = (work: { kind: string; step?: number }) =>
      work.kind === 'batch' && work.step === 1 ? { after: 3 * MINUTE } : {};
    // The west does not wait for the east, which waits for the west.
    expect(schedule(plan, { fate: slow })).toEqual([
      'east/c-1 0-1 1',
      'west/c-1 0-3 1',
      'east/c-2 3-4 1',
      'west/c-2 3-6 1',
    ]);
  });

  test('an each unit holds its set until its block has ended, and is at peace with what is in it', () => {
    const regions = [
      [0, 2],
      [2, 4],
    ] as const;
    const block = each('region', regions, (from, to) => [deploy(from, to), wait(MINUTE)], [2]);
    const plan = { fleet, stages: [{ steps: [block] }], constraints: { exclusions: [exclusive('region')] } };
    expect(schedule(plan)).toEqual(['east/c-1 0-1 1', 'east/c-2 1-2 1', 'west/c-1 3-4 1', 'west/c-2 4-5 1']);
    const apart = { ...plan, constraints: { exclusions: [exclusive('region', null, MINUTE)] } };
    expect(schedule(apart).at(-1)).toBe('west/c-2 5-6 1');
  });

  test('a block may hold sets that exclude each other: what is in it goes one by one', () => {
    const block = each('region', [[0, 2]], (from, to) => [deploy(from, to, { parallel: [2] })]);
    const plan = { fleet, stages: [{ steps: [block] }], constraints: { exclusions: [exclusive('cluster', 'region')] } };
    expect(schedule(plan)).toEqual(['east/c-1 0-1 1', 'east/c-2 1-2 1']);
  });
});

describe('order', () => {
  const fleet = [node('datacenter', 'dc[2]', [cluster('potato', 2), cluster('bar', 2)])];
  const bars = [
    { from: 2, to: 4 },
    { from: 6, to: 8 },
  ];
  const potatoes = [
    { from: 0, to: 2 },
    { from: 4, to: 6 },
  ];

  test('a set waits until the plan has tried all of those before it', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 8, { parallel: [4] })] }],
      constraints: { orderings: [order([bars, potatoes])], down: [maxDown(3)] },
    };
    // bar of dc-1 whole and one of bar of dc-2; its second; then potatoes.
    expect(schedule(plan)).toEqual([
      'dc-1/bar 0-1 2',
      'dc-2/bar 0-1 1',
      'dc-2/bar 1-2 1',
      'dc-1/potato 2-3 2',
      'dc-2/potato 2-3 1',
      'dc-2/potato 3-4 1',
    ]);
  });

  test('per level, only in the same node', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 8, { parallel: [4] })] }],
      constraints: { orderings: [order([bars, potatoes], 'datacenter')] },
    };
    const slow = (work: { kind: string; unit?: number }) =>
      work.kind === 'batch' && work.unit === 1 ? { after: 3 * MINUTE } : {};
    expect(schedule(plan, { fate: slow })).toEqual([
      'dc-1/bar 0-3 2',
      'dc-2/bar 0-1 2',
      'dc-2/potato 1-2 2',
      'dc-1/potato 3-4 2',
    ]);
  });

  test('what a later step is to try counts', () => {
    const steps = [deploy(0, 2), deploy(2, 4)];
    const machine = machineOf({
      fleet,
      stages: [{ steps, handlers: { blocked: { kind: 'continue' } } }],
      constraints: { orderings: [order([bars, potatoes])] },
    });
    const run = drive(machine);
    // Nothing is left but to give the potatoes up.
    expect(only(run.log, 'raised')).toEqual(['0 raised stage 0 step 0 trigger blocked action continue']);
    expect(batches(machine, run.log)).toEqual(['dc-1/bar 0-1 2']);
  });

  test('what has been given up does not', () => {
    const steps = [deploy(2, 4), deploy(0, 2)];
    const plan = {
      fleet,
      stages: [{ steps, handlers: { blocked: { kind: 'continue' as const } } }],
      constraints: { orderings: [order([bars, potatoes])], down: [maxDownPer('cluster', 3, 0)] },
    };
    // The bar cannot go at all, and what is not to be tried any more is no reason to wait.
    expect(schedule(plan)).toEqual(['dc-1/potato 0-1 2']);
  });

  test('a unit that holds both is not in its own way', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 8, { by: 'datacenter' })] }],
      constraints: { orderings: [order([bars, potatoes], 'datacenter')] },
    };
    expect(schedule(plan)).toEqual(['dc-1 0-1 4', 'dc-2 1-2 4']);
  });
});

describe('maxParallel', () => {
  const fleet = [node('region', 'r[2]', [cluster('c[2]', 2)])];

  test('counts the nodes in which a unit runs, in the whole plan', () => {
    const plan = {
      fleet,
      stages: [
        { after: [], steps: [deploy(0, 4, { parallel: [2] })] },
        { after: [], steps: [deploy(4, 8, { parallel: [2] })] },
      ],
      constraints: { parallel: [maxParallel(3, 'cluster')] },
    };
    expect(schedule(plan)).toEqual(['r-1/c-1 0-1 2', 'r-1/c-2 0-1 2', 'r-2/c-1 0-1 2', 'r-2/c-2 1-2 2']);
  });

  test('per level, in each node of it', () => {
    const plan = {
      fleet,
      stages: [{ steps: [deploy(0, 8, { parallel: [4] })] }],
      constraints: { parallel: [maxParallel(1, 'cluster', 'region')] },
    };
    expect(schedule(plan)).toEqual(['r-1/c-1 0-1 2', 'r-2/c-1 0-1 2', 'r-1/c-2 1-2 2', 'r-2/c-2 1-2 2']);
  });

  test('an each unit of a coarser level does not count, one of the level does, once with what is in it', () => {
    const regions = [
      [0, 4],
      [4, 8],
    ] as const;
    const coarse = each('region', regions, (from, to) => [deploy(from, to)], [2]);
    const limit = { parallel: [maxParallel(1, 'cluster')] };
    expect(schedule({ fleet, stages: [{ steps: [coarse] }], constraints: limit })).toEqual([
      'r-1/c-1 0-1 2',
      'r-1/c-2 1-2 2',
      'r-2/c-1 2-3 2',
      'r-2/c-2 3-4 2',
    ]);
    const clusters = [
      [0, 2],
      [2, 4],
    ] as const;
    const fine = each('cluster', clusters, (from, to) => [deploy(from, to), wait(MINUTE)], [2]);
    expect(schedule({ fleet, stages: [{ steps: [fine] }], constraints: limit })).toEqual([
      'r-1/c-1 0-1 2',
      'r-1/c-2 2-3 2',
    ]);
  });

  test('a node in which a unit runs already is not held against the next one there', () => {
    const plan = {
      fleet,
      stages: [
        {
          after: [],
          steps: [
            {
              ...deploy(0, 0, { parallel: [2] }),
              select: [
                { from: 0, to: 1 },
                { from: 2, to: 3 },
              ],
            },
          ],
        },
        { after: [], steps: [deploy(1, 2), deploy(4, 6)] },
      ],
      constraints: { parallel: [{ ...maxParallel(1, 'cluster'), scope: { kind: 'stage', stage: 1 } as const }] },
    };
    const slow = (work: { kind: string; step?: number }) =>
      work.kind === 'batch' && work.step === 0 ? { after: 3 * MINUTE } : {};
    // The other stage is at work in two clusters. This one joins it in the first, but may not begin a third.
    expect(schedule(plan, { fate: slow })).toEqual([
      'r-1/c-1 0-3 1',
      'r-1/c-2 0-3 1',
      'r-1/c-1 0-1 1',
      'r-2/c-1 3-4 2',
    ]);
  });

  test('a unit that touches more nodes than allowed is blocked', () => {
    const plan = { fleet, stages: [{ steps: [deploy(0, 4, { by: 'region' as const })] }] };
    const run = drive(machineOf({ ...plan, constraints: { parallel: [maxParallel(1, 'cluster')] } }));
    expect(ending(run)).toBe('0 stopped blocked');
  });
});
