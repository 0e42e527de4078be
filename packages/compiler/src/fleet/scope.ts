/** What a clause speaks of before anything is counted: places, conditions, exceptions. */
import {
  type Clause,
  type Condition,
  type Level,
  meetsCondition,
  type Place,
  rangesOfSet,
  resolvePlace,
  runsInSet,
} from '@rollout/language';
import { spend } from './budget.ts';
import { chunksOf, heldBy } from './chunks.ts';
import { nodeRuns } from './node-runs.ts';
import {
  intersect,
  noServers,
  rangesOf,
  type Segment,
  type ServerSet,
  serversBetween,
  setOf,
  subtract,
  unite,
} from './server-set.ts';
import type { FleetView, Here } from './view.ts';

/** Everything that a clause speaks of: its places, filtered. `level` null: conditions are asked of each server's own labels. */
export function scopeOf(fleet: FleetView, clause: Clause, level: Level | null, context: Here): ServerSet {
  let { servers: scope } = fleet;
  if (clause.kind === 'place') scope = intersect(serversOfPlace(fleet, clause.place, context), scope);
  if (clause.within.kind === 'places') scope = intersect(scope, serversOfPlaces(fleet, clause.within.places, context));
  if (clause.except.length > 0) scope = subtract(scope, serversOfPlaces(fleet, clause.except, context));
  if (clause.where !== null) scope = serversWhere(fleet, scope, level ?? 'server', clause.where);
  if (clause.within.kind === 'each' && clause.kind !== 'count' && clause.kind !== 'share') {
    return nodesOf(fleet, scope, clause.within.level);
  }
  return scope;
}

/** What the nodes of a level hold of a set. */
export function nodesOf(fleet: FleetView, set: ServerSet, level: Level): ServerSet {
  if (level === 'server') return set;
  return setOfSegments(chunksOf(fleet.table, set, level, 'skip', fleet.budget).flatMap(heldBy));
}

/** What the nodes of a level that meet a condition hold of a set. */
function serversWhere(fleet: FleetView, set: ServerSet, level: Level, condition: Condition): ServerSet {
  const { table, budget } = fleet;
  const met = new Map<number, boolean>();
  return set.flatMap((segment) =>
    nodeRuns(table, level, segment.from, segment.to, 'skip', budget).flatMap((run) => {
      if (run.class === null) return [];
      const { index, node } = run.class;
      const meets = met.get(index) ?? meetsCondition(condition, node.labels);
      met.set(index, meets);
      return meets ? intersect([segment], serversBetween(run.first, run.first + run.size * run.count)) : [];
    }),
  );
}

export function serversOfPlaces(fleet: FleetView, places: readonly Place[], context: Here): ServerSet {
  return places.reduce<ServerSet>((set, place) => unite(set, serversOfPlace(fleet, place, context)), noServers);
}

/** The servers of a place; none where it names none, which the checker of the language has said. */
export function serversOfPlace(fleet: FleetView, place: Place, context: Here): ServerSet {
  if (place.kind === 'here') return setOf(context.here ?? []);
  const found = resolvePlace(fleet.table.topology, place.segments, context.within);
  if (found.kind !== 'nodes') return noServers;
  const runs = found.sets.reduce((sum, set) => sum + runsInSet(set), 0);
  if (!spend(fleet.budget, runs)) return noServers;
  return setOf(found.sets.flatMap(rangesOfSet));
}

export function setOfSegments(segments: readonly Segment[]): ServerSet {
  return setOf(segments.flatMap(rangesOf));
}
