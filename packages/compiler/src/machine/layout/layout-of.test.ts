import { describe, expect, test } from 'vitest';
import type { FleetNode } from '../fleet.ts';
import {
  cluster,
  deploy,
  each,
  exclusive,
  exclusiveSets,
  type MachinePlan,
  machineOf,
  maxDownPer,
  maxParallel,
  node,
  order,
  wait,
} from '../testing/build.ts';
import type { DeployUnit, Layout, StepLayout } from './layout.ts';
import { layoutOf, nodesOf } from './layout-of.ts';

function layout(plan: MachinePlan): Layout {
  const found = layoutOf(machineOf(plan));
  if (found.kind !== 'layout') throw new Error('too many cells');
  return found;
}

function unitsOf(step: StepLayout | undefined): readonly DeployUnit[] {
  if (step?.kind !== 'deploy') throw new Error('no deploying step');
  return step.units;
}

/** Two clusters of two racks of three servers each, and a single server beside them. */
const TWO_LEVELS: readonly FleetNode[] = [
  node('region', 'east', [
    node('cluster', 'web[2]', [node('rack', 'rack[2]', [node('server', 'server[3]')])]),
    node('server', 'lone'),
  ]),
];

describe('cells', () => {
  test('are cut where the plan tells servers apart, and nowhere else', () => {
    const { cells } = layout({ fleet: TWO_LEVELS, stages: [{ steps: [deploy(0, 13, { by: 'region' })] }] });
    expect([...cells.first]).toEqual([0, 12]); // the lone server is of another class
    const cut = layout({ fleet: TWO_LEVELS, stages: [{ steps: [deploy(0, 4), deploy(4, 13)] }] });
    expect([...cut.cells.first]).toEqual([0, 4, 6, 12]);
    expect([...cut.cells.servers]).toEqual([4, 2, 6, 1]);
  });

  test('a billion servers that nothing tells apart are one cell', () => {
    const fleet = [cluster('web[1000]', 1_000_000)];
    const { cells } = layout({ fleet, stages: [{ steps: [deploy(0, 1e9, { by: 'region' })] }] });
    expect([...cells.servers]).toEqual([1e9]);
  });

  test('too many are refused before work is done', () => {
    const fleet = [cluster('web[1000]', 1_000_000)];
    const machine = machineOf({ fleet, stages: [{ steps: [deploy(0, 1e9, { by: 'server' })] }] });
    expect(layoutOf(machine)).toEqual({ kind: 'too-many-cells', cells: 1e9, most: 2_097_152 });
  });

  test('the most that is allowed is allowed, and not one more', () => {
    const machine = machineOf({ fleet: [cluster('web[4]', 5)], stages: [{ steps: [deploy(0, 20)] }] });
    expect(layoutOf(machine, 4).kind).toBe('layout');
    expect(layoutOf(machine, 3)).toEqual({ kind: 'too-many-cells', cells: 4, most: 3 });
  });
});

describe('nodes', () => {
  test('have addresses, servers and cells', () => {
    const found = layout({
      fleet: TWO_LEVELS,
      stages: [{ steps: [deploy(0, 13)] }],
      constraints: { down: [maxDownPer('rack', 2, 1)] },
    });
    const racks = nodesOf(found, 'rack');
    expect(racks.address).toEqual(['east/web-1/rack-1', 'east/web-1/rack-2', 'east/web-2/rack-1', 'east/web-2/rack-2']);
    expect([...racks.first]).toEqual([0, 3, 6, 9]);
    expect([...racks.of]).toEqual([0, 1, 2, 3, -1]);
    expect([...(found.down[0]?.of ?? [])]).toEqual([0, 1, 2, 3, -1]);
  });

  test('at level server a rack that is one server is a server too', () => {
    const fleet = [node('cluster', 'c', [node('rack', 'rack[2]'), node('server', 'server[2]')])];
    const found = layout({ fleet, stages: [{ steps: [deploy(0, 4, { by: 'server' })] }] });
    expect(nodesOf(found, 'server').address).toEqual(['c/rack-1', 'c/rack-2', 'c/server-1', 'c/server-2']);
  });
});

