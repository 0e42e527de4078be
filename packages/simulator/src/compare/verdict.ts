/** What can be said of a difference. */
import type { Figure } from '../statistics/index.ts';
import type { Better } from './figures.ts';
import type { Gap } from './mean-gap.ts';

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
 * How many trials would tell, if the difference is what it seems to be: so many that an interval of `z` standard errors leaves 0 out, or is all
 * negligible. null: nobody runs so many, or the difference seems to be none. Intervals narrow with the square root of the trials; those that are
 * wide because few runs tell anything, faster.
 */
export function trialsToTell(difference: Gap, a: number, trials: number, z: number): number | null {
  const { value, low, high, error } = difference;
  if (value === 0) return null;
  const half = error === undefined ? (value > 0 ? value - low : high - value) : z * error;
  const margin = NEGLIGIBLE * Math.abs(a);
  const spare = Math.max(Math.abs(value), margin - Math.abs(value));
  // At least twice as many: these did not.
  const needed = roundUp(Math.max(2 * trials, trials * (half / spare) ** 2));
  return needed <= MOST_TRIALS ? needed : null;
}

/** To one significant digit, upwards: 23,456 is 30,000. */
export function roundUp(count: number): number {
  if (!Number.isFinite(count)) return count;
  const magnitude = 10 ** (String(Math.ceil(count)).length - 1);
  return Math.ceil(count / magnitude) * magnitude;
}
