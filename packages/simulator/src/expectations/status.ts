import type { Relation } from '@rollout/language';
import type { Figure } from '../statistics/index.ts';

export type Status = 'met' | 'not-met' | 'undecided';

/** Whether a figure keeps to a bound, wherever in its interval (ends included) the truth may lie. */
export function statusOf({ value, low, high }: Figure, relation: Relation, bound: number): Status {
  // Of nothing, nothing holds.
  if (Number.isNaN(value)) return 'undecided';
  switch (relation) {
    case '<':
      return high < bound ? 'met' : low >= bound ? 'not-met' : 'undecided';
    case '<=':
      return high <= bound ? 'met' : low > bound ? 'not-met' : 'undecided';
    case '>':
      return low > bound ? 'met' : high <= bound ? 'not-met' : 'undecided';
    case '>=':
      return low >= bound ? 'met' : high < bound ? 'not-met' : 'undecided';
    default:
      return relation satisfies never;
  }
}

/** Beyond this, relative to the bound, an exact value is the bound itself: what is left is rounding. */
const ROUNDING = 1e-12;

/** The value, or the bound where only rounding keeps them apart: a chance of 5% is at most 5%. */
export function rounded(value: number, bound: number): number {
  return Math.abs(value - bound) <= ROUNDING * Math.abs(bound) ? bound : value;
}
