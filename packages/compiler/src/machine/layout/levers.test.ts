/** What layouts say of services, areas, what stands beside, rolling units, people, the calendar and incidents. */
import { describe, expect, test } from 'vitest';
import type { FleetNode } from '../fleet.ts';
import {
  act,
  area,
  bug,
  cluster,
  departing,
  deploy,
  disable,
  enable,
  fixed,
  freeze,
  type MachinePlan,
  machineOf,
  maxSurge,
  node,
  open,
  release,
  retire,
  rolling,
  type StepPlan,
  schema,
  service,
  shift,
  wait,
} from '../testing/build.ts';
import type { Layout } from './layout.ts';
import { layoutOf } from './layout-of.ts';
import { approvalEnds, openedCalendar } from './opened-calendar.ts';

function layout(plan: Partial<MachinePlan>): Layout {
  const found = layoutOf(machineOf({ fleet: TWO, stages: [{ steps: [wait(0)] }], ...plan }));
  if (found.kind !== 'layout') throw new Error('too many cells');
  return found;
}

/** Two clusters of six and four servers of load 2, and a lone server. */
const TWO: readonly FleetNode[] = [
  node('region', 'east', [
    cluster('a', 6),
    node('cluster', 'b', [node('server', 'server[4]', [], { load: 2 })], { timezone: 'Asia/Kolkata' }),
    node('server', 'lone'),
  ]),
];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6] as const;
const HOUR = 3_600_000;

describe('cells', () => {
  const cuts = (plan: Partial<MachinePlan>) => [...layout(plan).cells.first];

  test('are cut at services, areas, windows, freezes and incidents', () => {
    expect(cuts({})).toEqual([0, 6, 10]);
    expect(cuts({ services: [service(0, 2)], areas: [area(1, 2)] })).toEqual([0, 1, 2, 6, 10]);
    const windows = [open(EVERY_DAY, 0, 1, { servers: [{ from: 3, to: 4 }] })];
    const freezes = [freeze('2026-01-05', '2026-01-06', { servers: [{ from: 7, to: 11 }] })];
    expect(cuts({ constraints: { windows, freezes } })).toEqual([0, 3, 4, 6, 7, 10]);
    const incidents = [{ text: '', after: 0, servers: [{ from: 5, to: 8 }], lasts: fixed(0) }];
    expect(cuts({ numbers: { incidents } })).toEqual([0, 5, 6, 8, 10]);
    expect([...(layout({ numbers: { incidents } }).incidents[0]?.cells ?? [])]).toEqual([1, 2]);
  });

  test('and at nodes that share a load', () => {
    const fleet = [cluster('c[3]', 2)];
    expect(cuts({ fleet, services: [service(0, 6)] })).toEqual([0]);
    expect(cuts({ fleet, services: [service(0, 6, { per: 'cluster' })] })).toEqual([0, 2, 4]);
  });
});

describe('services', () => {
  test('share their load as a whole, area by area', () => {
    const { services, serviceOf, areas, areaOf } = layout({
      services: [service(0, 8, { headroom: { digits: 5, scale: 1 } }), service(8, 10, { name: 'other' })],
      areas: [area(2, 4), area(4, 8)],
    });
    // Cells begin at 0, 2, 4, 6, 8, 10.
    expect([...serviceOf]).toEqual([0, 0, 0, 0, 1, -1]);
    expect([...areaOf]).toEqual([-1, 0, 1, 1, -1, -1]);
    expect(areas.map(({ cells, load }) => [[...cells], load])).toEqual([
      [[1], 2],
      [[2, 3], 6],
    ]);
    expect(services[0]).toMatchObject({
      load: 10,
      capacity: 1.5,
      groups: 3,
      address: ['service', 'service', 'service'],
    });
    expect([...(services[0]?.of ?? [])]).toEqual([0, 1, 2, 2, -1, -1]);
    expect([...(services[0]?.groupLoad ?? [])]).toEqual([2, 2, 6]);
    expect([...(services[0]?.groupArea ?? [])]).toEqual([-1, 0, 1]);
    expect(services[1]).toMatchObject({ load: 4, capacity: null, groups: 1, address: ['other'] });
  });

  test('or within nodes; what is outside any belongs to the next node above', () => {
    const [own] = layout({ services: [service(0, 11, { per: 'cluster' })] }).services;
    expect(own).toMatchObject({ groups: 3, address: ['east/a', 'east/b', 'east'] });
    expect([...(own?.groupLoad ?? [])]).toEqual([6, 8, 1]);
  });
});

