import type { ExposureUnit } from '@rollout/language';
import type { Estimate } from '../results/estimate.ts';

/**
 * What a study's pictures need beside its figures: how far runs are over time, how far bugs get, and what the time of the plan goes to. `progress`,
 * `people` and `path` are what so many runs show that were watched from beginning to end; `bugs` is what all of the study's show.
 */
export interface CurvesResults {
  /** The runs that were watched: the first of the study's seed, each with its weight. Of results that are exact, likewise. */
  readonly trials: number;
  /** Share of the fleet's servers that are on the new version; null: the plan deploys nothing. */
  readonly progress: ShareOverTime | null;
  /** Share of the audience that the new version is released to; in a plan that releases nothing, for whom a flag of it is on. null: neither is done. */
  readonly people: ShareOverTime | null;
  readonly bugs: Readonly<Record<string, BugCurves>>;
  /** What the time of the plan goes to, from its first instant to its last; what takes most of it comes first. */
  readonly path: readonly PathResults[];
}

/** Over the watched runs, at each of some instants. A run that has ended keeps what it ended with. */
export interface ShareOverTime {
  readonly unit: 'seconds';
  /** Ascending, from 0, evenly spaced; all the arrays below have one value for each. */
  readonly at: readonly number[];
  readonly mean: readonly number[];
  /** Of runs, each instant by itself: none of them is a run. */
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

/** How far a bug gets, over all runs: those in which it is not there count as none. */
export interface BugCurves {
  /** The most servers that had it at once. */
  readonly reach: Exceedance<'servers'>;
  readonly exposure: Exceedance<ExposureUnit>;
  /** The most users that had it at once; null: the plan is about nobody in particular. */
  readonly met: Exceedance<'users'> | null;
}

/** The chance of at least so much. Between two points it is that of the greater one, where these are all values that were seen; beyond the last, less. */
export interface Exceedance<Unit> {
  readonly unit: Unit;
  /** `atLeast` ascends, above 0; at most 64: all that were seen, or so many of them that what is left out hardly shows. None: nothing was seen. */
  readonly points: readonly ExceedancePoint[];
}

export interface ExceedancePoint {
  readonly atLeast: number;
  readonly probability: Estimate;
}

/** What the plan was waiting for. */
export type PathKind =
  /** A sentence of the plan at work. */
  | 'step'
  /** `pause` of a handler, and `ask`. */
  | 'pause'
  | 'question'
  /** A window or freeze. */
  | 'window'
  /** What limits the work: what else is going on, or has just been. */
  | 'limit'
  /** An outage or incident. */
  | 'outage'
  /** Failed servers being repaired. */
  | 'repair'
  /** The change being taken off a train. */
  | 'recall'
  | 'going-back';

export interface PathResults {
  readonly kind: PathKind;
  /** `MachineStep.source`; null where `kind` is no step. */
  readonly source: string | null;
  /** The sentence; or what is done, in words. */
  readonly text: string;
  /** null: of the whole plan. */
  readonly stage: string | null;
  /** Chance that some of the run's time goes to it. */
  readonly probability: Estimate;
  /** Mean over all runs. These sum to the mean duration of the watched runs. */
  readonly time: { readonly unit: 'seconds'; readonly mean: Estimate };
}
