/** How often a metric passes that is held against a threshold. */
import type { Law } from '../../distributions/index.ts';
import { normalDensity, normalSurvival } from '../../math/normal.ts';
import { type DrawKey, streamOf } from '../../random/key.ts';
import type { BadWhen } from '../health.ts';
import { sideOf } from '../hold-metric.ts';
import { meanOfSample } from '../samples.ts';
import { lazily } from './lazily.ts';
import { samplerOf } from './sampler.ts';
import { mapRows, rowOf, uniformRows } from './uniform-rows.ts';

/** Above so many samples their mean is normal enough, but for its skewness. */
const MOST_DRAWN = 400;

export interface HeldSpec {
  readonly key: DrawKey;
  readonly entity: string;
  readonly bad: BadWhen;
  readonly threshold: number;
  /** At least one. */
  readonly samples: number;
  readonly draws: number;
}

/** The chance that it passes, by what it reads. */
export function heldChance(spec: HeldSpec): (law: Law) => number {
  const { key, entity, bad, threshold, samples, draws } = spec;
  const uniforms = lazily(() => uniformRows(streamOf(key, entity, 'canary'), draws, samples));
  return (law) => {
    if (!(law.variance > 0)) return sideOf(law.mean, bad, threshold) === 'Pass' ? 1 : 0;
    if (samples > MOST_DRAWN) return besides(bad, meanAbove(law, samples, threshold));
    const rows = mapRows(uniforms(), samplerOf(law));
    let passed = 0;
    for (let r = 0; r < rows.rows; r++) if (sideOf(meanOfSample(rowOf(rows, r)), bad, threshold) === 'Pass') passed++;
    return passed / rows.rows;
  };
}

/** What the sides that are bad leave of 1; the mean is never on the threshold itself. */
function besides(bad: BadWhen, above: number): number {
  switch (bad) {
    case 'higher':
      return 1 - above;
    case 'lower':
      return above;
    case 'different':
      return 0;
  }
}

/**
 * P(mean of n > threshold) by the first terms of Edgeworth's series, 1 − Φ(t) + γ/(6√n) (t² − 1) φ(t) (W. Feller, "An introduction to
 * probability theory and its applications" II, 1971, XVI.4).
 */
function meanAbove(law: Law, samples: number, threshold: number): number {
  const t = (threshold - law.mean) / Math.sqrt(law.variance / samples);
  const skewed = ((skewnessOf(law) / Math.sqrt(samples)) * (t * t - 1) * normalDensity(t)) / 6;
  return Math.min(1, Math.max(0, normalSurvival(t) + skewed));
}

/** E(X − mean)³/sd³, over ever smaller parts of the tails. */
function skewnessOf(law: Law): number {
  const halvings = 40;
  const points = 16;
  const cube = (value: number) => (value - law.mean) * (value - law.mean) * (value - law.mean);
  let sum = 0;
  for (let h = 1, share = 0.5; h <= halvings; h++, share /= 2) {
    // The tail from share to share/2 on either side, of weight share/2.
    for (let i = 0; i < points; i++) {
      const tail = share * (1 - (i + 0.5) / (2 * points));
      sum += ((cube(law.quantile(tail)) + cube(law.upperQuantile(tail))) * share) / (2 * points);
    }
  }
  return sum / (law.variance * Math.sqrt(law.variance));
}
