/** A chance from how often it happened. */
import { betaQuantile } from '../math/incomplete-beta.ts';

/** It happened `count` times of `of`. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  /** The share: count / of. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** All intervals of a calibration hold the true value with this chance. */
export const LEVEL = 0.95;

/**
 * Jeffreys' interval: the equal-tailed quantiles of Beta(k + ½, n − k + ½), from 0 where it never happened, to 1 where it always did (L. Brown, T. Cai and A. DasGupta,
 * "Interval estimation for a binomial proportion", 2001). `of` is at least 1.
 */
export function rateOf(count: number, of: number, level = LEVEL): Rate {
  const tail = (1 - level) / 2;
  return {
    count,
    of,
    value: count / of,
    low: count === 0 ? 0 : betaQuantile(count + 0.5, of - count + 0.5, tail),
    high: count === of ? 1 : betaQuantile(count + 0.5, of - count + 0.5, 1 - tail),
  };
}
