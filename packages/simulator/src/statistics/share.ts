/** Shares of trials, such as the chance that a bug is found. */
import { expm1 } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { square } from '../math/square.ts';
import { normalCritical } from './critical.ts';
import { exactly, type Figure } from './figure.ts';
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
 * One stratum: Wilson's interval. Several: their Wilson intervals, put together as differences from the estimate, root of
 * squares (G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 27, 2008;
 * X. Yan, X. G. Su, "Stratified Wilson and Newcombe confidence intervals for multiple binomial proportions", 2010): as
 * normal theory where strata have hits and misses, and never without width because one has none. If there are no hits at all,
 * or only hits, it is the farthest of the strata's own one-sided bounds, each times P: sharing the missed chance out over
 * several strata brings the share no further.
 *
 * `known` holds the shares of those strata in which it is certain beforehand (a bug is not found where there is none): they
 * add no uncertainty. Strata without trials, of a study cut short, may hold anything.
 */
export function shareOf(
  strata: Strata,
  hits: ArrayLike<number>,
  level: number,
  known: readonly (number | null)[] | null = null,
): Figure {
  const { probabilities, trials } = strata;
  if (trials.length === 1 && (known?.[0] ?? null) === null) return wilson(at(hits, 0), at(trials, 0), level);

  const z = normalCritical(level);
  const extreme = allOrNone(strata, hits, known);
  let value = 0;
  let weight = 0;
  let unseen = 0;
  let below = 0;
  let above = 0;
  for (let s = 0; s < trials.length; s++) {
    const p = at(probabilities, s);
    if (!(p > 0)) continue;
    const certain = known?.[s] ?? null;
    if (certain !== null) {
      value += p * certain;
      weight += p;
      continue;
    }
    const n = at(trials, s);
    if (!(n > 0)) {
      unseen += p;
      continue;
    }
    const { value: share, low, high } = extreme ? wilson(at(hits, s), n, level) : score(at(hits, s) / n, n, z);
    value += p * share;
    weight += p;
    const down = square(p * (share - low));
    const up = square(p * (high - share));
    below = extreme ? Math.max(below, down) : below + down;
    above = extreme ? Math.max(above, up) : above + up;
  }
  if (!(weight > 0)) return { value: NaN, low: 0, high: 1 };
  if (below === 0 && above === 0 && unseen === 0) return exactly(value);
  return {
    value: unseen > 0 ? value / weight : value,
    low: Math.max(0, value - Math.sqrt(below)),
    high: Math.min(1, value + Math.sqrt(above) + unseen),
  };
}

/** Whether the strata that are not known have only misses, or only hits. */
function allOrNone({ trials }: Strata, hits: ArrayLike<number>, known: readonly (number | null)[] | null): boolean {
  let some = false;
  let missing = false;
  for (let s = 0; s < trials.length; s++) {
    if ((known?.[s] ?? null) !== null) continue;
    if (at(hits, s) > 0) some = true;
    if (at(hits, s) < at(trials, s)) missing = true;
  }
  return !(some && missing);
}

/**
 * The share of hits among the trials of some kind: P(A | B) from the counts of A and B (A implies B) in each stratum. Wilson's
 * interval for as many trials as the weighted ones are worth, (Σ w)²/Σ w² (L. Kish, "Survey sampling", 1965), which for one
 * stratum is their number.
 */
export function shareAmong(strata: Strata, hits: ArrayLike<number>, among: ArrayLike<number>, level: number): Figure {
  let hit = 0;
  let all = 0;
  let squares = 0;
  for (let s = 0; s < strata.trials.length; s++) {
    const n = at(strata.trials, s);
    if (!(n > 0)) continue;
    const w = at(strata.probabilities, s) / n;
    hit += w * at(hits, s);
    all += w * at(among, s);
    squares += w * w * at(among, s);
  }
  if (!(all > 0)) return { value: NaN, low: 0, high: 1 };
  const worth = (all * all) / squares;
  return wilson(Math.min(1, hit / all) * worth, worth, level);
}
