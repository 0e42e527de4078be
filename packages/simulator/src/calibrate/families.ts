/** The families of distributions that times are fitted to, each by maximum likelihood. */
import type { Distribution } from '@rollout/language';
import { digamma, trigamma } from '../math/digamma.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import type { Sample } from './sample.ts';

export type Family = 'exponential' | 'lognormal' | 'gamma' | 'weibull' | 'normal';

export interface FamilyFit {
  readonly family: Family;
  /** How many numbers were fitted. */
  readonly parameters: number;
  /** The most likely of the family; null: the family is not for such a sample. */
  readonly estimate: (sample: Sample) => Distribution | null;
}

/** Simpler ones first: of equals the first is taken. */
export const FAMILIES: readonly FamilyFit[] = [
  { family: 'exponential', parameters: 1, estimate: ({ mean }) => ({ kind: 'exponential', mean }) },
  {
    family: 'lognormal',
    parameters: 2,
    estimate: ({ meanLog, sdLog }) => ({ kind: 'lognormal', mu: meanLog, sigma: sdLog }),
  },
  { family: 'gamma', parameters: 2, estimate: fitGamma },
  { family: 'weibull', parameters: 2, estimate: fitWeibull },
  { family: 'normal', parameters: 2, estimate: fitNormal },
];

/** Newton's steps that a fit may take. It takes five or six; what has not settled by then is taken as it is. */
const MOST_STEPS = 60;
const SETTLED = 1e-13;

/**
 * The shape solves ln a − ψ(a) = ln(mean) − mean(ln), by Newton's method in 1/a, which converges from T. Minka's starting point ("Estimating a gamma distribution",
 * 2002, equations 7 and 10).
 */
function fitGamma({ mean, logs, meanLog }: Sample): Distribution | null {
  const logMean = log(mean);
  let spread = 0;
  for (const each of logs) spread += logMean - each;
  spread /= logs.length;
  if (!(spread > 0) || !Number.isFinite(meanLog)) return null;
  let shape = (3 - spread + Math.sqrt((spread - 3) * (spread - 3) + 24 * spread)) / (12 * spread);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = shape * shape * (1 / shape - trigamma(shape));
    const inverse = 1 / shape + (log(shape) - digamma(shape) - spread) / slope;
    const next = inverse > 0 ? 1 / inverse : 2 * shape;
    const moved = Math.abs(next - shape);
    shape = next;
    if (moved <= SETTLED * shape) break;
  }
  return Number.isFinite(shape) ? { kind: 'gamma', shape, scale: mean / shape } : null;
}

/**
 * The shape k solves Σ xᵏ ln x / Σ xᵏ − 1/k = mean(ln x), which grows with k: Newton's method, held above 0. Powers are taken of x over the largest x, so that none overflows.
 */
function fitWeibull({ logs, meanLog, sdLog }: Sample): Distribution | null {
  const top = logs[logs.length - 1] ?? 0;
  // The logarithm of a Weibull time has the standard deviation π/(k√6).
  let shape = 1.2825498301618641 / sdLog;
  let sum = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    sum = 0;
    let first = 0;
    let second = 0;
    for (const each of logs) {
      const y = each - top;
      const power = exp(shape * y);
      sum += power;
      first += power * y;
      second += power * y * y;
    }
    const mean = first / sum;
    const slope = second / sum - mean * mean + 1 / (shape * shape);
    const next = shape - (mean - 1 / shape - (meanLog - top)) / slope;
    const held = next > 0 ? next : shape / 2;
    const moved = Math.abs(held - shape);
    shape = held;
    if (moved <= SETTLED * shape) break;
  }
  if (!Number.isFinite(shape)) return null;
  let powers = 0;
  for (const each of logs) powers += exp(shape * (each - top));
  return { kind: 'weibull', shape, scale: exp(top + log(powers / logs.length) / shape) };
}

/**
 * Only where the mean is at least three deviations above 0. The language's normal is conditioned on being above 0; that far up the condition changes less than 0.14% of it, and the most
 * likely numbers are those of a plain normal.
 */
function fitNormal({ mean, sd }: Sample): Distribution | null {
  return mean >= 3 * sd ? { kind: 'normal', mean, sd } : null;
}
