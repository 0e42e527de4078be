/** How a study's columns become figures. */
import { estimate } from '../results/estimate.ts';
import type { Estimate } from '../results/results.ts';
import { meanOf, type Ordered, ordered, quantileOf, type Strata, shareAmong, shareOf } from '../statistics/index.ts';
import { counted } from './count-trials.ts';
import type { Sample } from './sample.ts';
import type { Study } from './study.ts';
import type { Tally } from './tally.ts';

export interface Sums {
  readonly study: Study;
  readonly strata: Strata;
  /** Of the trials whose values were kept. */
  readonly sampled: Strata;
  /** With every trial that has run. */
  readonly tally: Tally;
  /** For each bug, for each stratum: 0 where the bug cannot be there; null: it may. */
  readonly absent: readonly (readonly (number | null)[])[];
  /** Likewise, where there can be no bug at all. */
  readonly noBug: readonly (number | null)[];
}

export function sumsOf(study: Study): Sums {
  const { presence, stratified } = study;
  const tally = counted(study.tally);
  const probabilities = stratified ? presence.strata : Float64Array.of(1);
  return {
    study,
    strata: { probabilities, trials: tally.trialsIn },
    sampled: { probabilities, trials: tally.sampledIn },
    tally,
    noBug: Array.from(probabilities, (_, s) => (stratified && s === 0 ? 0 : null)),
    absent: study.chances.map((_, bug) =>
      Array.from(probabilities, (_chance, s) => (stratified && s !== bug + 1 && s !== presence.bugs + 1 ? 0 : null)),
    ),
  };
}

/** In how many trials of each stratum an event happened. */
export function hitsOf({ tally }: Sums, event: number): Float64Array {
  return tally.hits.subarray(event * tally.strata, (event + 1) * tally.strata);
}

/** Chance of an event; `known` as for `shareOf`. */
export function chanceOf(sums: Sums, event: number, known: readonly (number | null)[] | null = null): Estimate {
  return estimate(shareOf(sums.strata, hitsOf(sums, event), sums.study.confidence, known));
}

/** Chance of an event, given another that it implies. */
export function chanceAmong(sums: Sums, event: number, given: number): Estimate {
  return estimate(shareAmong(sums.strata, hitsOf(sums, event), hitsOf(sums, given), sums.study.confidence));
}

/** Mean of an amount that is never below 0, in units of `unit`. */
export function meanAmount({ study, tally, strata }: Sums, amount: number, unit = 1): Estimate {
  const moments = tally.moments[amount];
  if (moments === undefined) throw new Error(`no amount ${amount}`);
  return estimate(meanOf(strata, moments, study.confidence, 0), 1 / unit);
}

export function sorted({ sampled }: Sums, sample: Sample): Ordered {
  return ordered(sampled, sample.values.subarray(0, sample.size), sample.strata.subarray(0, sample.size));
}

/** Quantile of an amount that is never below 0, in units of `unit`. */
export function quantileIn({ study }: Sums, sample: Ordered, p: number, unit = 1): Estimate {
  return estimate(quantileOf(sample, p, study.confidence, 0), 1 / unit);
}
