/** Statistics of a law that is known: values with their weights, which need not sum to 1. Nothing of them is chance. */
import { leading } from '@rollout/language';
import { square } from '../math/square.ts';
import type { Bar } from './histogram.ts';
import { barOf } from './histogram.ts';
import type { Moments } from './moments.ts';
import { at } from './strata.ts';

/** NaN: there are no values. */
export function meanOfMoments({ count, mean }: Moments): number {
  let sum = 0;
  let whole = 0;
  for (let s = 0; s < count.length; s++) {
    sum += at(count, s) * at(mean, s);
    whole += at(count, s);
  }
  return whole > 0 ? sum / whole : Number.NaN;
}

/** The root of the mean square about the mean. */
export function deviationOfMoments(moments: Moments): number {
  const mean = meanOfMoments(moments);
  let sum = 0;
  let whole = 0;
  for (let s = 0; s < moments.count.length; s++) {
    if (!(at(moments.count, s) > 0)) continue;
    sum += at(moments.squares, s) + at(moments.count, s) * square(at(moments.mean, s) - mean);
    whole += at(moments.count, s);
  }
  return whole > 0 ? Math.sqrt(sum / whole) : Number.NaN;
}

/** Values in ascending order, and the weight up to and including each. */
export interface KnownLaw {
  readonly values: Float64Array;
  readonly upTo: Float64Array;
}

export function knownLaw(values: ArrayLike<number>, weights: ArrayLike<number>): KnownLaw {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => at(values, a) - at(values, b));
  let sum = 0;
  return {
    values: Float64Array.from(order, (i) => at(values, i)),
    upTo: Float64Array.from(order, (i) => (sum += at(weights, i))),
  };
}

/** What a sum of weights may miss of the share that it stands for, by rounding. */
const ROUNDING = 1e-12;

/** The least of the values that has at least the share p of the weight at or below it: as `quantileOf` estimates it. NaN: there are none. */
export function quantileOfLaw({ values, upTo }: KnownLaw, p: number): number {
  if (values.length === 0) return Number.NaN;
  const enough = at(upTo, upTo.length - 1) * p * (1 - ROUNDING);
  return at(
    values,
    leading(values.length - 1, (i) => at(upTo, i) < enough),
  );
}

/** The share of the weight in each bar between two edges, as `histogramOf` estimates it; the last holds what lies beyond, too. */
export function barsOfLaw({ values, upTo }: KnownLaw, edges: Float64Array): Bar[] {
  const shares = new Float64Array(edges.length - 1);
  const whole = values.length === 0 ? 0 : at(upTo, upTo.length - 1);
  for (let i = 0; i < values.length; i++) {
    const bar = barOf(edges, Math.min(at(values, i), at(edges, shares.length)));
    if (bar < 0) continue;
    shares[bar] = at(shares, bar) + (at(upTo, i) - (i === 0 ? 0 : at(upTo, i - 1)));
  }
  return Array.from(shares, (weight, bar) => ({ from: at(edges, bar), to: at(edges, bar + 1), share: weight / whole }));
}
