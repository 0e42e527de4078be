/** By how much a figure of one plan is above that of another, from trials that had the same luck. */
import { log } from '../math/log.ts';
import { square } from '../math/square.ts';
import { type Figure, type Moments, meanOf, momentsOf, type Strata, shareAmong, shareOf } from '../statistics/index.ts';
import { countOf, figureOf, valuesIn } from './figure-of.ts';
import type { Target } from './objective.ts';
import type { Samples } from './samples.ts';

/**
 * The figure of `b` less that of `a`. Means and chances are compared trial by trial, where both are about the same trials; other
 * statistics, and those that are not, by the two intervals.
 *
 * A chance: with P₊ the chance that it happens under b alone and P₋ under a alone the difference is P₊ − P₋, the interval
 * being put together from those of the two as for two proportions (G. Y. Zou, A. Donner, 2008; see `shareOf`), so that it has some width even where no trial tells the plans apart.
 *
 * A mean: by normal theory, which knows nothing of what is rare and grave. So there is added what an event could bring that has not been
 * seen yet: its chance, and as much as the largest value of its stratum.
 */
export function differenceOf(target: Target, a: Samples, b: Samples, index: number, level: number): Figure {
  const own = valuesIn(a, index);
  const other = valuesIn(b, index);
  const size = Math.min(own.values.length, other.values.length);
  if (
    !isPaired(target) ||
    a.size !== b.size ||
    !sameStrata(own.strata, other.strata) ||
    !sameTrials(own.values, other.values)
  ) {
    const first = figureOf(target, a, index, level);
    const second = figureOf(target, b, index, level);
    return { value: second.value - first.value, low: second.low - first.high, high: second.high - first.low };
  }
  const differences = new Float64Array(size);
  let counted = target.kind === 'found' || target.measure.kind === 'chance';
  for (let trial = 0; trial < size; trial++) {
    const difference = (other.values[trial] ?? 0) - (own.values[trial] ?? 0);
    differences[trial] = difference;
    if (difference !== 0 && Math.abs(difference) !== 1 && !Number.isNaN(difference)) counted = false;
  }
  const { strata, stratumOf, known } = own;
  if (!counted) {
    const moments = momentsOf(differences, stratumOf, strata.trials.length);
    const { value, low, high } = meanOf(strata, moments, level);
    const unseen = unseenIn(
      strata,
      moments,
      rangesOf(own.values, other.values, stratumOf, strata.trials.length),
      level,
    );
    return { value, low: low - unseen, high: high + unseen };
  }
  const more = chanceThat(strata, stratumOf, known, differences, 1, level);
  const less = chanceThat(strata, stratumOf, known, differences, -1, level);
  const value = more.value - less.value;
  return {
    value,
    low: value - Math.sqrt(square(more.value - more.low) + square(less.high - less.value)),
    high: value + Math.sqrt(square(more.high - more.value) + square(less.value - less.low)),
  };
}

/** What has not happened in n trials has a chance of at most −ln(1 − level) / n. Where all differences of a stratum are alike the plans differ in what nothing of luck changes, and nothing is added. */
function unseenIn(
  { probabilities, trials }: Strata,
  { count, least, most }: Moments,
  ranges: Float64Array,
  level: number,
): number {
  const unseen = -log(1 - level);
  let sum = 0;
  let weight = 0;
  for (let s = 0; s < trials.length; s++) {
    const n = itemAt(trials, s);
    const k = itemAt(count, s);
    if (!(n > 0) || !(k > 0)) continue;
    weight += (itemAt(probabilities, s) * k) / n;
    if (itemAt(most, s) > itemAt(least, s)) sum += (itemAt(probabilities, s) * itemAt(ranges, s) * unseen) / n;
  }
  return weight > 0 ? sum / weight : 0;
}

/** From the least to the greatest value of each stratum, of both plans. */
function rangesOf(a: Float64Array, b: Float64Array, stratumOf: Uint16Array, strata: number): Float64Array {
  const least = new Float64Array(strata).fill(Infinity);
  const most = new Float64Array(strata).fill(-Infinity);
  for (let trial = 0; trial < stratumOf.length; trial++) {
    const s = itemAt(stratumOf, trial);
    for (const value of [itemAt(a, trial), itemAt(b, trial)]) {
      if (value < itemAt(least, s)) least[s] = value;
      if (value > itemAt(most, s)) most[s] = value;
    }
  }
  return most.map((value, s) => Math.max(0, value - itemAt(least, s)));
}

function itemAt(list: ArrayLike<number>, index: number): number {
  return list[index] as number; // in range: one for each stratum, or trial
}

function isPaired(target: Target): boolean {
  return target.kind === 'found' || target.measure.kind === 'chance' || target.measure.statistic.kind === 'mean';
}

function chanceThat(
  strata: Strata,
  stratumOf: Uint16Array,
  known: readonly (number | null)[],
  differences: Float64Array,
  value: number,
  level: number,
): Figure {
  const hits = countOf(strata, stratumOf, (trial) => differences[trial] === value);
  if (!differences.some(Number.isNaN)) return shareOf(strata, hits, level, known);
  return shareAmong(
    strata,
    hits,
    countOf(strata, stratumOf, (trial) => !Number.isNaN(differences[trial])),
    level,
  );
}

function sameStrata({ probabilities }: Strata, other: Strata): boolean {
  return (
    probabilities.length === other.probabilities.length &&
    probabilities.every((probability, stratum) => probability === other.probabilities[stratum])
  );
}

/** Whether both are about the same trials. */
function sameTrials(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, trial) => Number.isNaN(value) === Number.isNaN(b[trial] ?? Number.NaN));
}
