/** Shares of trials of several strata, as sure as is asked for however rare the hits are. */
import { exp } from '../../math/exp.ts';
import { betaQuantile } from '../../math/incomplete-beta.ts';
import { gammaQuantile, gammaUpperQuantile } from '../../math/incomplete-gamma.ts';
import { log } from '../../math/log.ts';
import { normalUpperQuantile } from '../../math/normal.ts';
import type { Figure } from '../figure.ts';
import { at, type Strata } from '../strata.ts';
import { type Kind, openStrata } from './kind.ts';

/**
 * The share of a kind's trials that are hits (`hits`: one count a stratum, of those asked about), each stratum counting with its
 * probability.
 *
 * One stratum: the exact interval of C. J. Clopper and E. S. Pearson (1934), whose upper end is the quantile of a beta that has one
 * hit more than was seen. Several: the sum of the strata's betas, one of which has a hit more, in the stratum where that brings the end farthest
 * (as M. P. Fay, E. J. Feuer, "Confidence intervals for directly standardized rates", Statistics in Medicine 16, 1997, do with gammas
 * for Poisson counts; and compare M. P. Fay, M. A. Proschan, E. Brittain, "Combining one-sample confidence procedures for inference in the two-sample
 * case", Biometrics 71, 2015). Of that sum the first three moments are kept, by a shifted gamma (Pearson's type III): with two alone, the
 * doubt in a heavy stratum where hits are rare would be smoothed away by the hits of a light one where they are certain. The lower end is that of
 * the misses, turned round.
 */
export function decisiveShare(kind: Kind, hits: ArrayLike<number>, level: number): Figure {
  if (!(kind.weight > 0)) return { value: NaN, low: 0, high: 1 };
  const tail = (1 - level) / 2;
  return { value: shareValue(kind, hits), low: shareLow(kind, hits, tail), high: shareHigh(kind, hits, tail) };
}

export function shareValue(kind: Kind, hits: ArrayLike<number>): number {
  return Math.min(1, (knownHits(kind) + weighed(kind, hits)) / kind.weight);
}

/** What the share exceeds with a chance of `tail` at the most. */
export function shareHigh(kind: Kind, hits: ArrayLike<number>, tail: number): number {
  const open = weighed(kind, kind.asked);
  const hit = weighed(kind, hits);
  const high = knownHits(kind) + Math.max(hit, open * upperEnd(kind, hits, tail));
  const unseen = unseenWeight(kind, open);
  // What has not been seen at all may hold only hits.
  return Math.min(1, (high + unseen) / (kind.weight + unseen));
}

