/** How a study's columns become figures. */
import { estimate } from '../results/estimate.ts';
import type { Estimate } from '../results/results.ts';
import type { Figure } from '../statistics/index.ts';
import type { Sample } from './sample.ts';
import type { Study } from './study.ts';
import type { Tally } from './tally.ts';
import { tallyOfTrials } from './tally-of-trials.ts';
import { type Ways, waysOfTrials } from './ways.ts';

/** What is known of what was studied beside the tally. */
export type Studied = Pick<Study, 'machine' | 'layout' | 'confidence' | 'chances'>;

export interface Sums {
  readonly study: Studied;
  readonly ways: Ways;
  /** With every trial that has run. */
  readonly tally: Tally;
  /** For each bug, for each stratum: 0 where the bug cannot be there; null: it may. */
  readonly absent: readonly (readonly (number | null)[])[];
  /** Likewise, where there can be no bug at all. */
  readonly noBug: readonly (number | null)[];
}

export function sumsOf(study: Study): Sums {
  const { presence, stratified } = study;
  const tally = tallyOfTrials(study);
  const probabilities = stratified ? presence.strata : Float64Array.of(1);
  return {
    study,
    ways: waysOfTrials(
      { probabilities, trials: tally.trialsIn },
      { probabilities, trials: tally.sampledIn },
      study.confidence,
    ),
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
  return estimate(sums.ways.share(hitsOf(sums, event), known));
}

/** Chance of an event, given another that it implies; `never` is 0 for strata in which that other is certain not to happen. */
export function chanceAmong(
  sums: Sums,
  event: number,
  given: number,
  never: readonly (number | null)[] | null = null,
): Estimate {
  const known = sums.noBug.map((_, s) => ((never?.[s] ?? null) === null ? null : Number.NaN));
  return estimate(sums.ways.shareAmong(hitsOf(sums, event), hitsOf(sums, given), known));
}

/** Mean of an amount that is never below 0, in units of `unit`. */
export function meanAmount({ ways, tally }: Sums, amount: number, unit = 1): Estimate {
  const moments = tally.moments[amount];
  if (moments === undefined) throw new Error(`no amount ${amount}`);
  return estimate(ways.mean(moments), 1 / unit);
}

/** Quantiles of an amount that is never below 0. */
export type Quantiles = (p: number) => Figure;

export function sorted({ ways }: Sums, sample: Sample): Quantiles {
  return ways.quantiles(sample);
}

/** One of them, in units of `unit`. */
export function quantileIn(quantiles: Quantiles, p: number, unit = 1): Estimate {
  return estimate(quantiles(p), 1 / unit);
}
