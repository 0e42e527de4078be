/** How far the standard deviation of an amount in B lies above so many times that in A. */

import { square } from '../math/square.ts';
import { type Figure, meanOf, momentsOf, type Strata } from '../statistics/index.ts';
import type { PairedValues, QuantilePair } from './quantile-gap.ts';

/** By the linear part of either deviation, ((x − μ)² − σ²)/2σ, trial by trial; normal theory for squares wants many trials. */
export function deviationPair(strata: Strata, { a, b, cells }: PairedValues, level: number): QuantilePair {
  const own = deviation(strata, a, cells);
  const other = deviation(strata, b, cells);
  const gap = (factor: number): Figure => {
    const value = other.deviation - factor * own.deviation;
    if (Number.isNaN(value)) return { value, low: -Infinity, high: Infinity };
    const parts = other.linear.map((part, i) => part - factor * (own.linear[i] ?? 0));
    const { low, high } = meanOf(strata, momentsOf(parts, cells, strata.trials.length), level);
    const mean = (low + high) / 2;
    return { value, low: value + low - mean, high: value + high - mean };
  };
  return { a: own.deviation, b: other.deviation, gap };
}

function deviation(
  strata: Strata,
  values: Float64Array,
  cells: Uint16Array,
): { readonly deviation: number; readonly linear: Float64Array } {
  const count = strata.trials.length;
  const { value: mean } = meanOf(strata, momentsOf(values, cells, count), 0.5);
  const squares = values.map((value) => square(value - mean));
  const { value: variance } = meanOf(strata, momentsOf(squares, cells, count), 0.5);
  const root = Math.sqrt(variance);
  // A value that a run has not is as good as the mean of those that have one.
  const linear = squares.map((each) => (Number.isNaN(each) || root === 0 ? 0 : (each - variance) / (2 * root)));
  return { deviation: root, linear };
}
