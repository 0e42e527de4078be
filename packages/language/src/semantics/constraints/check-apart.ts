/** Places that exclude each other must not share servers. */
import { rangesOfSets, rangesOverlap } from '../fleet/index.ts';
import { placeMessages } from '../messages/places.ts';
import type { Report } from '../report.ts';
import type { CheckedPlace } from '../selections/checked-place.ts';
import { placeName } from './place-name.ts';

/** False, reported, where two of the places overlap. */
export function checkApart(report: Report, places: readonly CheckedPlace[]): boolean {
  const ranges = places.map(({ sets }) => rangesOfSets(sets));
  let sound = true;
  for (const [i, later] of places.entries()) {
    const clash = places.findIndex((_, j) => j < i && rangesOverlap(ranges[j] ?? [], ranges[i] ?? []));
    const earlier = places[clash];
    if (earlier === undefined) continue;
    const args = { a: placeName(earlier.place), b: placeName(later.place) };
    report.add(placeMessages.create('excludes-itself', args, later.place.location));
    sound = false;
  }
  return sound;
}
