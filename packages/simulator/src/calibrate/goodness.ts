/** Whether a family can have given a sample: Anderson and Darling's distance, and how often a true sample would be farther away. */
import type { Distribution } from '@rollout/language';
import type { Law } from '../distributions/law.ts';
import { lawOf } from '../distributions/law-of.ts';
import { log } from '../math/log.ts';
import { type DrawKey, nextUniform, openSubstream, streamOf, uniformSource } from '../random/index.ts';
import { type Sample, sampleOf } from './sample.ts';

export interface Goodness {
  /** Anderson and Darling's A². */
  readonly statistic: number;
  /** The share of samples drawn from the fitted distribution, and fitted again, that are at least as far away: small where the family does not fit. */
  readonly p: number;
  readonly replicates: number;
}

const TINY = 1e-300;

/** A² = −n − Σ (2i − 1)/n · (ln F(xᵢ) + ln(1 − F(xₙ₊₁₋ᵢ))), for ascending values (T. Anderson and D. Darling, 1954). */
function andersonDarling(values: Float64Array, law: Law): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    // In range: 0 ≤ i < n.
    const below = law.cdf(values[i] as number);
    const above = law.survival(values[n - 1 - i] as number);
    sum += (2 * i + 1) * (log(Math.max(below, TINY)) + log(Math.max(above, TINY)));
  }
  return -n - sum / n;
}

/** Samples that are drawn for it: fewer of large ones, whose answer is the same to the eye. */
function replicatesFor(size: number): number {
  return size <= 2_000 ? 199 : 99;
}

/** By a parametric bootstrap (W. Stute and others, "Bootstrap based goodness-of-fit tests", 1993): its p holds though the parameters were fitted. A sample a step. */
export function* goodnessOf(
  { values }: Sample,
  fitted: Distribution,
  estimate: (sample: Sample) => Distribution | null,
  key: DrawKey,
): Generator<void, Goodness> {
  const law = lawOf(fitted);
  const statistic = andersonDarling(values, law);
  const replicates = replicatesFor(values.length);
  const stream = streamOf(key, fitted.kind, 'goodness of fit');
  const source = uniformSource();
  let farther = 0;
  for (let trial = 0; trial < replicates; trial++) {
    yield;
    openSubstream(source, stream, trial, 0);
    const drawn = sampleOf(values.map(() => Math.max(law.sample(nextUniform(source)), Number.MIN_VALUE)));
    const again = estimate(drawn);
    if (again === null || andersonDarling(drawn.values, lawOf(again)) >= statistic) farther++;
  }
  return { statistic, p: (farther + 1) / (replicates + 1), replicates };
}
