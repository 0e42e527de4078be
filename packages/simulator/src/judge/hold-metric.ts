/** One metric of a canary against a threshold. */
import { type Comparison, orNull, unexamined } from './compare-metric.ts';
import { ratioOf } from './effect.ts';
import type { BadWhen, Classification } from './health.ts';
import { meanOfSample, usable } from './samples.ts';

/**
 * Passes while the mean is on the good side of the threshold, or on it. The estimate is the mean, the effect its ratio to the
 * threshold (null if either is 0); there is no interval.
 */
export function holdMetric(canary: ArrayLike<number>, bad: BadWhen, threshold: number): Comparison {
  const values = usable(canary);
  if (values.length === 0) return unexamined('NoData', null);
  const mean = meanOfSample(values);
  return {
    classification: sideOf(mean, bad, threshold),
    low: null,
    high: null,
    estimate: mean,
    effect: orNull(ratioOf(mean, threshold)),
  };
}

export function sideOf(mean: number, bad: BadWhen, threshold: number): Classification {
  if (bad !== 'lower' && mean > threshold) return 'High';
  if (bad !== 'higher' && mean < threshold) return 'Low';
  return 'Pass';
}
