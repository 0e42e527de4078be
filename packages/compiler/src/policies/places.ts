/** Places of a policy, which is written for many fleets. */
import { type Constraint, type ExclusiveSets, type Place, resolvePlace, type Selector } from '@rollout/language';
import type { Build } from '../steps/build.ts';

export interface Placed {
  /** Those that speak only of places of the fleet. */
  readonly sound: readonly Constraint[];
  readonly misplaced: readonly { readonly constraint: Constraint; readonly different: string }[];
}

export function missingPlaces(build: Build, constraints: readonly Constraint[]): Placed {
  const sound: Constraint[] = [];
  const misplaced: { constraint: Constraint; different: string }[] = [];
  for (const constraint of constraints) {
    const missing = placesOf(constraint).find((place) => !isThere(build, place));
    if (missing === undefined) sound.push(constraint);
    else misplaced.push({ constraint, different: `has no place \`${nameOfPlace(missing)}\`` });
  }
  return { sound, misplaced };
}

export function isThere({ fleet }: Build, place: Place): boolean {
  return place.kind === 'here' || resolvePlace(fleet.table.topology, place.segments, []).kind === 'nodes';
}

export function nameOfPlace(place: Place): string {
  return place.kind === 'here' ? 'here' : place.segments.join('/');
}

function placesOf(constraint: Constraint): readonly Place[] {
  switch (constraint.kind) {
    case 'maxDown':
    case 'maxSurge':
    case 'maxParallel':
    case 'maxRate':
      return [];
    case 'window':
    case 'freeze':
      return constraint.selector === null ? [] : placesIn(constraint.selector);
    case 'order':
      return constraint.places;
    case 'exclusive':
      return placesOfSets(constraint.sets);
  }
}

export function placesOfSets(sets: ExclusiveSets): readonly Place[] {
  switch (sets.kind) {
    case 'level':
      return [];
    case 'places':
      return sets.places;
    case 'selectors':
      return sets.selectors.flatMap(placesIn);
  }
}

/** Every place that a selector names. */
function placesIn({ clauses }: Selector): readonly Place[] {
  return clauses.flatMap((clause) => [
    ...(clause.kind === 'place' ? [clause.place] : []),
    ...(clause.within.kind === 'places' ? clause.within.places : []),
    ...clause.except,
  ]);
}
