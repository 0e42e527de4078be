import type { Outcome } from '@rollout/compiler';
import { known } from '../known.ts';
import { OUTCOMES } from '../record.ts';
import { estimate } from '../results/estimate.ts';
import type { DurationResults, OutcomeDuration } from '../results/results.ts';
import { DURATION_STEPS, niceEdges } from '../statistics/index.ts';
import { hitsOf, meanAmount, quantileIn, type Sums, sorted } from './sums.ts';

const SECOND = 1_000;
const MOST_BARS = 24;

export function durationResults(sums: Sums): DurationResults {
  const { ways, tally } = sums;
  const { least, most } = tally.durations.size === 0 ? { least: 0, most: 0 } : tally.range;
  const sample = sorted(sums, tally.durations);
  const last = Math.min(most, ways.longestShown(sample) ?? most);
  const edges = least === most ? Float64Array.of(least, most) : niceEdges(least, last, MOST_BARS, DURATION_STEPS);
  return {
    unit: 'seconds',
    mean: meanAmount(sums, tally.amounts.duration, SECOND),
    sd: estimate(ways.deviation(known(tally.moments[tally.amounts.duration]), tally.durations), 1 / SECOND),
    p10: quantileIn(sample, 0.1, SECOND),
    p50: quantileIn(sample, 0.5, SECOND),
    p90: quantileIn(sample, 0.9, SECOND),
    p95: quantileIn(sample, 0.95, SECOND),
    p99: quantileIn(sample, 0.99, SECOND),
    min: least / SECOND,
    max: most / SECOND,
    histogram: ways.bars(tally.durations, edges).map(({ from, to, share }) => ({
      from: from / SECOND,
      to: to / SECOND,
      share,
    })),
    byOutcome: {
      completed: durationOf(sums, 'completed'),
      rolledBack: durationOf(sums, 'rolled-back'),
      stopped: durationOf(sums, 'stopped'),
    },
  };
}

function durationOf(sums: Sums, outcome: Outcome): OutcomeDuration | null {
  const { ways, tally } = sums;
  const index = OUTCOMES.indexOf(outcome);
  const sample = known(tally.durationsOf[index]);
  if (sample.size === 0) return null;
  const quantiles = sorted(sums, sample);
  const hits = hitsOf(sums, tally.events.outcome + index);
  return {
    trials: ways.countOf(hits),
    mean: meanAmount(sums, tally.amounts.durationOf + index, SECOND),
    p10: quantileIn(quantiles, 0.1, SECOND),
    p50: quantileIn(quantiles, 0.5, SECOND),
    p90: quantileIn(quantiles, 0.9, SECOND),
    p95: quantileIn(quantiles, 0.95, SECOND),
  };
}
