/** How the values of a measure are spread, in bars. */
import { at, type Strata } from './strata.ts';

export interface Bar {
  readonly from: number;
  readonly to: number;
  /** Of the weight of all values. */
  readonly share: number;
}

/** Steps of a scale of milliseconds that a reader takes in at a glance, up to a week. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const DURATION_STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7].map((n) => n * DAY),
];

/** `bars` + 1 edges of equal distance from `least` to `most`; two equal ones if there is no distance. */
export function evenEdges(least: number, most: number, bars: number): Float64Array {
  if (!(most > least)) return Float64Array.of(least, least);
  return Float64Array.from({ length: bars + 1 }, (_, i) => (i === bars ? most : least + ((most - least) * i) / bars));
}

/**
 * Edges at whole multiples of a step, enclosing `least` and `most`, in at most `bars` bars: the smallest step of `steps`
 * that does it, beyond them the last times 1, 2, 5, 10, 20, …; without `steps` one of 1, 2, 5 times a power of ten.
 */
export function niceEdges(
  least: number,
  most: number,
  bars: number,
  steps: readonly number[] | null = null,
): Float64Array {
  const step = niceStep(least, most, bars, steps);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  return Float64Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

function niceStep(least: number, most: number, bars: number, steps: readonly number[] | null): number {
  const fits = (step: number) => Math.ceil(most / step) - Math.floor(least / step) <= bars;
  const found = steps?.find(fits);
  if (found !== undefined) return found;
  let unit = steps?.at(-1) ?? powerOfTenUpTo((most - least) / bars);
  for (let round = 0; round < 700; round++) {
    for (const factor of [1, 2, 5]) if (fits(factor * unit)) return factor * unit;
    unit *= 10;
  }
  return unit;
}

function powerOfTenUpTo(x: number): number {
  if (!(x > 0)) return 1;
  let power = 1;
  while (power > x) power /= 10;
  while (power * 10 <= x) power *= 10;
  return power;
}

/**
 * The share of the weight in each bar between two edges (ascending); a value on an edge belongs to the bar above it, on the
 * last edge to the last bar. Values outside the edges, and NaN, are in no bar but count as part of the whole. `weights`: how many
 * trials each value stands for; null: one.
 */
export function histogramOf(
  strata: Strata,
  values: ArrayLike<number>,
  stratumOf: ArrayLike<number> | null,
  edges: Float64Array,
  weights: ArrayLike<number> | null = null,
): Bar[] {
  const bars = edges.length - 1;
  const counts = new Float64Array(bars * strata.trials.length);
  const measured = new Float64Array(strata.trials.length);
  for (let i = 0; i < values.length; i++) {
    const value = at(values, i);
    if (Number.isNaN(value)) continue;
    const s = stratumOf === null ? 0 : at(stratumOf, i);
    const weight = weights === null ? 1 : at(weights, i);
    measured[s] = at(measured, s) + weight;
    const bar = barOf(edges, value);
    if (bar >= 0) counts[s * bars + bar] = at(counts, s * bars + bar) + weight;
  }
  const weightOf = (s: number) => (at(strata.trials, s) > 0 ? at(strata.probabilities, s) / at(strata.trials, s) : 0);
  const whole = measured.reduce((sum, count, s) => sum + weightOf(s) * count, 0);
  return Array.from({ length: bars }, (_, bar) => {
    let weight = 0;
    for (let s = 0; s < measured.length; s++) weight += weightOf(s) * at(counts, s * bars + bar);
    return { from: at(edges, bar), to: at(edges, bar + 1), share: whole > 0 ? weight / whole : 0 };
  });
}

/** -1: it is outside. */
export function barOf(edges: Float64Array, value: number): number {
  const last = edges.length - 1;
  if (!(value >= at(edges, 0) && value <= at(edges, last))) return -1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (at(edges, middle) <= value) low = middle;
    else high = middle;
  }
  return low;
}