test('what stands beside is bounded group by group', () => {
  const { surge } = layout({
    constraints: { surge: [maxSurge(3), maxSurge(0, { per: 'cluster', bounds: [{ class: 1, most: 2 }] })] },
  });
  expect(surge[0]).toMatchObject({ groups: 1, address: ['fleet'] });
  expect([...(surge[0]?.of ?? [])]).toEqual([0, 0, 0]);
  expect([...(surge[0]?.most ?? [])]).toEqual([3]);
  expect([...(surge[1]?.of ?? [])]).toEqual([0, -1, -1]);
  expect([...(surge[1]?.most ?? [])]).toEqual([2, 0]);
});

test('rolling units know how many batches they may have', () => {
  const rollingOf = (most: Parameters<typeof deploy>[2], more: Partial<MachinePlan> = {}) => {
    const [step] = layout({ stages: [{ steps: [deploy(0, 6, most)] }], ...more }).steps;
    return step?.kind === 'deploy' ? step.units[0]?.rolling : undefined;
  };
  const share = { kind: 'rolling', most: { kind: 'share', share: { digits: 34, scale: 2 } } } as const;
  expect(rollingOf({})).toBe(null);
  expect(rollingOf({ batch: rolling() })).toBe(0);
  expect(rollingOf({ batch: rolling(4) })).toBe(4);
  // 34% of 6 is 2.04.
  expect(rollingOf({ batch: share })).toBe(2);
  // One cluster is one item.
  const deployed = {
    takes: fixed(0),
    per: 'cluster',
    fails: [],
    failedTakes: null,
    retries: 0,
    readyAfter: 0,
  } as const;
  expect(rollingOf({ batch: share }, { numbers: { deploy: deployed } })).toBe(1);
});

test('a retry goes back to the step after the last one that pulls a lever', () => {
  const { steps } = layout({
    areas: [area(0, 6)],
    stages: [{ steps: [deploy(0, 6, { green: true }), wait(0), shift(10), act(0), retire([0]), wait(0)] }],
  });
  expect(steps.map(({ wayBack }) => wayBack)).toEqual([null, 1, null, 3, 3, 3]);
});

test('what a change of a schema has done is not gone back past', () => {
  const { steps } = layout({
    stages: [{ steps: [act(0), schema('migrate', 0), wait(0), enable(1), disable(), act(0), release(1), wait(0)] }],
  });
  expect(steps.map(({ wayBack }) => wayBack)).toEqual([0, null, 2, null, null, 5, null, 7]);
});

describe('people', () => {
  test('are spread over the load of the services of a plan, or of its fleet', () => {
    // Six servers of load 1, four of load 2, and one.
    expect(layout({}).load).toBe(15);
    expect(layout({ services: [service(0, 8)] }).load).toBe(10);
    expect(layout({ services: [service(0, 3), { ...service(6, 8), name: 'other' }] }).load).toBe(7);
    expect(layout({ fleet: [] }).load).toBe(0);
  });

  test('have what the plan deploys and releases, if it does', () => {
    const of = (...steps: readonly StepPlan[]) => {
      const { deploys, releases } = layout({ stages: [{ steps }] });
      return { deploys, releases };
    };
    expect(of(wait(0), enable(1))).toEqual({ deploys: false, releases: false });
    expect(of(deploy(0, 6), release(1))).toEqual({ deploys: true, releases: true });
  });

  test('rings are no level of the fleet', () => {
    const shows = (['ring', 'cluster', 'ring'] as const).map((level) => ({
      probability: 1,
      level,
      from: 1,
      to: 1,
      found: false,
    }));
    const { bugs, showingLevels } = layout({ numbers: { bugs: [bug({ shows })] } });
    expect(bugs[0]?.showings).toEqual([-1, 0, -1]);
    expect(showingLevels).toEqual(['cluster']);
  });
});