describe('units', () => {
  test('are the nodes of `by`, in the order in which the selection walks them', () => {
    const select = [
      { from: 6, to: 12 },
      { from: 0, to: 3 },
    ];
    const units = unitsOf(layout({ fleet: TWO_LEVELS, stages: [{ steps: [deploy(0, 0, { select })] }] }).steps[0]);
    expect(units.map(({ address, servers }) => [address, servers])).toEqual([
      ['east/web-2', 6],
      ['east/web-1', 3],
    ]);
  });

  test('what is outside any node of the level belongs to the next above', () => {
    const units = unitsOf(layout({ fleet: TWO_LEVELS, stages: [{ steps: [deploy(0, 13)] }] }).steps[0]);
    expect(units.map(({ address }) => address)).toEqual(['east/web-1', 'east/web-2', 'east']);
    const bare = unitsOf(layout({ fleet: [node('rack', 'rack[2]')], stages: [{ steps: [deploy(0, 2)] }] }).steps[0]);
    expect(bare.map(({ address }) => address)).toEqual(['fleet']);
  });

  test('by upgrade domain their entries are ordered by domain, each with its servers of it', () => {
    // Two racks of three; domains of the cluster: servers 0 1 2 | 3 4 5 belong to domains 1 2 1 | 2 1 2.
    const racks = [node('rack', 'rack[2]', [node('server', 'server[3]')])];
    const fleet = [node('cluster', 'c', racks, { upgradeDomains: 2 })];
    const found = layout({
      fleet,
      stages: [{ steps: [deploy(0, 6, { batch: { kind: 'upgradeDomain' } })] }],
      constraints: { down: [maxDownPer('rack', 1, 2)] },
    });
    expect(unitsOf(found.steps[0])[0]?.entries).toEqual([
      { cell: 0, servers: 2, domain: 0 },
      { cell: 1, servers: 1, domain: 0 },
      { cell: 0, servers: 1, domain: 1 },
      { cell: 1, servers: 2, domain: 1 },
    ]);
  });

  test('a range of one domain takes its servers alone, in each node by itself', () => {
    const fleet = [cluster('c[2]', 5, { upgradeDomains: 2 })];
    const select = [{ from: 0, to: 10, domain: { index: 0, of: 2 } }];
    const units = unitsOf(layout({ fleet, stages: [{ steps: [deploy(0, 0, { select })] }] }).steps[0]);
    expect(units.map(({ servers }) => servers)).toEqual([3, 3]);
  });

  test('items are the nodes that one attempt deploys', () => {
    const numbers = machineOf({ fleet: TWO_LEVELS, stages: [] }).numbers;
    const found = layout({
      fleet: TWO_LEVELS,
      stages: [{ steps: [deploy(0, 8, { by: 'region' })] }],
      numbers: { deploy: { ...numbers.deploy, per: 'rack' } },
    });
    const unit = unitsOf(found.steps[0])[0];
    expect(unit?.items?.map(({ servers }) => servers)).toEqual([3, 3, 2]);
    expect(unit?.revertItems).toBeNull();
  });
});

