/** By how much a figure of one plan is above that of another, from trials that had the same luck. */
import { square } from '../math/square.ts';
import { decisiveMean, decisiveShare, type Kind, kindOf } from '../statistics/decisive/index.ts';
import type { Figure, Strata } from '../statistics/index.ts';
import { countOf, figureOf, valuesIn } from './figure-of.ts';
import type { Target } from './objective.ts';
import type { Samples } from './samples.ts';

/**
 * The figure of `b` less that of `a`. Means and chances are compared trial by trial, where both are about the same trials; other
 * statistics, and those that are not, by the two intervals. `farthest`: how far apart two runs of one luck can be, or what the caller takes for it.
 *
 * A chance: with P₊ the chance that it happens under b alone and P₋ under a alone the difference is P₊ − P₋, the interval
 * being put together from those of the two as for two proportions (G. Y. Zou, A. Donner, 2008; see `shareOf`), each as sure as `decisiveShare` makes it, so that it has some
 * width even where no trial tells the plans apart.
 *
 * A mean: `decisiveMean` of the differences, each end with one trial more that differs by as much as can be. What is rare and grave, and has not been seen,
 * counts as it does for a chance; even where all trials differ by the same.
 */
export function differenceOf(
  target: Target,
  a: Samples,
  b: Samples,
  index: number,
  level: number,
  farthest: number,
): Figure {
  const own = valuesIn(a, index);
  const other = valuesIn(b, index);
  if (
    !isPaired(target) ||
    a.size !== b.size ||
    !sameStrata(own.strata, other.strata) ||
    !sameTrials(own.values, other.values)
  ) {
    // One of the two intervals may miss.
    const each = (1 + level) / 2;
    const first = figureOf(target, a, index, each);
    const second = figureOf(target, b, index, each);
    return { value: second.value - first.value, low: second.low - first.high, high: second.high - first.low };
  }
  const differences = other.values.map((value, trial) => value - itemAt(own.values, trial));
  const { strata, stratumOf } = own;
  const asked = countOf(strata, stratumOf, (trial) => !Number.isNaN(differences[trial]));
  const isAboutAll = !differences.some(Number.isNaN);
  // What neither does in a stratum they do not do differently.
  const known = isAboutAll
    ? own.known.map((value, s) => (value === 0 && other.known[s] === 0 ? 0 : null))
    : own.known.map(() => null);
  const kind = kindOf(strata, asked, known);
  if (differences.some((difference) => difference !== 0 && Math.abs(difference) !== 1 && !Number.isNaN(difference))) {
    return meanDifference(kind, stratumOf, differences, level, farthest);
  }
  if (target.kind === 'measure' && target.measure.kind === 'statistic') {
    return meanDifference(kind, stratumOf, differences, level, farthest);
  }
  return chanceDifference(kind, stratumOf, differences, level);
}

function meanDifference(
  kind: Kind,
  stratumOf: Uint16Array,
  differences: Float64Array,
  level: number,
  farthest: number,
): Figure {
  const amounts = Array.from(kind.asked, (count) => ({ values: new Float64Array(count), counts: null }));
  const filled = new Uint32Array(amounts.length);
  differences.forEach((difference, trial) => {
    const s = itemAt(stratumOf, trial);
    const values = amounts[s]?.values;
    const place = itemAt(filled, s);
    // None are kept of a stratum that is known.
    if (values === undefined || Number.isNaN(difference) || place >= values.length) return;
    values[place] = difference;
    filled[s] = place + 1;
  });
  return decisiveMean(kind, amounts, level, { least: -farthest, most: farthest });
}

function chanceDifference(kind: Kind, stratumOf: Uint16Array, differences: Float64Array, level: number): Figure {
  const more = decisiveShare(kind, hitsIn(kind.strata, stratumOf, differences, 1), level);
  const less = decisiveShare(kind, hitsIn(kind.strata, stratumOf, differences, -1), level);
  const value = more.value - less.value;
  return {
    value,
    low: value - Math.sqrt(square(more.value - more.low) + square(less.high - less.value)),
    high: value + Math.sqrt(square(more.high - more.value) + square(less.value - less.low)),
  };
}

function hitsIn(strata: Strata, stratumOf: Uint16Array, differences: Float64Array, value: number): Float64Array {
  return countOf(strata, stratumOf, (trial) => differences[trial] === value);
}

function itemAt(list: ArrayLike<number>, index: number): number {
  return list[index] as number; // in range: one for each stratum, or trial
}

function isPaired(target: Target): boolean {
  return target.kind === 'found' || target.measure.kind === 'chance' || target.measure.statistic.kind === 'mean';
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
