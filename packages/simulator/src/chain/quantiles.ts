import { numberAt } from '../kernel/elements.ts';
import type { DurationLaw } from './answer.ts';

/** What a sum of chances may miss of the share that it stands for, by rounding. */
const ROUNDING = 1e-12;

/** The least value with at least the share p of the runs at or below it; beyond the last: the last. */
export function quantileOfLaw({ values, chances, missing }: DurationLaw, p: number): number {
  // What is missing is beyond the last value.
  const enough = p * (1 - ROUNDING);
  let upTo = 0;
  for (let i = 0; i < values.length; i++) {
    upTo += numberAt(chances, i);
    if (upTo >= enough) return numberAt(values, i);
  }
  return missing >= 0 && values.length > 0 ? numberAt(values, values.length - 1) : Number.NaN;
}

/** The share of the runs that take at most so long. */
export function shareWithin({ values, chances }: DurationLaw, most: number): number {
  let upTo = 0;
  for (let i = 0; i < values.length && numberAt(values, i) <= most; i++) upTo += numberAt(chances, i);
  return Math.min(1, upTo);
}
