/** Constraints as the machine holds them, and where each was written. */
import type { Constraint, Level, Location, Place, Plan, Selector, Topology } from '@rollout/language';
import { defaultUnit, indexOf, nodesAtPath } from '@rollout/language';
import type { FleetClass } from '../fleet/class-table.ts';
import { nothingDeployed } from '../fleet/deployed.ts';
import { serversOfPlace } from '../fleet/scope.ts';
import { resolveSelector } from '../fleet/select.ts';
import { intersect, rangesOf, type ServerSet } from '../fleet/server-set.ts';
import type { FleetView } from '../fleet/view.ts';
import type {
  ConstraintScope,
  Constraints,
  DownLimit,
  Exclusion,
  Ordering,
  ParallelLimit,
  RateLimit,
} from '../machine/constraints.ts';
import type { ServerRange } from '../machine/fleet.ts';
import { type Build, reportSelection, roomForPieces } from '../steps/build.ts';
import { downLimits } from './bounds.ts';
import { rangesOfClass } from './class-ranges.ts';

/** Where each constraint of a machine was written: list for list as in `Constraints`. */
export interface ConstraintSources {
  readonly down: readonly Constraint[];
  readonly exclusions: readonly Constraint[];
  readonly orderings: readonly Constraint[];
  readonly parallel: readonly Constraint[];
  readonly rates: readonly Constraint[];
}

type Lists<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : never };

/** The constraints of the fleet, the plan and its stages, in that order, each in declared order. */
export function resolveConstraints(
  build: Build,
  plan: Plan,
  topology: Topology,
): { readonly constraints: Constraints; readonly sources: ConstraintSources } {
  const constraints: Lists<Constraints> = { down: [], exclusions: [], orderings: [], parallel: [], rates: [] };
  const sources: Lists<ConstraintSources> = { down: [], exclusions: [], orderings: [], parallel: [], rates: [] };
  const add = (constraint: Constraint, scope: ConstraintScope) => {
    if (!roomForPieces(build, constraint.location)) return;
    const within = classAt(build.fleet, constraint.within);
    const stated = { text: constraint.text, scope, within: within?.index ?? null };
    switch (constraint.kind) {
      case 'maxDown':
        for (const limit of downLimits(build.fleet.table, constraint, within, scope)) {
          constraints.down.push(limit satisfies DownLimit);
          sources.down.push(constraint);
        }
        return;
      case 'exclusive': {
        const exclusion: Exclusion = {
          ...stated,
          sets: exclusiveSets(build, constraint, within),
          apart: constraint.apart,
        };
        constraints.exclusions.push(exclusion);
        sources.exclusions.push(constraint);
        return;
      }
      case 'order': {
        const sets = constraint.places.map((place) => namedPlace(build, place, constraint.within ?? [], within));
        const ordering: Ordering = { ...stated, sets, per: constraint.per };
        constraints.orderings.push(ordering);
        sources.orderings.push(constraint);
        return;
      }
      case 'maxParallel': {
        const { count, level, per } = constraint;
        const limit: ParallelLimit = { ...stated, count, level, per };
        constraints.parallel.push(limit);
        sources.parallel.push(constraint);
        return;
      }
      case 'maxRate': {
        const { servers, period } = constraint;
        const limit: RateLimit = { ...stated, servers, period };
        constraints.rates.push(limit);
        sources.rates.push(constraint);
        return;
      }
    }
  };
  for (const constraint of [...topology.constraints, ...plan.constraints]) add(constraint, { kind: 'plan' });
  plan.stages.forEach((stage, index) => {
    for (const constraint of stage.constraints) add(constraint, { kind: 'stage', stage: index });
  });
  return { constraints, sources };
}

/** The class of the node that a constraint stands in. */
function classAt(fleet: FleetView, path: readonly string[] | null): FleetClass | null {
  if (path === null) return null;
  const node = nodesAtPath(fleet.table.topology, path)?.node;
  const index = indexOf(fleet.table.topology).nodes.findIndex((indexed) => indexed.node === node);
  return fleet.table.classes[index] ?? null;
}

function exclusiveSets(
  build: Build,
  constraint: Extract<Constraint, { kind: 'exclusive' }>,
  within: FleetClass | null,
): Exclusion['sets'] {
  const { sets } = constraint;
  switch (sets.kind) {
    case 'level':
      return { kind: 'level', level: sets.level, per: sets.per };
    case 'places':
      return {
        kind: 'ranges',
        sets: sets.places.map((place) => namedPlace(build, place, constraint.within ?? [], within)),
      };
    case 'selectors':
      return {
        kind: 'ranges',
        sets: sets.selectors.map((selector, index) =>
          namedSelection(build, selector, index, constraint.within ?? [], within),
        ),
      };
  }
}

interface NamedSet {
  readonly name: string;
  readonly servers: readonly ServerRange[];
}

function namedPlace(build: Build, place: Place, path: readonly string[], within: FleetClass | null): NamedSet {
  const name = place.kind === 'here' ? 'here' : place.segments.join('/');
  return {
    name,
    servers: inClass(build, serversOfPlace(build.fleet, place, { here: null, within: path }), within, place.location),
  };
}

function namedSelection(
  build: Build,
  selector: Selector,
  index: number,
  path: readonly string[],
  within: FleetClass | null,
): NamedSet {
  const unit: Level = defaultUnit(build.fleet.table.topology);
  const selection = resolveSelector(build.fleet, selector, {
    here: null,
    within: path,
    deployed: nothingDeployed,
    unit,
  });
  reportSelection(build, selection.problems);
  return {
    name: `group ${index + 1}`,
    servers: inClass(build, selection.servers, within, selector.location),
  };
}

function inClass(build: Build, set: ServerSet, within: FleetClass | null, location: Location): ServerRange[] {
  const held = within === null ? set : intersect(set, rangesOfClass(within, build.fleet.budget));
  return roomForPieces(build, location) ? held.flatMap(rangesOf) : [];
}
