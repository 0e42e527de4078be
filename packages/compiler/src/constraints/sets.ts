/** The servers that a constraint names. */
import {
  type Constraint,
  defaultUnit,
  type ExclusiveSets,
  type Level,
  type Location,
  type Place,
  type Selector,
} from '@rollout/language';
import type { FleetClass } from '../fleet/class-table.ts';
import { nothingDeployed } from '../fleet/deployed.ts';
import { serversOfPlace } from '../fleet/scope.ts';
import { resolveSelector } from '../fleet/select.ts';
import { intersect, rangesOf, type ServerSet } from '../fleet/server-set.ts';
import type { Exclusion } from '../machine/constraints.ts';
import type { ServerRange } from '../machine/fleet.ts';
import { type Build, reportSelection, roomForPieces } from '../steps/build.ts';
import { rangesOfClass } from './class-ranges.ts';

/** Where a constraint stands: names are looked up there, and only its servers are spoken of. */
export interface Standing {
  readonly path: readonly string[];
  readonly within: FleetClass | null;
}

export interface NamedSet {
  readonly name: string;
  readonly servers: readonly ServerRange[];
}

export function exclusiveSets(
  build: Build,
  { sets }: Extract<Constraint, { kind: 'exclusive' }>,
  standing: Standing,
): Exclusion['sets'] {
  if (sets.kind === 'level') return { kind: 'level', level: sets.level, per: sets.per };
  return { kind: 'ranges', sets: namedSets(build, sets, standing) };
}

/** The sets of places or selectors, each with its name. */
export function namedSets(
  build: Build,
  sets: Exclude<ExclusiveSets, { readonly kind: 'level' }>,
  standing: Standing,
): NamedSet[] {
  switch (sets.kind) {
    case 'places':
      return sets.places.map((place) => namedPlace(build, place, standing));
    case 'selectors':
      return sets.selectors.map((selector, index) => ({
        name: `group ${index + 1}`,
        servers: selectedBy(build, selector, standing),
      }));
    default:
      return sets satisfies never;
  }
}

export function namedPlace(build: Build, place: Place, { path, within }: Standing): NamedSet {
  const name = place.kind === 'here' ? 'here' : place.segments.join('/');
  const servers = serversOfPlace(build.fleet, place, { here: null, within: path });
  return { name, servers: inClass(build, servers, within, place.location) };
}

/** What a selector of a constraint stands for; counts and percents take from everything. */
export function selectedBy(build: Build, selector: Selector, { path, within }: Standing): readonly ServerRange[] {
  const unit: Level = defaultUnit(build.fleet.table.topology);
  const selection = resolveSelector(build.fleet, selector, {
    here: null,
    within: path,
    deployed: nothingDeployed,
    unit,
  });
  reportSelection(build, selection.problems);
  return inClass(build, selection.servers, within, selector.location);
}

function inClass(build: Build, set: ServerSet, within: FleetClass | null, location: Location): ServerRange[] {
  const held = within === null ? set : intersect(set, rangesOfClass(within, build.fleet.budget));
  return roomForPieces(build, location) ? held.flatMap(rangesOf) : [];
}
