/** Whether a metric that is compared passes: the judge's answer, by as little work as it takes. */
import { compareSorted, LEVEL, TOLERANCE } from '../compare-metric.ts';
import { effectOf } from '../effect.ts';
import type { BadWhen } from '../health.ts';
import { criticalOf } from '../shift.ts';
import { pairOf } from '../standardised.ts';
import { liesBeyond, type Side } from './beyond.ts';

/** What the rank sum has to reach, by the judge's level. */
export const CRITICAL = criticalOf(LEVEL);

/** Of two sorted samples. `smooth`: of laws without atoms, so that no two values are equal but by a rare chance. */
export function passesAgainst(bad: BadWhen, canary: Float64Array, baseline: Float64Array, smooth: boolean): boolean {
  if (smooth) {
    const pair = pairOf(canary, baseline);
    const high = bad === 'lower' ? 'no' : liesBeyond(pair, 1, CRITICAL, TOLERANCE);
    if (high === 'yes') return !hasEffect(1, canary, baseline);
    const low = bad === 'higher' ? 'no' : liesBeyond(pair, -1, CRITICAL, TOLERANCE);
    if (high === 'no' && low === 'yes') return !hasEffect(-1, canary, baseline);
    if (high === 'no' && low === 'no') return true;
  }
  return compareSorted(baseline, canary, { bad }).classification === 'Pass';
}

/** Whether the means differ to that side as well; without a ratio nothing says that they do not. */
function hasEffect(side: Side, canary: Float64Array, baseline: Float64Array): boolean {
  const ratio = effectOf('meanRatio', baseline, canary);
  return !(side * ratio < side);
}
