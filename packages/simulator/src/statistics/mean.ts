/** Means and deviations, by normal theory over strata. */

import { square } from '../math/square.ts';
import { critical } from './critical.ts';
import { exactly, type Figure } from './figure.ts';
import { type Moments, momentsOf } from './moments.ts';
import { at, type Strata } from './strata.ts';

/**
 * The mean of a measure over the trials that `moments` holds: all of them, or those of some kind (then the mean given that
 * kind, as a ratio whose variance is that of its linear part).
 *
 * With P the probability of a stratum, n its trials, b the share of them measured, m and v mean and variance of these, the
 * value is R = Σ P b m / Σ P b with variance Σ P²/n (b v + b (1 − b)(m − R)²) / (Σ P b)² (W. G. Cochran, "Sampling
 * techniques", 1977, §5.3 and §6.11); the interval is Student's with Satterthwaite's degrees of freedom. A stratum with a
 * single value is taken to vary as the most varied one. Normal theory knows no bounds, and few trials tell little: the interval
 * is cut at the `least` that the measure can be. No value at all: NaN between that and Infinity.
 */
export function meanOf(strata: Strata, moments: Moments, level: number, least = -Infinity): Figure {
  const { probabilities, trials } = strata;
  let total = 0;
  let weight = 0;
  let widest = 0;
  for (let s = 0; s < trials.length; s++) {
    const n = at(trials, s);
    const k = at(moments.count, s);
    if (!(n > 0) || !(k > 0)) continue;
    const w = (at(probabilities, s) * k) / n;
    total += w * at(moments.mean, s);
    weight += w;
    if (k > 1) widest = Math.max(widest, at(moments.squares, s) / (k - 1));
  }
  if (!(weight > 0)) return { value: NaN, low: least, high: Infinity };
  const value = total / weight;

  let variance = 0;
  let spent = 0;
  for (let s = 0; s < trials.length; s++) {
    const n = at(trials, s);
    const k = at(moments.count, s);
    const p = at(probabilities, s);
    if (!(n > 0) || !(k > 0) || !(p > 0)) continue;
    const share = k / n;
    const within = k > 1 ? at(moments.squares, s) / (k - 1) : widest;
    const between = (1 - share) * square(at(moments.mean, s) - value);
    const part = ((square(p / weight) * share) / n) * (within + between);
    variance += part;
    spent += (part * part) / Math.max(1, k - 1);
  }
  if (variance === 0) return exactly(value);
  const half = critical(level, (variance * variance) / spent) * Math.sqrt(variance);
  return { value, low: Math.max(least, value - half), high: value + half };
}

/**
 * The standard deviation of a measure, one value a trial or, with `weights`, for so many (NaN: none): the root of the mean square about the mean, whose
 * interval is that of a mean. At the ends of large samples only: normal theory for squares wants many trials.
 */
export function deviationOf(
  strata: Strata,
  values: ArrayLike<number>,
  stratumOf: ArrayLike<number> | null,
  level: number,
  weights: ArrayLike<number> | null = null,
): Figure {
  const count = strata.trials.length;
  const { value: mean } = meanOf(strata, momentsOf(values, stratumOf, count, weights), level);
  const squares = Float64Array.from(values, (value) => square(value - mean));
  const { value, low, high } = meanOf(strata, momentsOf(squares, stratumOf, count, weights), level);
  return { value: Math.sqrt(value), low: Math.sqrt(Math.max(0, low)), high: Math.sqrt(high) };
}
