/** By how much one sample is shifted against another. */
import { normalUpperQuantile } from '../math/normal.ts';
import { brentRoot } from './brent.ts';
import { first, last } from './samples.ts';
import { type Pair, standardised } from './standardised.ts';

/** Within this of a change of sign lie the ends and the estimate, whatever the samples' scale: R's, and part of the answer. */
export const SHIFT_TOLERANCE = 1e-4;

export interface Shift {
  /** The ends of the confidence interval; within the tolerance of each other, the lower may be above the higher. */
  readonly low: number;
  readonly high: number;
  /** The Hodges–Lehmann estimate: the median of the differences of a value of x and a value of y. */
  readonly estimate: number;
}

/**
 * The shift of x against y with its confidence interval, as R's `wilcox.test(x, y, conf.int = TRUE, exact = FALSE)` finds
 * the interval, and Kayenta the estimate as well: the shifts at which the standardised rank sum is z, −z and 0, between the least
 * and the greatest difference of two values, and those themselves where it is not reached. (R does not correct the estimate for
 * continuity; where the rank sum stays level around it, that may give another point of the level stretch.) Null where
 * there is no saying: all values alike.
 */
export function shiftOf(pair: Pair, level: number): Shift | null {
  const ends = endsOf(pair);
  if (ends === null) return null;
  const z = criticalOf(level);
  return { low: shiftAt(pair, ends, z), high: shiftAt(pair, ends, -z), estimate: shiftAt(pair, ends, 0) };
}

/** The standardised rank sum that the lower end of an interval of this level has. */
export function criticalOf(level: number): number {
  return normalUpperQuantile((1 - level) / 2);
}

/** The least and the greatest difference, and the standardised rank sum at both. */
export interface Ends {
  readonly least: number;
  readonly most: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Null where the rank sum has no deviation. */
export function endsOf(pair: Pair): Ends | null {
  const least = first(pair.x) - last(pair.y);
  const most = last(pair.x) - first(pair.y);
  const atLeast = standardised(pair, least);
  const atMost = standardised(pair, most);
  return Number.isNaN(atLeast) || Number.isNaN(atMost) ? null : { least, most, atLeast, atMost };
}

/** The shift at which the standardised rank sum is z. */
function shiftAt(pair: Pair, { least, most, atLeast, atMost }: Ends, z: number): number {
  if (atLeast - z <= 0) return least;
  if (atMost - z >= 0) return most;
  return brentRoot((shift) => standardised(pair, shift) - z, least, most, atLeast - z, atMost - z, SHIFT_TOLERANCE);
}
