/** Random constraints, the calendar's included. */
import type { Weekday } from '@rollout/language';
import fc from 'fast-check';
import type { ConstraintScope, Constraints, Freeze, Window } from '../constraints.ts';
import type { FleetNode } from '../fleet.ts';
import { exclusive, exclusiveSets, freeze, maxDown, maxParallel, maxRate, maxSurge, open, order } from './build.ts';
import { type ClusterAt, minutes } from './random-steps.ts';

const MINUTE = 60_000;

export function constraintsFor(
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
  const surge = fc.oneof(
    fc
      .record({ scope, most: fc.integer({ min: 0, max: 8 }) })
      .map((own) => maxSurge(0, { scope: own.scope, bounds: [{ class: -1, most: own.most }] })),
    fc
      .integer({ min: 1, max: 5 })
      .map((most) => maxSurge(0, { per: 'region', bounds: fleet.map((_, index) => ({ class: index * 4, most })) })),
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
    surge: fc.array(surge, { maxLength: 2 }),
    windows: fc.option(fc.array(windowIn(clusters), { maxLength: 3 }), { freq: 2, nil: [] }),
    freezes: fc.option(fc.array(freezeIn(clusters), { maxLength: 1 }), { freq: 2, nil: [] }),
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

const ALWAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

const layers = fc.constantFrom<Pick<Window, 'layer' | 'scope'>>(
  { layer: 'fleet', scope: { kind: 'plan' } },
  { layer: 'plan', scope: { kind: 'plan' } },
  { layer: 'stage', scope: { kind: 'stage', stage: 0 } },
);

/** Of all servers, of a region, or of some clusters. */
function spokenOf(clusters: readonly ClusterAt[]): fc.Arbitrary<Pick<Window, 'servers' | 'within'>> {
  return fc.oneof(
    fc.constant({ servers: null, within: null }),
    fc.constant({ servers: null, within: 0 }),
    fc.subarray([...clusters], { minLength: 1 }).map((servers) => ({ servers, within: null })),
  );
}

/** Minutes after midnight, so that a run of a few minutes meets their ends; some over midnight, and some closed for most of the day. */
function windowIn(clusters: readonly ClusterAt[]): fc.Arbitrary<Window> {
  const zone = fc.constantFrom('UTC', 'local', 'Asia/Kolkata');
  return fc
    .record({
      layer: layers,
      spoken: spokenOf(clusters),
      from: fc.nat(30),
      length: fc.integer({ min: 1, max: 1440 }),
      zone,
    })
    .map(({ layer, spoken, from, length, zone: name }) =>
      open(ALWAYS, 0, 0, { ...layer, ...spoken, from, to: 1 + ((from + length - 1) % 1440), zone: name }),
    );
}

function freezeIn(clusters: readonly ClusterAt[]): fc.Arbitrary<Freeze> {
  return fc
    .record({ layer: layers, spoken: spokenOf(clusters), day: fc.integer({ min: 5, max: 7 }) })
    .map(({ layer, spoken, day }) => freeze('2026-01-05', `2026-01-0${day}`, { ...layer, ...spoken }));
}
