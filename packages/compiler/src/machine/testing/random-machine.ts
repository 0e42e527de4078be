/** Small random machines with a bit of everything, and random fates for what they start. */
import type { Action, Batch, Level } from '@rollout/language';
import fc from 'fast-check';
import type { ConstraintScope, Constraints } from '../constraints.ts';
import type { FleetNode } from '../fleet.ts';
import type { Machine } from '../machine.ts';
import type { Started } from '../work.ts';
import {
  act,
  bug,
  check,
  deploy,
  each,
  exclusive,
  exclusiveSets,
  fixed,
  gate,
  goOn,
  machineOf,
  maxDown,
  maxParallel,
  maxRate,
  node,
  order,
  pause,
  retry,
  rollback,
  type StagePlan,
  type StepPlan,
  stop,
  wait,
} from './build.ts';
import type { DriveOptions, Fate } from './drive.ts';

const MINUTE = 60_000;

export interface RandomRun {
  readonly machine: Machine;
  readonly options: DriveOptions;
}

interface ClusterAt {
  readonly from: number;
  readonly to: number;
}

/** Regions (class 0, 4, …) of clusters of racks of servers; upgrade domains in each cluster. */
const fleets = fc.array(
  fc.record({
    clusters: fc.integer({ min: 1, max: 3 }),
    racks: fc.integer({ min: 1, max: 3 }),
    servers: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 2 },
);

function fleetOf(regions: readonly { clusters: number; racks: number; servers: number }[]): FleetNode[] {
  return regions.map(({ clusters, racks, servers }, index) =>
    node('region', `r${index}`, [
      node(
        'cluster',
        `c[${clusters}]`,
        [node('rack', `rack[${racks}]`, [node('server', `server[${servers}]`, [], { load: 1 + index / 4 })])],
        { upgradeDomains: 2 },
      ),
    ]),
  );
}

function clustersOf(regions: readonly { clusters: number; racks: number; servers: number }[]): ClusterAt[] {
  const found: ClusterAt[] = [];
  let from = 0;
  for (const { clusters, racks, servers } of regions) {
    for (let i = 0; i < clusters; i++) {
      found.push({ from, to: from + racks * servers });
      from += racks * servers;
    }
  }
  return found;
}

const minutes = fc.integer({ min: 0, max: 4 }).map((count) => count * MINUTE);

const actions: fc.Arbitrary<Action> = fc.letrec<{ action: Action }>((tie) => ({
  action: fc.oneof(
    { maxDepth: 2 },
    fc.constant(goOn),
    fc.constantFrom<Action>(rollback, { kind: 'rollback-stage' }, { kind: 'rollback-in', takes: fixed(MINUTE) }),
    fc.constant(stop),
    fc.tuple(minutes, tie('action')).map(([time, then]) => pause(time, then)),
    fc.tuple(fc.integer({ min: 1, max: 2 }), tie('action')).map(([count, then]) => retry(count, then)),
  ),
})).action;

const batchKinds: fc.Arbitrary<Batch> = fc.oneof(
  fc.constant<Batch>({ kind: 'unbounded' }),
  fc.integer({ min: 1, max: 4 }).map((servers): Batch => ({ kind: 'count', servers })),
  fc.integer({ min: 1, max: 99 }).map((digits): Batch => ({ kind: 'share', share: { digits, scale: 2 } })),
  fc.constant<Batch>({ kind: 'upgradeDomain' }),
);

const parallel = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
const by = fc.constantFrom<Level>('region', 'cluster', 'rack', 'server');
const idle = fc.oneof(minutes.map(wait), fc.constant(gate()), minutes.map(act));

/** Steps that deploy to these clusters, one way or another, with something to do in between. */
function stepsFor(clusters: readonly ClusterAt[]): fc.Arbitrary<StepPlan[]> {
  const ranges = clusters.map(({ from, to }) => [from, to] as const);
  const deployed = fc.record({ by, parallel, batch: batchKinds });
  const whole = deployed.map((more) =>
    deploy(0, 0, { ...more, select: clusters.map(({ from, to }) => ({ from, to })) }),
  );
  const blocks = fc
    .tuple(deployed, fc.array(idle, { maxLength: 2 }), parallel)
    .map(([more, rest, side]) => each('cluster', ranges, (from, to) => [deploy(from, to, more), ...rest], side));
  return fc
    .tuple(fc.array(idle, { maxLength: 2 }), fc.oneof(whole, blocks), fc.array(idle, { maxLength: 2 }))
    .map(([before, main, after]) => [...before, main, ...after]);
}

function stagesFor(clusters: readonly ClusterAt[]): fc.Arbitrary<StagePlan[]> {
  return fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: clusters.length, maxLength: clusters.length })
    .chain((stageOf) => {
      const groups = [0, 1, 2]
        .map((stage) => clusters.filter((_, index) => stageOf[index] === stage))
        .filter((group) => group.length > 0);
      return fc.tuple(...groups.map((group, index) => stageFor(group, index)));
    });
}