describe('constraints', () => {
  test('an exclusion of nodes holds in each node of `per`', () => {
    const fleet = [node('datacenter', 'dc[2]', [cluster('c[2]', 2)])];
    const found = layout({
      fleet,
      stages: [{ steps: [deploy(0, 8)] }],
      constraints: { exclusions: [exclusive('cluster', 'datacenter')] },
    });
    expect([...(found.exclusions[0]?.groupOf ?? [])]).toEqual([0, 0, 1, 1]);
    expect(unitsOf(found.steps[0]).map((unit) => unit.exclusions[0])).toEqual([[0], [1], [2], [3]]);
  });

  test('sets that are told apart within a class are apart in each of its nodes', () => {
    const fleet = [node('datacenter', 'dc[2]', [cluster('a', 1), cluster('b', 1)])];
    const sets = ['a', 'b'].map((name, i) => ({
      name,
      servers: [0, 2].map((base) => ({ from: base + i, to: base + i + 1 })),
    }));
    const exclusion = { ...exclusiveSets([]), sets: { kind: 'ranges', sets } as const, within: 0 };
    const found = layout({ fleet, stages: [{ steps: [deploy(0, 4)] }], constraints: { exclusions: [exclusion] } });
    const pieces = unitsOf(found.steps[0]).flatMap((unit) => unit.exclusions[0] ?? []);
    expect(pieces.map((piece) => found.exclusions[0]?.groupOf[piece])).toEqual([0, 0, 1, 1]);
    expect(new Set(pieces).size).toBe(4);
  });

  test('an ordering has a set and a group for each cell', () => {
    const fleet = [node('datacenter', 'dc[2]', [cluster('bar', 1), cluster('potato', 1)])];
    const sets = [0, 1].map((i) => [0, 2].map((base) => ({ from: base + i, to: base + i + 1 })));
    const found = layout({
      fleet,
      stages: [{ steps: [deploy(0, 4)] }],
      constraints: { orderings: [order(sets, 'datacenter')] },
    });
    expect([...(found.orderings[0]?.setOf ?? [])]).toEqual([0, 1, 0, 1]);
    expect([...(found.orderings[0]?.groupOf ?? [])]).toEqual([0, 0, 1, 1]);
    expect(unitsOf(found.steps[0])[3]?.orderings[0]).toEqual([{ set: 1, group: 1 }]);
  });

  test('an each unit counts for a limit of its own level or a coarser one', () => {
    const fleet = [node('region', 'r[2]', [cluster('c[2]', 1)])];
    const blocks = each(
      'region',
      [
        [0, 2],
        [2, 4],
      ],
      (from, to) => [
        each(
          'cluster',
          [
            [from, from + 1],
            [from + 1, to],
          ],
          (a, b) => [deploy(a, b)],
        ),
      ],
    );
    const found = layout({
      fleet,
      stages: [{ steps: [blocks] }],
      constraints: { parallel: [maxParallel(1, 'cluster'), maxParallel(1, 'region')] },
    });
    const touched = found.steps.map((step) => ('units' in step ? step.units.map((unit) => unit.parallel) : []));
    expect(touched[0]).toEqual([
      [[], [0]],
      [[], [1]],
    ]);
    expect(touched[1]?.[1]).toEqual([[1], [0]]);
  });
});

describe('blocks', () => {
  test('know where they stand, where they end, and the way back', () => {
    const found = layout({
      fleet: [cluster('c[2]', 1)],
      stages: [
        { steps: [wait(1), deploy(0, 1), wait(1), wait(1), each('cluster', [[1, 2]], (a, b) => [deploy(a, b)])] },
      ],
    });
    expect(found.steps.map((step) => step.wayBack)).toEqual([0, null, 2, 2, null, null]);
    expect(found.steps[5]?.within).toEqual({ step: 4, unit: 0 });
    expect(found.stages).toEqual([{ last: 4, selected: 2 }]);
  });
});

describe('causes of failure', () => {
  test("a node's own number replaces the model's; levels above the items fail as wholes", () => {
    const fleet = [
      node('cluster', 'a', [node('rack', 'rack[2]', [node('server', 'server[2]', [], { fails: 0.5 })])], {
        fails: 0.1,
      }),
      cluster('b', 2),
    ];
    const { numbers } = machineOf({ fleet, stages: [] });
    const { failures } = layout({
      fleet,
      stages: [{ steps: [deploy(0, 6)] }],
      numbers: { deploy: { ...numbers.deploy, fails: [{ per: 'server', probability: 0.25 }] } },
    });
    expect(failures.above.map(({ level, chance }) => [level, [...chance]])).toEqual([['cluster', [0.1, 0]]]);
    expect([...failures.kindOf].map((kind) => failures.chances[kind])).toEqual([0.5, 0.25]);
  });
});
