import { estimate } from '../results/estimate.ts';
import type { DurationResults } from '../results/results.ts';
import { DURATION_STEPS, deviationOf, histogramOf, niceEdges } from '../statistics/index.ts';
import { meanAmount, quantileIn, type Sums, sorted } from './sums.ts';

const SECOND = 1_000;
const MOST_BARS = 24;

export function durationResults(sums: Sums): DurationResults {
  const { study, sampled, tally } = sums;
  const { size, values, strata: stratumOf } = tally.durations;
  const durations = values.subarray(0, size);
  const of = stratumOf.subarray(0, size);
  const { least, most } = size === 0 ? { least: 0, most: 0 } : tally.range;
  const edges = least === most ? Float64Array.of(least, most) : niceEdges(least, most, MOST_BARS, DURATION_STEPS);
  const sample = sorted(sums, tally.durations);
  return {
    unit: 'seconds',
    mean: meanAmount(sums, tally.amounts.duration, SECOND),
    sd: estimate(deviationOf(sampled, durations, of, study.confidence), 1 / SECOND),
    p10: quantileIn(sums, sample, 0.1, SECOND),
    p50: quantileIn(sums, sample, 0.5, SECOND),
    p90: quantileIn(sums, sample, 0.9, SECOND),
    p95: quantileIn(sums, sample, 0.95, SECOND),
    p99: quantileIn(sums, sample, 0.99, SECOND),
    min: least / SECOND,
    max: most / SECOND,
    histogram: histogramOf(sampled, durations, of, edges).map(({ from, to, share }) => ({
      from: from / SECOND,
      to: to / SECOND,
      share,
    })),
  };
}