function stageFor(clusters: readonly ClusterAt[], index: number): fc.Arbitrary<StagePlan> {
  const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2, nil: null });
  return fc.record({
    steps: stepsFor(clusters),
    after: index === 0 ? fc.constant([]) : fc.subarray(Array.from({ length: index }, (_, before) => before)),
    handlers: fc.record({
      unhealthy: actions,
      falseAlarm: optional(actions),
      blocked: actions,
      timeout: optional(
        fc.record({ after: fc.integer({ min: 0, max: 20 }).map((count) => count * MINUTE), action: actions }),
      ),
      failures: optional(
        fc.record({
          over: fc.constantFrom(0, 0.2, 0.5),
          atLeast: optional(fc.integer({ min: 1, max: 6 })),
          of: fc.constantFrom('stage' as const, 'plan' as const),
          action: actions,
        }),
      ),
    }),
  });
}

function constraintsFor(
  clusters: readonly ClusterAt[],
  fleet: readonly FleetNode[],
): fc.Arbitrary<Partial<Constraints>> {
  const scope = fc.constantFrom<ConstraintScope>({ kind: 'plan' }, { kind: 'plan' }, { kind: 'stage', stage: 0 });
  const perRegion = (forward: number, back: number) =>
    fleet.map((_, index) => ({ class: index * 4, forward, rollback: back }));
  const down = fc.oneof(
    fc
      .record({ scope, forward: fc.integer({ min: 1, max: 12 }), back: fc.integer({ min: 1, max: 12 }) })
      .map((own) =>
        maxDown(own.forward, { scope: own.scope, bounds: [{ class: -1, forward: own.forward, rollback: own.back }] }),
      ),
    fc
      .record({ scope, forward: fc.integer({ min: 1, max: 6 }), back: fc.integer({ min: 1, max: 6 }) })
      .map((own) => maxDown(0, { scope: own.scope, per: 'region', bounds: perRegion(own.forward, own.back) })),
    fc
      .record({ scope, forward: fc.integer({ min: 1, max: 2 }), back: fc.integer({ min: 1, max: 3 }) })
      .map((own) =>
        maxDown(0, { scope: own.scope, counts: 'rack', per: 'region', bounds: perRegion(own.forward, own.back) }),
      ),
  );
  const [first, second] = clusters;
  const sets =
    first === undefined || second === undefined
      ? []
      : [[first.from, first.to] as const, [second.from, second.to] as const];
  const exclusion = fc.oneof(
    fc.record({ scope, apart: minutes }).map((own) => ({ ...exclusive('region', null, own.apart), scope: own.scope })),
    fc.record({ apart: minutes }).map(({ apart }) => exclusive('cluster', 'region', apart)),
    fc.record({ apart: minutes }).map(({ apart }) => exclusiveSets(sets, apart)),
  );
  const ordering = fc.constant(order(sets.map(([from, to]) => [{ from, to }])));
  return fc.record({
    down: fc.array(down, { maxLength: 2 }),
    exclusions: fc.array(exclusion, { maxLength: 1 }),
    orderings: fc.array(ordering, { maxLength: sets.length > 0 ? 1 : 0 }),
    parallel: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 3 })).map(([count]) => maxParallel(count, 'cluster')),
      { maxLength: 1 },
    ),
    rates: fc.array(
      fc.integer({ min: 1, max: 9 }).map((servers) => maxRate(servers, 2 * MINUTE)),
      { maxLength: 1 },
    ),
  });
}

