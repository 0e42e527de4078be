/** How large a difference is, whatever its certainty. */
import { rankSums } from './rank-sum.ts';
import { meanOfSample } from './samples.ts';

/** `meanRatio`: the canary's mean over the baseline's. `dominance`: the chance that a value of the canary is the higher one. */
export type EffectMeasure = 'meanRatio' | 'dominance';

/** The effect of no difference. */
export function noEffect(measure: EffectMeasure): number {
  return measure === 'meanRatio' ? 1 : 0.5;
}

/**
 * The effect of two sorted samples, neither empty. The ratio is NaN if either mean is 0. The dominance is the common language
 * effect size, U/nm, ties counted half (K. O. McGraw, S. P. Wong, "A common language effect size statistic", 1992).
 */
export function effectOf(measure: EffectMeasure, baseline: Float64Array, canary: Float64Array): number {
  switch (measure) {
    case 'meanRatio':
      return ratioOf(meanOfSample(canary), meanOfSample(baseline));
    case 'dominance': {
      const ranks = { above: 0, ties: 0 };
      rankSums(canary, baseline, 0, ranks);
      return ranks.above / (canary.length * baseline.length);
    }
  }
}

/** NaN if either is 0. */
export function ratioOf(mean: number, of: number): number {
  return mean === 0 || of === 0 ? NaN : mean / of;
}
