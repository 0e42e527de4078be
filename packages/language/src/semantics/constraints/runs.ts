import { runsInSet } from '../fleet/index.ts';
import type { CheckedPlace } from '../selections/checked-place.ts';

/** How many runs of servers the places stand for: what comparing them costs. */
export function runsOf(places: readonly CheckedPlace[]): number {
  return places.reduce((sum, { sets }) => sets.reduce((inner, set) => inner + runsInSet(set), sum), 0);
}
