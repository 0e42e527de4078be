/** The values of a weighted sample in one order, so that a quantile is found by one search, however many strata there are. */
import { leading } from '@rollout/language';
import type { Ordered } from '../statistics/index.ts';

export interface Spread {
  /** Ascending. */
  readonly values: Float64Array;
  /** Share of the weight up to and including each. */
  readonly upTo: Float64Array;
}

interface Weighted {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

export function spreadOf({ strata, values, weight }: Ordered): Spread {
  let lists = values.map((list, s): Weighted => {
    const own = (strata.probabilities[s] ?? 0) / ((strata.trials[s] ?? 1) * weight);
    return { values: list, weights: new Float64Array(list.length).fill(own) };
  });
  while (lists.length > 1) {
    lists = Array.from({ length: Math.ceil(lists.length / 2) }, (_, i) => merge(lists[2 * i], lists[2 * i + 1]));
  }
  const [whole] = lists;
  if (whole === undefined) return { values: new Float64Array(0), upTo: new Float64Array(0) };
  let sum = 0;
  return { values: whole.values, upTo: whole.weights.map((own) => (sum += own)) };
}

function merge(left: Weighted | undefined, right: Weighted | undefined): Weighted {
  if (left === undefined || right === undefined) return left ?? right ?? NOTHING;
  const count = left.values.length + right.values.length;
  const merged: Weighted = { values: new Float64Array(count), weights: new Float64Array(count) };
  let l = 0;
  for (let i = 0; i < count; i++) {
    const r = i - l;
    const takesLeft =
      r >= right.values.length || (l < left.values.length && (left.values[l] ?? 0) <= (right.values[r] ?? 0));
    const from = takesLeft ? left : right;
    const at = takesLeft ? l : r;
    merged.values[i] = from.values[at] ?? 0;
    merged.weights[i] = from.weights[at] ?? 0;
    if (takesLeft) l += 1;
  }
  return merged;
}

const NOTHING: Weighted = { values: new Float64Array(0), weights: new Float64Array(0) };

/** The least value with at least the share p of the weight at or below it; the greatest of all if rounding leaves none. No values: NaN. */
export function valueAt({ values, upTo }: Spread, p: number): number {
  const enough = p * (1 - 1e-12);
  const least = leading(values.length, (i) => (upTo[i] ?? 0) < enough);
  return values[Math.min(least, values.length - 1)] ?? Number.NaN;
}
