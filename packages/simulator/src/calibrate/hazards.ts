/** Bugs found, unit by unit: of the releases that got to the k-th, how many were found to have one there. */
import type { Release } from './history.ts';
import { type Rate, rateOf } from './rate.ts';

export interface Hazard extends Rate {
  /** At each of the units `from..to` of a release, counted from 1; `of` is how often one of these was got to. */
  readonly from: number;
  readonly to: number;
}

export type BugFit =
  | { readonly kind: 'hazards'; readonly hazards: readonly Hazard[]; readonly releases: number }
  /** Whether something was found is known, and not where. */
  | { readonly kind: 'present'; readonly present: Rate };

/** Units with a sentence of their own; those after them, and after the last at which anything was found, share one. */
const MOST_HAZARDS = 12;

/** null: the log says nothing of bugs. */
export function fitBug(releases: readonly Release[]): BugFit | null {
  const told = releases.filter(({ found }) => found !== null);
  if (told.length === 0) return null;
  const whether = told.filter(({ found }) => found?.kind !== 'none').length;
  if (told.some(({ found }) => found?.kind === 'somewhere')) {
    return { kind: 'present', present: rateOf(whether, told.length) };
  }
  const paths = told.flatMap(pathOf);
  const longest = paths.reduce((most, { reached }) => Math.max(most, reached), 0);
  if (longest === 0) return { kind: 'present', present: rateOf(whether, told.length) };
  const reached = new Array<number>(longest + 2).fill(0);
  const found = new Array<number>(longest + 2).fill(0);
  for (const path of paths) {
    // Up to and with the unit at which its bug was found: after that there is none left to find.
    const end = path.at ?? path.reached;
    for (let k = 1; k <= end; k++) reached[k] = (reached[k] ?? 0) + 1;
    if (path.at !== null) found[path.at] = (found[path.at] ?? 0) + 1;
  }
  const lastFound = paths.reduce((last, { at }) => Math.max(last, at ?? 0), 0);
  const single = Math.min(longest, Math.max(MOST_HAZARDS, lastFound));
  const hazards: Hazard[] = [];
  for (let k = 1; k <= single; k++) {
    hazards.push({ from: k, to: k, ...rateOf(found[k] ?? 0, reached[k] ?? 0) });
  }
  if (single < longest) {
    const rest = reached.slice(single + 1, longest + 1).reduce((sum, count) => sum + count, 0);
    hazards.push({ from: single + 1, to: longest, ...rateOf(0, rest) });
  }
  return { kind: 'hazards', hazards, releases: paths.length };
}

interface Path {
  readonly reached: number;
  readonly at: number | null;
}

/** Nothing for a release of which nobody knows how far it got. */
function pathOf({ reached, found }: Release): Path[] {
  if (found?.kind === 'at') return [{ reached: Math.max(found.ordinal, reached ?? 0), at: found.ordinal }];
  return reached === null ? [] : [{ reached, at: null }];
}
