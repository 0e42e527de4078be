/** One metric of a canary against the same of a baseline. */
import { type EffectMeasure, effectOf, noEffect } from './effect.ts';
import type { BadWhen, Classification } from './health.ts';
import { withNoise } from './noise.ts';
import { areSame, first, isConstant, type Missing, usable } from './samples.ts';
import { shiftOf } from './shift.ts';
import { pairOf } from './standardised.ts';

/** How a metric is compared; what is left out is as the judge has it. */
export interface CompareOptions {
  readonly bad: BadWhen;
  /** The interval's level: 0.98. */
  readonly level?: number;
  /** The part of the estimate that the whole interval must lie beyond: 0.25. */
  readonly tolerance?: number;
  /** How the size of the difference is told: `meanRatio`. */
  readonly measure?: EffectMeasure;
  /** The least effect that is High, and the greatest that is Low: that of no difference. A ratio that is none hinders neither. */
  readonly high?: number;
  readonly low?: number;
  /** What values that are missing count as: `remove`. */
  readonly missing?: Missing;
}

export interface Comparison {
  readonly classification: Classification;
  /** The interval and the estimate of the shift, in the metric's unit; null where nothing had to be compared. */
  readonly low: number | null;
  readonly high: number | null;
  readonly estimate: number | null;
  /** Null where there is none: no data, or a ratio with a mean of 0. */
  readonly effect: number | null;
}

export const LEVEL = 0.98;
export const TOLERANCE = 0.25;

/**
 * Compares as the judge of Kayenta (`NetflixACAJudge`) does. The canary is High if the interval of its shift lies above
 * `tolerance` times the size of the estimate, that side is bad, and the effect is large enough; Low mirrors it; else
 * it passes. An empty side is NoData, and so is one value on each; samples that are the same pass unexamined, and so do those
 * that hold but one value between them. Two constants get a little noise. Up to 2^53 pairs of values; n log n steps.
 */
export function compareMetric(
  baseline: ArrayLike<number>,
  canary: ArrayLike<number>,
  options: CompareOptions,
): Comparison {
  const { missing = 'remove' } = options;
  return compareSorted(usable(baseline, missing), usable(canary, missing), options);
}

/** As `compareMetric`, of samples that are sorted and usable already. */
export function compareSorted(baseline: Float64Array, canary: Float64Array, options: CompareOptions): Comparison {
  const { measure = 'meanRatio' } = options;
  if (canary.length === 0 || baseline.length === 0) return unexamined('NoData', null);
  if (areSame(canary, baseline) || holdOneValue(canary, baseline)) return unexamined('Pass', noEffect(measure));

  // One value on each side has but one difference, and no rank sum but one.
  if (canary.length === 1 && baseline.length === 1) return unexamined('NoData', null);

  const constant = isConstant(canary) && isConstant(baseline);
  const pair = constant
    ? pairOf(withNoise(canary, 'canary'), withNoise(baseline, 'baseline'))
    : pairOf(canary, baseline);
  const shift = shiftOf(pair, options.level ?? LEVEL);
  if (shift === null) return unexamined('NoData', null);
  const effect = effectOf(measure, baseline, canary);
  const { low, high, estimate } = shift;
  return { classification: classify(shift, effect, options), low, high, estimate, effect: orNull(effect) };
}

/** How the shift and the effect classify a metric. */
function classify(
  { low, high, estimate }: { low: number; high: number; estimate: number },
  effect: number,
  options: CompareOptions,
): Classification {
  const { bad, measure = 'meanRatio', tolerance = TOLERANCE } = options;
  const bound = tolerance * Math.abs(estimate);
  const least = options.high ?? noEffect(measure);
  const greatest = options.low ?? noEffect(measure);
  if (bad !== 'lower' && low > bound && !(effect < least)) return 'High';
  if (bad !== 'higher' && high < -bound && !(effect > greatest)) return 'Low';
  return 'Pass';
}

/** Whether neither sample, sorted and not empty, holds another value than the other's. */
function holdOneValue(x: Float64Array, y: Float64Array): boolean {
  return isConstant(x) && isConstant(y) && first(x) === first(y);
}

export function unexamined(classification: Classification, effect: number | null): Comparison {
  return { classification, low: null, high: null, estimate: null, effect };
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
