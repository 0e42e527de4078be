/** Groups of limits by how near they came to what they are allowed. */
import type { Trace } from '@rollout/simulator';

export type TraceLimit = Trace['limits'][number];
export type TraceGroup = TraceLimit['groups'][number];

export interface NearGroup {
  readonly limit: TraceLimit;
  readonly group: TraceGroup;
  /** How many were down in it at once. */
  readonly most: number;
}

/** The first of those whose most was the largest share of what they are allowed; null: nothing was down in any. */
export function nearestGroup(limit: TraceLimit): NearGroup | null {
  return nearestOf(limit)[0] ?? null;
}

/** Of one limit; more say the same again. */
const MOST_OF_ONE = 3;

/** So many of all limits: first the nearest of each, then whichever came nearest, up to three of one limit. */
export function nearestGroups({ limits }: Pick<Trace, 'limits'>, count: number): NearGroup[] {
  const all = limits.map(nearestOf);
  const firsts = all.flatMap(([first]) => first ?? []).sort(byTightness);
  const others = all.flatMap((groups) => groups.slice(1, MOST_OF_ONE)).sort(byTightness);
  return [...firsts, ...others].slice(0, count);
}

/** What people call it. */
export const placeOf = ({ group }: Pick<NearGroup, 'group'>): string =>
  group.address === '' ? 'the fleet' : group.address;

function nearestOf(limit: TraceLimit): NearGroup[] {
  return limit.groups
    .map((group) => ({ limit, group, most: group.down.reduce((largest, { down }) => Math.max(largest, down), 0) }))
    .sort(byTightness);
}

const byTightness = (a: NearGroup, b: NearGroup): number => tightness(b) - tightness(a);
const tightness = ({ most, group }: NearGroup): number => most / Math.max(1, group.allowed);
