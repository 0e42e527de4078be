/** Quantiles by weighted order statistics. */
import { leading } from '@rollout/language';
import { betaCdf, betaSurvival, binomialCdf } from '../math/incomplete-beta.ts';
import { square } from '../math/square.ts';
import { normalCritical } from './critical.ts';
import type { Figure } from './figure.ts';
import { at, type Strata } from './strata.ts';

/** The values of a measure, sorted within each stratum. Trials without a value (NaN) are left out. */
export interface Ordered {
  readonly strata: Strata;
  readonly values: readonly Float64Array[];
  /** Per value how many trials have it or a smaller one of the list; null: each value is of one trial. */
  readonly upTo: readonly (Float64Array | null)[];
  /** Σ P · (share of the stratum's trials that have a value). */
  readonly weight: number;
}

/** `weights`: how many trials each value stands for; null: one. */
export function ordered(
  strata: Strata,
  values: ArrayLike<number>,
  stratumOf: ArrayLike<number> | null,
  weights: ArrayLike<number> | null = null,
): Ordered {
  const lists = valuesByStratum(strata, values, stratumOf);
  const upTo = weights === null ? lists.map(() => null) : sumsByStratum(lists, values, stratumOf, weights);
  for (const list of lists) list.sort();
  let weight = 0;
  lists.forEach((list, s) => {
    if (list.length > 0) weight += (at(strata.probabilities, s) * trialsOf(list, upTo[s])) / at(strata.trials, s);
  });
  return { strata, values: lists, upTo, weight };
}

/** Not yet sorted. */
function valuesByStratum(
  strata: Strata,
  values: ArrayLike<number>,
  stratumOf: ArrayLike<number> | null,
): Float64Array[] {
  const counts = new Float64Array(strata.trials.length);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const s = stratumOf === null ? 0 : at(stratumOf, i);
    counts[s] = at(counts, s) + 1;
  }
  const lists = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const s = stratumOf === null ? 0 : at(stratumOf, i);
    const list = lists[s];
    if (list !== undefined) list[at(counts, s)] = at(values, i);
    counts[s] = at(counts, s) + 1;
  }
  return lists;
}

/** `lists` as `valuesByStratum` gave them. */
function sumsByStratum(
  lists: readonly Float64Array[],
  values: ArrayLike<number>,
  stratumOf: ArrayLike<number> | null,
  weights: ArrayLike<number>,
): Float64Array[] {
  const own = lists.map((): number[] => []);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) own[stratumOf === null ? 0 : at(stratumOf, i)]?.push(at(weights, i));
  }
  return lists.map((list, s) => {
    const order = Array.from(list, (_, i) => i).sort((a, b) => at(list, a) - at(list, b));
    let sum = 0;
    return Float64Array.from(order, (i) => (sum += at(own[s] ?? [], i)));
  });
}

/** Trials that have a value of the list. */
const trialsOf = (list: Float64Array, upTo: Float64Array | null | undefined): number => countOfFirst(list.length, upTo);

/** Trials that have one of the list's first values. */
function countOfFirst(first: number, upTo: Float64Array | null | undefined): number {
  if (upTo === null || upTo === undefined || first === 0) return first;
  return at(upTo, first - 1);
}

/** The value of the trial of that rank, from 1 up to as many as there are. */
function valueOfRank(list: Float64Array, upTo: Float64Array | null | undefined, rank: number): number {
  return at(list, upTo === null || upTo === undefined ? rank - 1 : countUpTo(upTo, rank - 0.5));
}

/**
 * The p-quantile: the least of the values that has at least the share p of the weight at or below it.
 *
 * One stratum: the interval between two order statistics whose ranks enclose the quantile with at least the level, by the
 * binomial (H. A. David, H. N. Nagaraja, "Order statistics", 2003, §7.1). Several, or values of some trials only: the same with
 * as many trials as the estimate of P(X ≤ x) is worth, p (1 − p) over its variance (R. S. Woodruff, "Confidence intervals for
 * medians and other position measures", 1952). Where there are too few trials to bound it, that side is −Infinity or
 * Infinity, or the `least` or `most` that the measure can be. No values: NaN.
 */
