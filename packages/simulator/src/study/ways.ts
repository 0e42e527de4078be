/** How what was tallied becomes figures: estimated from trials, or exactly from all runs that there are. */
import {
  type Bar,
  barsOfLaw,
  deviationOf,
  deviationOfMoments,
  exactly,
  type Figure,
  histogramOf,
  knownLaw,
  type Moments,
  meanOf,
  meanOfMoments,
  ordered,
  quantileOf,
  quantileOfLaw,
  type Strata,
  shareAmong,
  shareOf,
} from '../statistics/index.ts';
import { at } from '../statistics/strata.ts';
import type { Sample } from './sample.ts';

export interface Ways {
  /** Per stratum what a trial whose values were kept weighs: all of them together 1. */
  readonly weights: Float64Array;
  /** Among the trials whose values were kept; else as `share`. */
  shareOfKept(hits: Float64Array, known: readonly (number | null)[] | null): Figure;
  /** How many trials are among these; null: they are weights, and of all runs. */
  countOf(hits: Float64Array): number | null;
  /** `known`: as for `shareOf`. */
  share(hits: Float64Array, known: readonly (number | null)[] | null): Figure;
  /** `known`: as for the function of that name. */
  shareAmong(hits: Float64Array, among: Float64Array, known: readonly (number | null)[]): Figure;
  /** Of an amount that is never below 0. */
  mean(moments: Moments): Figure;
  /** Quantiles of an amount that is never below 0. */
  quantiles(sample: Sample): (p: number) => Figure;
  /** Of an amount of which both are kept. */
  deviation(moments: Moments, sample: Sample): Figure;
  /** Where the bars of a histogram shall end at the latest; what is longer is in the last. null: with the longest of all. */
  longestShown(quantiles: (p: number) => Figure): number | null;
  bars(sample: Sample, edges: Float64Array): Bar[];
}

/** `sampled`: of the trials whose values were kept. */
export function waysOfTrials(strata: Strata, sampled: Strata, level: number): Ways {
  return {
    weights: sampled.probabilities.map((chance, s) => (at(sampled.trials, s) > 0 ? chance / at(sampled.trials, s) : 0)),
    shareOfKept: (hits, known) => shareOf(sampled, hits, level, known),
    countOf: sumOf,
    share: (hits, known) => shareOf(strata, hits, level, known),
    shareAmong: (hits, among, known) => shareAmong(strata, hits, among, level, known),
    mean: (moments) => meanOf(strata, moments, level, 0),
    quantiles(sample) {
      const inOrder = ordered(sampled, valuesOf(sample), strataOf(sample), countsOf(sample));
      return (p) => quantileOf(inOrder, p, level, 0);
    },
    deviation: (_, sample) => deviationOf(sampled, valuesOf(sample), strataOf(sample), level, countsOf(sample)),
    longestShown: () => null,
    bars: (sample, edges) => histogramOf(sampled, valuesOf(sample), strataOf(sample), edges, countsOf(sample)),
  };
}

/** As many as the trials of a study that nobody has given a number of show. */
const NEARLY_ALL = 1 - 1e-4;

/** `whole`: what all runs weigh together. */
export function waysOfRuns(whole: number, strata: number): Ways {
  const share = (hits: Float64Array): Figure => exactly(shareIn(sumOf(hits), whole));
  return {
    weights: new Float64Array(strata).fill(1 / whole),
    shareOfKept: share,
    countOf: () => null,
    share,
    shareAmong: (hits, among) => exactly(shareIn(sumOf(hits), sumOf(among))),
    mean: (moments) => exactly(meanOfMoments(moments)),
    quantiles(sample) {
      const law = knownLaw(valuesOf(sample), weightsOf(sample));
      return (p) => exactly(quantileOfLaw(law, p));
    },
    deviation: (moments) => exactly(deviationOfMoments(moments)),
    // Among all runs some are as long as they are rare.
    longestShown: (quantiles) => quantiles(NEARLY_ALL).value,
    bars: (sample, edges) => barsOfLaw(knownLaw(valuesOf(sample), weightsOf(sample)), edges),
  };
}

const valuesOf = ({ values, size }: Sample): Float64Array => values.subarray(0, size);
const strataOf = ({ strata, size }: Sample): Uint16Array => strata.subarray(0, size);

/** Of trials that are alike, how many have each value. */
const countsOf = ({ weights, size }: Sample): Float64Array | null => weights?.subarray(0, size) ?? null;

function weightsOf({ weights, size }: Sample): Float64Array {
  if (weights === null) throw new Error('the values of all runs have no weights');
  return weights.subarray(0, size);
}

const sumOf = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);

/** NaN: there is nothing of which it could be a share. Rounding takes no share beyond 1. */
const shareIn = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : Number.NaN);
