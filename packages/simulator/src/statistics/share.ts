/** Shares of trials, such as the chance that a bug is found. */
import { expm1 } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { normalCritical } from './critical.ts';
import { type Kind, type Known, kindOf, openStrata } from './decisive/kind.ts';
import { shareHigh, shareLow, shareValue } from './decisive/share.ts';
import type { Figure } from './figure.ts';
import { at, type Strata } from './strata.ts';

/**
 * Wilson's score interval for `hits` of `trials` (E. B. Wilson, 1927; neither need be whole). For none or all of them only one
 * side can be wrong, and the exact one-sided bound at the same level is given: 0 of n has 1 − (1 − level)^(1/n) above it,
 * the "rule of three" at 95%. No trials say nothing: 0 to 1, and no value.
 */
export function wilson(hits: number, trials: number, level: number): Figure {
  if (!(trials > 0)) return { value: NaN, low: 0, high: 1 };
  const bound = -expm1(log(1 - level) / trials);
  if (hits <= 0) return { value: 0, low: 0, high: bound };
  if (hits >= trials) return { value: 1, low: 1 - bound, high: 1 };
  return score(hits / trials, trials, normalCritical(level));
}

function score(share: number, trials: number, z: number): Figure {
  const square = (z * z) / trials;
  const centre = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * The share of trials with `hits` (one count a stratum), each stratum counting with its probability.
 *
 * One stratum that is not known: Wilson's interval of it. Several: the ends of beta laws (see `decisiveShare`). Wilson's intervals
 * of strata, put together as differences from the estimate, promise too much where many strata have few hits each: how far the
 * hits of a stratum reach down is no more than they are, so all of them together reach down by less than their root of squares should. If there are no
 * hits at all, or only hits, only one side can be wrong, and its end has the whole of what may be missed: where trials are many it is the
 * farthest of the strata's own one-sided bounds, each times P.
 *
 * `known` holds the shares of those strata in which it is certain beforehand (a bug is not found where there is none): they
 * add no uncertainty. Strata without trials, of a study cut short, may hold anything.
 */
export function shareOf(
  strata: Strata,
  hits: ArrayLike<number>,
  level: number,
  known: readonly Known[] | null = null,
): Figure {
  return shareOfKind(kindOf(strata, strata.trials, known), hits, level);
}

/**
 * The share of hits among the trials of some kind: P(A | B) from the counts of A and B (A implies B) in each stratum, with the
 * same intervals. `known` holds NaN for strata that have no trial of that kind for certain; where it is not given, those of
 * which none was seen are taken to be such.
 */
export function shareAmong(
  strata: Strata,
  hits: ArrayLike<number>,
  among: ArrayLike<number>,
  level: number,
  known: readonly Known[] | null = null,
): Figure {
  const never = known ?? Array.from(among, (count) => (count > 0 ? null : Number.NaN));
  return shareOfKind(kindOf(strata, among, never), hits, level);
}

function shareOfKind(kind: Kind, hits: ArrayLike<number>, level: number): Figure {
  const { strata, asked, weights, weight, unseen } = kind;
  if (!(weight > 0)) return { value: NaN, low: 0, high: 1 };
  const open = openStrata(kind);
  const [only] = open;
  if (only !== undefined && open.length === 1 && at(asked, only) > 0) {
    const count = at(asked, only);
    // Where only some of its trials are asked about it is alone, so that their number cancels out.
    const own = at(weights, only) * count;
    const { value, low, high } = wilson(at(hits, only), count, level);
    const certain = shareValue(kind, new Float64Array(strata.trials.length));
    return {
      value: certain + (own / weight) * value,
      low: (certain * weight + own * low) / (weight + unseen),
      high: Math.min(1, (certain * weight + own * high + unseen) / (weight + unseen)),
    };
  }
  const tail = (1 - level) / (isAllOrNone(kind, hits) ? 1 : 2);
  return { value: shareValue(kind, hits), low: shareLow(kind, hits, tail), high: shareHigh(kind, hits, tail) };
}

/** Whether the strata that are not known have only misses, or only hits. */
function isAllOrNone(kind: Kind, hits: ArrayLike<number>): boolean {
  const open = openStrata(kind);
  return open.every((s) => at(hits, s) === 0) || open.every((s) => at(hits, s) >= at(kind.asked, s));
}
