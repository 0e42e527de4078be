import { estimate } from '../results/estimate.ts';
import type { DurationResults } from '../results/results.ts';
import {
  DURATION_STEPS,
  deviationOf,
  histogramOf,
  meanOf,
  momentsOf,
  niceEdges,
  rangeOf,
} from '../statistics/index.ts';
import { quantileIn, type Sums, sorted } from './sums.ts';

const SECOND = 1_000;
const MOST_BARS = 24;

export function durationResults(sums: Sums): DurationResults {
  const { study, strata } = sums;
  const { size, values, strata: stratumOf } = sums.tally.durations;
  const durations = values.subarray(0, size);
  const of = stratumOf.subarray(0, size);
  const moments = momentsOf(durations, of, strata.trials.length);
  const { least, most } = size === 0 ? { least: 0, most: 0 } : rangeOf(moments);
  const edges = least === most ? Float64Array.of(least, most) : niceEdges(least, most, MOST_BARS, DURATION_STEPS);
  const sample = sorted(sums, sums.tally.durations);
  return {
    unit: 'seconds',
    mean: estimate(meanOf(strata, moments, study.confidence), 1 / SECOND),
    sd: estimate(deviationOf(strata, durations, of, study.confidence), 1 / SECOND),
    p10: quantileIn(sums, sample, 0.1, SECOND),
    p50: quantileIn(sums, sample, 0.5, SECOND),
    p90: quantileIn(sums, sample, 0.9, SECOND),
    p95: quantileIn(sums, sample, 0.95, SECOND),
    p99: quantileIn(sums, sample, 0.99, SECOND),
    min: least / SECOND,
    max: most / SECOND,
    histogram: histogramOf(strata, durations, of, edges).map(({ from, to, share }) => ({
      from: from / SECOND,
      to: to / SECOND,
      share,
    })),
  };
}
