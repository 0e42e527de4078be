/** What can be said of a difference. */
import type { Figure } from '../statistics/index.ts';
import type { Better } from './figures.ts';

export type DifferenceVerdict =
  | 'better'
  | 'worse'
  /** Neither is better by itself. */
  | 'more'
  | 'less'
  /** None in any run; or of no certain sign, and at most `NEGLIGIBLE` of A's figure either way. */
  | 'no-difference'
  | 'cannot-tell';

/** Of A's figure. */
export const NEGLIGIBLE = 0.001;

export function verdictOf(difference: Figure, a: number, better: Better): DifferenceVerdict {
  const { low, high } = difference;
  if (low > 0) return better === null ? 'more' : better === 'more' ? 'better' : 'worse';
  if (high < 0) return better === null ? 'less' : better === 'less' ? 'better' : 'worse';
  const margin = NEGLIGIBLE * Math.abs(a);
  return low >= -margin && high <= margin ? 'no-difference' : 'cannot-tell';
}

/** More than the command line takes. */
const MOST_TRIALS = 1e9;

/**
 * How many trials would tell, if the difference is what it seems to be: so many that the interval leaves 0 out, or is all negligible. null: nobody
 * runs so many, or the difference seems to be none. Intervals narrow with the square root of the trials.
 */
export function trialsToTell({ value, low, high }: Figure, a: number, trials: number): number | null {
  if (value === 0) return null;
  const half = value > 0 ? value - low : high - value;
  const margin = NEGLIGIBLE * Math.abs(a);
  const spare = Math.max(Math.abs(value), margin - Math.abs(value));
  const needed = roundUp(trials * (half / spare) ** 2);
  return Number.isFinite(needed) && needed <= MOST_TRIALS ? Math.max(needed, trials) : null;
}

/** To one significant digit, upwards: 23,456 is 30,000. */
export function roundUp(count: number): number {
  if (!Number.isFinite(count)) return count;
  const magnitude = 10 ** (String(Math.ceil(count)).length - 1);
  return Math.ceil(count / magnitude) * magnitude;
}
