/**
 * Figures of trains. What is on board of one hangs together with what is on board of the next: whoever misses one takes the other. So trains
 * are taken by batches of spans, several times as long as a change can go on missing, which are as good as independent (B. Schmeiser, "Batch size
 * effects in the analysis of simulation output", Operations Research 30, 1982: ten to thirty batches lose little).
 */
import { exp } from '../math/exp.ts';
import { square } from '../math/square.ts';
import { critical } from '../statistics/critical.ts';
import { exactly, type Figure, wilson } from '../statistics/index.ts';

/** More than so many batches tell little more. */
const MOST_BATCHES = 20;
/** Of fewer no interval is made. */
const FEWEST_BATCHES = 5;
/** How long a batch is at the least, in what a change can bridge. */
const LENGTH = 2;

export interface Batches {
  /** Spans in all. */
  readonly spans: number;
  /** By how many spans what happens in one reaches into later ones. */
  readonly reach: number;
  /** null: there are too few spans. */
  readonly count: number | null;
}

export function batchesOf(spans: number, reach: number): Batches {
  const count = Math.min(MOST_BATCHES, Math.floor(spans / (LENGTH * Math.max(1, reach))));
  return { spans, reach, count: count < FEWEST_BATCHES ? null : count };
}

/** The fewest spans of which intervals can be made, where so many are not steady. */
export function spansNeeded(reach: number): number {
  return reach + FEWEST_BATCHES * LENGTH * Math.max(1, reach);
}

/** A number for each span of some. */
export type BySpan = (span: number) => number;

/**
 * Σ over / Σ under over the spans. With R the ratio, the interval is Student's for the spread of the batches' Σ over − R · Σ under (W. G. Cochran, "Sampling
 * techniques", 1977, §6.3), cut at `least`. Infinite ends where there are too few batches; NaN where there is nothing to divide by.
 */
export function ratioOf(over: BySpan, under: BySpan, batches: Batches, level: number, least = -Infinity): Figure {
  const spread = spreadOf(over, under, batches);
  const { ratio, error } = spread;
  if (Number.isNaN(ratio) || error === null) return { value: ratio, low: least, high: Infinity };
  const half = criticalOf(batches, level) * error;
  return half === 0 ? exactly(ratio) : { value: ratio, low: Math.max(least, ratio - half), high: ratio + half };
}

/**
 * The standard deviation of the trains' counts about their mean, Σ over / Σ under. The mean square about a mean of so many is too small by that mean's own
 * variance, which is added. Squares are skewed: the interval is that of their logarithm.
 */
export function deviationOf(
  value: (span: number, power: 1 | 2) => number,
  under: BySpan,
  batches: Batches,
  level: number,
): Figure {
  const first = spreadOf((span) => value(span, 1), under, batches);
  const { ratio: mean } = first;
  // Σ (x − m)² = Σ x² − 2 m Σ x + m² n, in whole numbers but for m.
  const about: BySpan = (span) => value(span, 2) - 2 * mean * value(span, 1) + square(mean) * under(span);
  const { ratio, error } = spreadOf(about, under, batches);
  if (Number.isNaN(ratio)) return { value: NaN, low: 0, high: Infinity };
  if (first.error === null || error === null)
    return { value: Math.sqrt(Math.max(0, ratio)), low: -Infinity, high: Infinity };
  const variance = Math.max(0, ratio) + square(first.error);
  if (variance === 0) return exactly(0);
  const factor = exp((0.5 * criticalOf(batches, level) * error) / variance);
  const deviation = Math.sqrt(variance);
  return { value: deviation, low: deviation / factor, high: deviation * factor };
}

/**
 * The share of trains of which something holds: `hits` of `trains` in each span. Wilson's interval (E. B. Wilson, 1927), Student's value in place
 * of the normal one, for as many trains as these are worth: p (1 − p) over the batches' variance. If it holds of none, or of all, there is no
 * variance to go by: then for as many as cannot hang together, one in `reach` + 1 spans.
 */
export function shareOfTrains(hits: BySpan, trains: BySpan, batches: Batches, level: number): Figure {
  const { ratio: share, error } = spreadOf(hits, trains, batches);
  const all = total(trains, 0, batches.spans);
  if (!(all > 0)) return { value: NaN, low: 0, high: 1 };
  if (share === 0 || share === 1) {
    const apart = all / (batches.reach + 1);
    return wilson(share * apart, apart, level);
  }
  if (error === null) return { value: share, low: -Infinity, high: Infinity };
  const worth = Math.min(all, (share * (1 - share)) / square(error));
  return scoreOf(share, worth, criticalOf(batches, level));
}

/**
 * The p-quantile of the trains' `counts`: the least count that at least the share p of them does not exceed. Its interval are the quantiles at the
 * ends of the interval of that share (R. S. Woodruff, "Confidence intervals for medians and other position measures", 1952).
 * `countsIn`: those of a span.
 */
export function quantileOfTrains(
  countsIn: (span: number) => Int32Array,
  sorted: Int32Array,
  p: number,
  batches: Batches,
  level: number,
): Figure {
  if (sorted.length === 0) return { value: NaN, low: 0, high: Infinity };
  const at = (share: number): number =>
    sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? NaN;
  const value = at(p);
  if (sorted[0] === sorted.at(-1)) return exactly(value);
  const { error } = spreadOf(
    (span) => countsIn(span).reduce((below, count) => below + (count <= value ? 1 : 0), 0),
    (span) => countsIn(span).length,
    batches,
  );
  if (error === null) return { value, low: -Infinity, high: Infinity };
  const worth =
    error === 0 ? sorted.length / (batches.reach + 1) : Math.min(sorted.length, (p * (1 - p)) / square(error));
  const { low, high } = scoreOf(p, worth, criticalOf(batches, level));
  return { value, low: Math.min(value, at(low)), high: Math.max(value, at(high)) };
}

/** Wilson's interval of a share of so many, with that critical value. */
function scoreOf(share: number, trials: number, z: number): Figure {
  const moved = (z * z) / trials;
  const centre = (share + moved / 2) / (1 + moved);
  const half = (z / (1 + moved)) * Math.sqrt((share * (1 - share)) / trials + moved / (4 * trials));
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** A ratio of sums and its standard error by batches; null: there are too few. */
function spreadOf(
  over: BySpan,
  under: BySpan,
  { spans, count }: Batches,
): { readonly ratio: number; readonly error: number | null } {
  const below = total(under, 0, spans);
  const ratio = below > 0 ? total(over, 0, spans) / below : NaN;
  if (count === null || Number.isNaN(ratio)) return { ratio, error: null };
  let squares = 0;
  for (let batch = 0; batch < count; batch++) {
    const from = Math.floor((batch * spans) / count);
    const to = Math.floor(((batch + 1) * spans) / count);
    squares += square(total(over, from, to) - ratio * total(under, from, to));
  }
  return { ratio, error: Math.sqrt((squares * count) / (count - 1)) / below };
}

function total(amount: BySpan, from: number, to: number): number {
  let sum = 0;
  for (let span = from; span < to; span++) sum += amount(span);
  return sum;
}

const criticalOf = ({ count }: Batches, level: number): number => critical(level, (count ?? 2) - 1);
