import { numberAt } from '../kernel/elements.ts';
import { exactly, type Figure } from '../statistics/index.ts';
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

/** The same between the least and the most that it may be, by how exactly the law tells times, and how much of it it tells. */
export function quantileBetween(law: DurationLaw, p: number): Figure {
  const value = quantileOfLaw(law, p);
  if (law.within === 0) return exactly(value);
  const low = quantileOfLaw(law, Math.max(0, p - law.missing)) - law.within;
  const high = quantileOfLaw(law, Math.min(1, p + law.missing)) + law.within;
  return { value, low: Math.max(0, low), high };
}
