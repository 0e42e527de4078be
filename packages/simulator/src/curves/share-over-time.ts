/** Many runs at the same instants: their mean, and where most of them are. */

import { known } from '../known.ts';
import { DURATION_STEPS, knownLaw, niceEdges, quantileOfLaw } from '../statistics/index.ts';
import type { ShareOverTime } from './curves-results.ts';
import type { Change } from './watched-run.ts';

/** Instants at the most: a picture shows no more. */
const MOST_INSTANTS = 241;
/** Where the longest run is not longer than the 99th percentile by more than this, all of it is shown. */
const NEAR = 1.2;
const SECOND = 1_000;

/**
 * Instants at which runs are looked at, in milliseconds from 0 on: multiples of a length that people count in, up to the 99th percentile of the durations or, if that is
 * near, the longest. `weights`: of the runs.
 */
export function instantsFor(durations: readonly number[], weights: readonly number[]): Float64Array {
  const last = quantileOfLaw(knownLaw(durations, weights), 0.99);
  const longest = Math.max(...durations);
  const until = longest <= NEAR * last ? longest : last;
  if (!(until > 0)) return Float64Array.of(0);
  return niceEdges(0, until, MOST_INSTANTS - 1, DURATION_STEPS);
}

/** Those that are told, ascending. */
const QUANTILES = [
  ['p5', 0.05],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p95', 0.95],
] as const;
/** What a sum of weights may miss of the share that it stands for, by rounding. */
const ROUNDING = 1e-12;

/** The share that each run has come to at each instant, of `whole`. */
export function sharesOverTime(
  runs: readonly (readonly Change[])[],
  weights: readonly number[],
  whole: number,
  instants: Float64Array,
): ShareOverTime {
  const places = runs.map(() => -1);
  const values = new Float64Array(runs.length);
  // From one instant to the next little changes, and sorting what is nearly sorted is quick.
  const order = runs.map((_, run) => run);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean: number[] = [];
  const quantiles: Record<(typeof QUANTILES)[number][0], number[]> = { p5: [], p25: [], p50: [], p75: [], p95: [] };
  for (const instant of instants) {
    runs.forEach((changes, run) => {
      let place = known(places[run]);
      while (place + 1 < changes.length && known(changes[place + 1]).at <= instant) place++;
      places[run] = place;
      values[run] = (changes[place]?.value ?? 0) / whole;
    });
    order.sort((a, b) => known(values[a]) - known(values[b]));
    // From the least: where all have come as far, that is what they have come to.
    const least = known(values[known(order[0])]);
    const more = values.reduce((sum, value, run) => sum + (value - least) * known(weights[run]), 0);
    mean.push(Math.min(1, least + more / all));
    let run = 0;
    let upTo = known(weights[known(order[0])]);
    for (const [name, share] of QUANTILES) {
      while (upTo < all * share * (1 - ROUNDING) && run + 1 < order.length) upTo += known(weights[known(order[++run])]);
      quantiles[name].push(known(values[known(order[run])]));
    }
  }
  return { unit: 'seconds', at: Array.from(instants, (instant) => instant / SECOND), mean, ...quantiles };
}