export const randomRuns: fc.Arbitrary<RandomRun> = fleets.chain((regions) => {
  const fleet = fleetOf(regions);
  const clusters = clustersOf(regions);
  return fc
    .record({
      stages: stagesFor(clusters),
      constraints: constraintsFor(clusters, fleet),
      seed: fc.integer({ min: 1, max: 1 << 30 }),
      retries: fc.integer({ min: 0, max: 2 }),
      item: fc.constantFrom<Level>('server', 'server', 'rack'),
      repair: fc.boolean(),
      outages: fc.boolean(),
      watched: fc.boolean(),
      downs: fc.boolean(),
    })
    .map(({ stages, constraints, seed, retries, item, repair, outages, watched, downs }) => {
      const shows = [{ probability: 1, level: 'cluster' as const, from: 1, to: 9, found: seed % 2 === 0 }];
      const base = check(2);
      const watch = { ...base.watch, falseAlarm: { probability: 0.5, per: 1 } };
      const machine = machineOf({
        fleet,
        stages,
        constraints,
        watches: watched
          ? [
              { check: 0, stage: null },
              { check: 0, stage: 0 },
            ]
          : [],
        horizon: MINUTE,
        numbers: {
          deploy: { takes: fixed(MINUTE), per: item, fails: [], failedTakes: null, retries, readyAfter: 0 },
          rollback: { takes: fixed(MINUTE), per: item, fails: 0 },
          repair: repair ? { takes: fixed(MINUTE), per: 'server' } : null,
          bugs: [bug({ downs: downs ? { digits: 3, scale: 1 } : null }), bug({ name: 'other', shows })],
          checks: [{ ...base, watch }],
          outages: outages ? [{ level: 'cluster', probability: 0.5, per: 1, lasts: fixed(2 * MINUTE) }] : [],
        },
      });
      const bugs = [
        {
          there: seed % 3 > 0,
          surfacesAt: (seed % 50) * MINUTE,
          watched: machine.watches.map((_, i) => (i + (seed % 5)) * MINUTE),
        },
        { there: seed % 7 > 1, showsAt: [1 + (seed % 4)], watched: machine.watches.map(() => null) },
      ];
      return { machine, options: { bugs, fate: (work: Started) => fateOf(seed, work) } };
    });
});

/** The same for the same seed and work. */
export function fateOf(seed: number, work: Started): Fate {
  const random = numbersFrom(`${seed} ${work.id}`);
  const after = Math.floor(random() * 4) * MINUTE;
  switch (work.kind) {
    case 'batch':
    case 'revert': {
      const unlucky = random() < 0.3;
      return { after, failed: work.cells.map(({ servers }) => (unlucky ? Math.floor(random() * (servers + 1)) : 0)) };
    }
    case 'gate':
      return { after, sees: [random() < 0.5, random() < 0.5], falseAlarm: random() < 0.2 };
    case 'act':
      return { after, actFailed: random() < 0.2 };
    case 'outage-due':
    case 'false-alarm-due':
      return { after: Math.ceil(random() * 60) * MINUTE };
    default:
      return { after };
  }
}

/** Numbers in [0, 1) from a text: FNV-1a for the start, then a 32-bit mix (Mulberry32). */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
