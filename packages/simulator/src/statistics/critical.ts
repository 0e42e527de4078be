import { studentCritical } from '../math/incomplete-beta.ts';
import { normalUpperQuantile } from '../math/normal.ts';

/** The z that a standard normal's |Z| exceeds with probability 1 − level. */
export function normalCritical(level: number): number {
  return normalUpperQuantile((1 - level) / 2);
}

/** The same for Student's law; from a million degrees of freedom on it is the normal's to 1e-6. */
export function critical(level: number, freedom: number): number {
  return freedom < 1e6 ? studentCritical(level, freedom) : normalCritical(level);
}

/**
 * The level at which the `look`-th look (from 1) at growing data must be judged, so that all looks together, however many,
 * miss the truth with probability 1 − level at most: of what may be missed, look k spends the share 1/(k (k + 1)). With looks
 * at counts that double this is a confidence sequence.
 */
export function levelAtLook(level: number, look: number): number {
  return 1 - (1 - level) / (look * (look + 1));
}
