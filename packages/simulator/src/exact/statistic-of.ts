/** Statistics of a law that is known: values with their weights, which need not sum to 1. */
import { square } from '../math/square.ts';

export interface Weighted {
  /** In any order. */
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

export function meanOfWeighted({ values, weights }: Weighted): number {
  // Distances from the least: nothing is lost, whether values are alike or nearly all of them 0.
  const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  let sum = 0;
  let whole = 0;
  values.forEach((value, i) => {
    const weight = weights[i] ?? 0;
    sum += weight * (value - least);
    whole += weight;
  });
  return least + sum / whole;
}

export function deviationOfWeighted(law: Weighted): number {
  const mean = meanOfWeighted(law);
  return Math.sqrt(meanOfWeighted({ values: law.values.map((value) => square(value - mean)), weights: law.weights }));
}

/** What a sum of weights may miss of the share that it stands for, by rounding. */
const ROUNDING = 1e-12;

/** The least of the values that has at least the share p of the weight at or below it, as in a simulation; the greatest if rounding leaves none. */
export function quantileOfWeighted({ values, weights }: Weighted, p: number): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const enough = weights.reduce((sum, weight) => sum + weight, 0) * p * (1 - ROUNDING);
  let upTo = 0;
  for (const i of order) {
    upTo += weights[i] ?? 0;
    if (upTo >= enough) return values[i] ?? Number.NaN;
  }
  return values[order.at(-1) ?? -1] ?? Number.NaN;
}