describe('the calendar', () => {
  test('is none where nothing depends on it', () => {
    expect(layout({}).calendar).toBe(null);
    expect(openedCalendar(layout({}))).toBe(null);
    expect(approvalEnds(layout({}), 0, 5, 10)).toBe(15);
  });

  test('has one rule for all of which the same is said, zone by zone', () => {
    const windows = [
      open(EVERY_DAY, 9, 17),
      open(EVERY_DAY, 1, 2, { zone: 'local', layer: 'fleet' }),
      open(EVERY_DAY, 20, 21, { servers: [{ from: 0, to: 3 }] }),
    ];
    const { calendar } = layout({
      constraints: { windows, freezes: [freeze('2026-01-08', '2026-01-09', { within: 2 })] },
    });
    const day = { days: EVERY_DAY, from: 540, to: 1020, zone: 'UTC' };
    const night = { days: EVERY_DAY, from: 60, to: 120, zone: 'UTC' };
    const rules = calendar?.ofCell[0] === undefined ? [] : [...calendar.ofCell[0]].map((rule) => calendar.rules[rule]);
    // Servers 0 to 2 may start in the evening, too.
    expect(rules[0]?.layers).toEqual([[night], [day, { ...day, from: 1200, to: 1260 }]]);
    // Class 2 are the servers of cluster a; cluster b has a zone of its own.
    const frozen = [{ from: '2026-01-08', to: '2026-01-09', zone: 'UTC' }];
    expect(rules[1]).toEqual({ layers: [[night], [day]], freezes: frozen });
    expect(rules[2]).toEqual({ layers: [[{ ...night, zone: 'Asia/Kolkata' }], [day]], freezes: [] });
    expect(calendar?.rules[calendar.ofAct[0] ?? -1]?.layers).toEqual([
      [night, { ...night, zone: 'Asia/Kolkata' }],
      [day],
    ]);
  });

  test('a stage has rules of its own where it says something', () => {
    const own = open(EVERY_DAY, 9, 17, { layer: 'stage', scope: { kind: 'stage', stage: 1 } });
    const { calendar } = layout({
      stages: [{ steps: [wait(0)] }, { steps: [wait(0)] }, { steps: [wait(0)] }],
      constraints: { windows: [own] },
    });
    expect(calendar?.ofCell.map((rules) => [...rules])).toEqual([
      [-1, -1, -1],
      [0, 0, 0],
      [-1, -1, -1],
    ]);
    expect(calendar?.ofCell[0]).toBe(calendar?.ofCell[2]);
    expect(calendar?.ofAct).toEqual([-1, 0, -1]);
  });

  test('a shift has to find all its servers open at once', () => {
    const windows = [
      open(EVERY_DAY, 9, 17, { servers: [{ from: 0, to: 3 }] }),
      open(EVERY_DAY, 12, 20, { servers: [{ from: 3, to: 6 }] }),
    ];
    const plan = layout({
      areas: [area(0, 6)],
      stages: [{ steps: [shift(10), act(0), wait(0)] }],
      constraints: { windows },
    });
    const [rule = -1] = plan.calendar?.ofStep ?? [];
    expect(plan.calendar?.ofStep.slice(1)).toEqual([-1, -1]);
    // It begins on Monday at 00:00, for nothing holds a `run`.
    expect(openedCalendar(plan)?.hours[rule]?.nextOpening(0)).toBe(12 * HOUR);
    expect(openedCalendar(plan)?.hours[rule]?.nextClosing(12 * HOUR)).toBe(17 * HOUR);
  });

  test('an approval looks at windows alone', () => {
    const plan = layout({
      constraints: { windows: [open(EVERY_DAY, 9, 17)], freezes: [freeze('2026-01-05', '2026-02-05')] },
      start: { date: '2026-01-05', minute: 16 * 60, zone: 'UTC' },
    });
    expect(approvalEnds(plan, 0, 0, 2 * HOUR)).toBe(18 * HOUR);
    expect(plan.calendar?.rules[plan.calendar.ofAct[0] ?? -1]?.freezes).toHaveLength(1);
  });

  test('begins at its first opening where nobody has said when', () => {
    const { calendar } = layout({ constraints: { windows: [open([2], 9, 17)] } });
    expect(calendar?.start).toEqual({ date: '2026-01-07', minute: 540, zone: 'UTC' });
  });

  test('begins on its Monday where a change lands at any moment, whatever is open then', () => {
    const { calendar } = layout({ constraints: { windows: [open([2], 9, 17)] }, landing: HOUR });
    expect(calendar?.start).toEqual({ date: '2026-01-05', minute: 0, zone: 'UTC' });
  });

  test('or on the first Monday on which every train runs', () => {
    const stages = [{ steps: departing(HOUR, 1, '2026-12-08') }, { steps: departing(HOUR, 1, '2026-01-13') }];
    expect(layout({ stages, landing: HOUR }).calendar?.start).toEqual({ date: '2026-12-14', minute: 0, zone: 'UTC' });
  });

  test('holds what is nowhere in particular as a `run`', () => {
    const { calendar } = layout({
      stages: [{ steps: [release(1), enable(1), disable(), schema('expand', 0), ...departing(HOUR, 1)] }],
      constraints: { windows: [open(EVERY_DAY, 9, 17), open(EVERY_DAY, 12, 20, { servers: [{ from: 0, to: 3 }] })] },
    });
    const [rule = -1] = calendar?.ofAct ?? [];
    expect(calendar?.ofStep).toEqual([rule, rule, rule, rule, -1, rule]);
  });
});