/** What it falls below likewise. */
export function shareLow(kind: Kind, hits: ArrayLike<number>, tail: number): number {
  const open = weighed(kind, kind.asked);
  const hit = weighed(kind, hits);
  const misses = Float64Array.from(kind.asked, (count, s) => count - at(hits, s));
  const low = knownHits(kind) + Math.min(hit, open * (1 - upperEnd(kind, misses, tail)));
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

/** Of the share in strata that are not known. */
function upperEnd(kind: Kind, hits: ArrayLike<number>, tail: number): number {
  const { asked, strata } = kind;
  const open = openStrata(kind);
  const mayHitMore = open.filter((s) => at(asked, s) === 0 || at(hits, s) < at(asked, s));
  const [first] = mayHitMore;
  if (first === undefined) return 1;
  if (open.length === 1) {
    const [hit, all] = [at(hits, first), at(asked, first)];
    return all === 0 ? 1 : betaQuantile(hit + 1, all - hit, 1 - tail);
  }
  if (open.every((s) => at(hits, s) === 0 && at(asked, s) === at(strata.trials, s)))
    return noneSeen(strata, open, tail);
  const normal = normalUpperQuantile(tail);
  let farthest = withOneMore(kind, hits, first);
  let end = nearlyUpperEnd(farthest, normal);
  for (const more of unlike(kind, hits, mayHitMore).slice(1)) {
    const law = withOneMore(kind, hits, more);
    const other = nearlyUpperEnd(law, normal);
    if (other > end) [farthest, end] = [law, other];
  }
  // The law is a gamma, which goes on beyond what a share can be.
  return Math.min(1, upperEndOfLaw(farthest, tail));
}

/** The first of those that are alike in all that counts: of many strata with few hits few are left. */
function unlike({ asked, strata }: Kind, hits: ArrayLike<number>, of: readonly number[]): number[] {
  const first: number[] = [];
  for (const s of of) {
    const isAlike = (other: number): boolean =>
      [hits, asked, strata.trials, strata.probabilities].every((list) => at(list, s) === at(list, other));
    if (!first.some(isAlike)) first.push(s);
  }
  return first;
}

/**
 * The greatest share Σ P q with which none of the trials hits with a chance of `tail`, Π (1 − q)^n. By Lagrange 1 − q is λ n / P where that is less
 * than 1, so the strata take part in the order of P / n; where trials are many the first alone.
 */
function noneSeen({ probabilities, trials }: Strata, open: readonly number[], tail: number): number {
  const ratio = (s: number): number => at(probabilities, s) / at(trials, s);
  let [all, weight, count, logs, share] = [0, 0, 0, log(tail), 0];
  for (const s of open) all += at(probabilities, s);
  for (const s of [...open].sort((a, b) => ratio(b) - ratio(a))) {
    const own = log(ratio(s));
    if (count > 0 && logs / count >= own) break;
    weight += at(probabilities, s);
    count += at(trials, s);
    logs += at(trials, s) * own;
    share = weight - count * exp(logs / count);
  }
  return share / all;
}

/** What is known of a share, as a law: its mean, and its second and third moments about that. */
interface Law {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
}

/**
 * With one hit more in the stratum `more`: there the beta of Clopper and Pearson; elsewhere the mean is that seen, with the moments
 * that a sample says a mean to have (one hit of n: those of a gamma of shape 1). The share may be a ratio: each trial counts with its
 * linear part.
 */
function withOneMore({ asked, weights, strata }: Kind, hits: ArrayLike<number>, more: number): Law {
  const { probabilities, trials } = strata;
  const one = (s: number): number => (s === more ? 1 : 0);
  let hit = 0;
  let weight = 0;
  for (let s = 0; s < weights.length; s++) {
    if (at(weights, s) === 0) continue;
    const w = at(probabilities, s) / (at(trials, s) + one(s));
    hit += w * (at(hits, s) + one(s));
    weight += w * (at(asked, s) + one(s));
  }
  const mean = hit / weight;
  let variance = 0;
  let third = 0;
  for (let s = 0; s < weights.length; s++) {
    if (at(weights, s) === 0) continue;
    const n = at(trials, s) + one(s);
    const hitting = (at(hits, s) + one(s)) / n;
    const missing = (at(asked, s) + one(s)) / n - hitting;
    const others = Math.max(0, 1 - hitting - missing);
    const centre = hitting * (1 - mean) - missing * mean;
    const [up, down] = [1 - mean - centre, -mean - centre];
    const second = hitting * up * up + missing * down * down + others * centre * centre;
    const cube = hitting * up * up * up + missing * down * down * down - others * centre * centre * centre;
    const part = at(probabilities, s) / weight;
    const [freedom, next] = s === more ? [n + 1, n + 2] : [n - 1, n - 2];
    if (freedom > 0) variance += (part * part * second) / freedom;
    if (next > 0) third += (2 * part * part * part * cube) / (freedom * next);
  }
  return { mean, variance, third };
}

/** From so great a shape on the cube of a normal is a gamma's quantile to a hundred thousandth of its deviation. */
const LARGE = 10_000;

/** What a gamma, shifted so that its three moments are those of the law, exceeds with a chance of `tail`. */
function upperEndOfLaw(law: Law, tail: number): number {
  const shape = shapeOf(law);
  if (!(shape < LARGE)) return nearlyUpperEnd(law, normalUpperQuantile(tail));
  const quantile = law.third > 0 ? gammaUpperQuantile(shape, tail) : gammaQuantile(shape, tail);
  return law.mean + Math.sqrt(law.variance / shape) * Math.abs(quantile - shape);
}

/** The same by the cube root of a gamma, which is nearly normal (E. B. Wilson, M. M. Hilferty, 1931). */
function nearlyUpperEnd(law: Law, normal: number): number {
  const shape = shapeOf(law);
  const deviation = Math.sqrt(law.variance);
  if (!(shape < Infinity)) return law.mean + deviation * normal;
  const root = 1 / (3 * Math.sqrt(shape));
  const x = law.third > 0 ? normal : -normal;
  const cube = Math.max(0, 1 - root * root + root * x);
  return law.mean + deviation * Math.abs(Math.sqrt(shape) * (cube * cube * cube - 1));
}

function shapeOf({ variance, third }: Law): number {
  return (4 * variance * variance * variance) / (third * third);
}
