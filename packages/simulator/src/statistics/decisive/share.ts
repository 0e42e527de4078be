/** Shares of trials, as sure as is asked for however rare the hits are. */
import { betaQuantile } from '../../math/incomplete-beta.ts';
import { square } from '../../math/square.ts';
import type { Figure } from '../figure.ts';
import { at } from '../strata.ts';
import { type Kind, openStrata } from './kind.ts';

/**
 * The share of a kind's trials that are hits (`hits`: one count a stratum, of those asked about), each stratum counting with its
 * probability.
 *
 * One stratum: the exact interval of C. J. Clopper and E. S. Pearson (1934), whose upper end is the quantile of a beta that has one
 * hit more than was seen. Several: the beta with the mean and the variance of the weighted estimate after one hit more, in the stratum
 * where that raises it most (M. P. Fay, E. J. Feuer, "Confidence intervals for directly standardized rates", Statistics in Medicine
 * 16, 1997, whose gamma for Poisson counts it is for binomial ones; E. L. Korn, B. I. Graubard, "Confidence intervals for proportions
 * with small expected number of positive counts estimated from survey data", Survey Methodology 24, 1998). The lower end is that of
 * the misses, turned round.
 */
export function decisiveShare(kind: Kind, hits: ArrayLike<number>, level: number): Figure {
  if (!(kind.weight > 0)) return { value: NaN, low: 0, high: 1 };
  return { value: shareValue(kind, hits), low: shareLow(kind, hits, level), high: shareHigh(kind, hits, level) };
}

export function shareValue(kind: Kind, hits: ArrayLike<number>): number {
  return Math.min(1, (knownHits(kind) + weighed(kind, hits)) / kind.weight);
}

export function shareHigh(kind: Kind, hits: ArrayLike<number>, level: number): number {
  const open = weighed(kind, kind.asked);
  const hit = weighed(kind, hits);
  const high = knownHits(kind) + Math.max(hit, open * upperEnd(kind, hits, open, (1 - level) / 2));
  const unseen = unseenWeight(kind, open);
  // What has not been seen at all may hold only hits.
  return Math.min(1, (high + unseen) / (kind.weight + unseen));
}

export function shareLow(kind: Kind, hits: ArrayLike<number>, level: number): number {
  const open = weighed(kind, kind.asked);
  const hit = weighed(kind, hits);
  const misses = Float64Array.from(kind.asked, (count, s) => count - at(hits, s));
  const low = knownHits(kind) + Math.min(hit, open * (1 - upperEnd(kind, misses, open, (1 - level) / 2)));
  return low / (kind.weight + unseenWeight(kind, open));
}

/** Of strata without trials; and where none of the open ones has a trial that is asked about, of one such trial. */
function unseenWeight({ unseen, weights }: Kind, open: number): number {
  return open > 0 ? unseen : weights.reduce((most, weight) => Math.max(most, weight), unseen);
}

function weighed({ weights }: Kind, counts: ArrayLike<number>): number {
  let sum = 0;
  for (let s = 0; s < weights.length; s++) sum += at(weights, s) * at(counts, s);
  return sum;
}

function knownHits({ known, strata }: Kind): number {
  let sum = 0;
  known.forEach((value, s) => {
    if (value !== null && value > 0) sum += at(strata.probabilities, s) * value;
  });
  return sum;
}

/** Of the share in strata that are not known, which weigh `weight`. */
function upperEnd(kind: Kind, hits: ArrayLike<number>, weight: number, tail: number): number {
  const { asked, weights } = kind;
  const hit = weighed(kind, hits);
  let end = 0;
  for (const more of openStrata(kind)) {
    if (at(asked, more) > 0 && at(hits, more) >= at(asked, more)) continue;
    const w = at(weights, more);
    const share = (hit + w) / (weight + w);
    const variance = varianceWith(kind, hits, share, more) / square(weight + w);
    if (!(share < 1) || !(variance > 0)) return 1;
    const worth = (share * (1 - share)) / variance;
    end = Math.max(end, betaQuantile(share * worth, (1 - share) * worth, 1 - tail));
  }
  // No stratum is open to a hit more: all have only hits.
  return end === 0 ? 1 : end;
}

/**
 * Variance of the weight of all hits (as a ratio to that of all asked about, by its linear part), with one hit more in the stratum
 * `more`.
 */
function varianceWith({ asked, weights, strata }: Kind, hits: ArrayLike<number>, share: number, more: number): number {
  let variance = 0;
  for (let s = 0; s < weights.length; s++) {
    const w = at(weights, s);
    const one = s === more ? 1 : 0;
    const k = at(asked, s) + one;
    if (w === 0 || k === 0) continue;
    const n = at(strata.trials, s) + one;
    const own = (at(hits, s) + one) / k;
    variance += w * w * k * (own * (1 - own) + (1 - k / n) * square(own - share));
  }
  return variance;
}