export function quantileOf(sample: Ordered, p: number, level: number, least = -Infinity, most = Infinity): Figure {
  if (!(sample.weight > 0)) return { value: NaN, low: least, high: most };
  const tail = (1 - level) / 2;
  const only = sample.values.length === 1 ? sample.values[0] : undefined;
  if (only !== undefined) {
    const upTo = sample.upTo[0];
    const n = trialsOf(only, upTo);
    const lower = lastRank(n, (r) => binomialCdf(r - 1, n, p) <= tail);
    const upper = lastRank(n, (r) => 1 - binomialCdf(r - 1, n, p) > tail) + 1;
    return {
      value: valueOfRank(only, upTo, Math.min(n, Math.max(1, Math.ceil(p * n)))),
      low: lower >= 1 ? valueOfRank(only, upTo, lower) : least,
      high: upper <= n ? valueOfRank(only, upTo, upper) : most,
    };
  }
  const value = leastWith(sample, p);
  const n = (p * (1 - p)) / varianceOfShare(sample, value, p, normalCritical(level));
  const lower = realRank(n, (r) => betaSurvival(r, n - r + 1, p) <= tail);
  const upper = realRank(n, (r) => betaCdf(r, n - r + 1, p) > tail);
  return {
    value,
    low: lower >= 1 ? Math.min(value, leastWith(sample, lower / n)) : least,
    high: upper <= n ? Math.max(value, leastWith(sample, upper / n)) : most,
  };
}

/** The greatest r in 0…n for which `holds`, which holds up to some r; 0 if for none. */
function lastRank(n: number, holds: (r: number) => boolean): number {
  let low = 0;
  let high = n + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The same over the real numbers in (0, n + 1). */
function realRank(n: number, holds: (r: number) => boolean): number {
  let low = 0;
  let high = n + 1;
  for (let i = 0; i < 40; i++) {
    const middle = 0.5 * (low + high);
    if (middle <= 0 || middle >= n + 1) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** The share of the weight that lies at or below x. */
export function shareUpTo({ strata, values, upTo, weight }: Ordered, x: number): number {
  let sum = 0;
  values.forEach((list, s) => {
    if (list.length === 0) return;
    sum += (at(strata.probabilities, s) * countOfFirst(countUpTo(list, x), upTo[s])) / at(strata.trials, s);
  });
  return sum / weight;
}

/** The least of the values with at least the share p at or below it; the greatest of all if rounding leaves none. */
function leastWith(sample: Ordered, p: number): number {
  let best = Infinity;
  let greatest = -Infinity;
  const enough = p * (1 - 1e-12);
  for (const list of sample.values) {
    if (list.length === 0) continue;
    const first = leading(list.length, (i) => !(shareUpTo(sample, at(list, i)) >= enough));
    if (first < list.length) best = Math.min(best, at(list, first));
    greatest = Math.max(greatest, at(list, list.length - 1));
  }
  return best === Infinity ? greatest : best;
}

/**
 * Variance of the estimated P(X ≤ x | measured): that of the linear part of a ratio. In a stratum with share b of its trials
 * measured and a of them at or below x, 1{X ≤ x} − p has variance (1 − p)² a + p² (b − a) − (a − p b)². Where a stratum has all
 * or none of its values at or below x, its share there is moved inwards as Wilson's interval does, lest the variance vanish.
 */
export function varianceOfShare({ strata, values, upTo, weight }: Ordered, x: number, p: number, z: number): number {
  let variance = 0;
  values.forEach((list, s) => {
    const n = at(strata.trials, s);
    const k = trialsOf(list, upTo[s]);
    if (k === 0) return;
    const count = countOfFirst(countUpTo(list, x), upTo[s]);
    const share = count > 0 && count < k ? count / k : (count + (z * z) / 2) / (k + z * z);
    const b = k / n;
    const a = b * share;
    const spread = square(1 - p) * a + p * p * (b - a) - square(a - p * b);
    variance += (square(at(strata.probabilities, s) / weight) * spread) / n;
  });
  return variance;
}

function countUpTo(sorted: Float64Array, x: number): number {
  return leading(sorted.length, (i) => at(sorted, i) <= x);
}
