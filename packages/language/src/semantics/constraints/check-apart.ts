/** Places that exclude each other must not share servers. */
import { rangesOfSets } from '../fleet/index.ts';
import { placeMessages } from '../messages/places.ts';
import type { Report } from '../report.ts';
import type { CheckedPlace } from '../selections/checked-place.ts';
import { placeName } from './place-name.ts';
import { runsOf } from './runs.ts';

/** False, reported, where a place overlaps one before it. */
export function checkApart(report: Report, places: readonly CheckedPlace[]): boolean {
  if (!report.spend(runsOf(places))) return true;
  const runs = places.flatMap((place, order) => rangesOfSets(place.sets).map((range) => ({ ...range, place, order })));
  runs.sort((a, b) => a.from - b.from || a.order - b.order);
  const clashes = new Map<CheckedPlace, CheckedPlace>();
  let widest = runs[0];
  for (const run of runs.slice(1)) {
    if (widest !== undefined && run.from < widest.to && run.place !== widest.place) {
      const [earlier, later] = run.order < widest.order ? [run, widest] : [widest, run];
      if (!clashes.has(later.place)) clashes.set(later.place, earlier.place);
    }
    if (widest === undefined || run.to > widest.to) widest = run;
  }
  for (const [later, earlier] of clashes) {
    const args = { a: placeName(earlier.place), b: placeName(later.place) };
    report.add(placeMessages.create('excludes-itself', args, later.place.location));
  }
  return clashes.size === 0;
}
