import type { Cause } from '@rollout/compiler';
import type { CurvesResults } from '../curves/curves-results.ts';
import type { SensitivityResults } from '../sensitivity/sensitivity-results.ts';
import type { UncertainResults } from '../uncertain/uncertain-results.ts';
import type { BugResults } from './bug-results.ts';
import type { LimitResults, ServerResults, ServiceResults } from './capacity-results.ts';
import type { DurationResults } from './duration-results.ts';
import type { Estimate } from './estimate.ts';
import type { ExpectationResults } from './expectation-results.ts';
import type { GateResults } from './gate-results.ts';
import type { PrecisionResults } from './precision-results.ts';
import type { StageResults, StepResults } from './stage-results.ts';

export type * from './bug-results.ts';
export type * from './capacity-results.ts';
export type * from './duration-results.ts';
export type { Estimate } from './estimate.ts';
export type * from './gate-results.ts';
export type * from './stage-results.ts';

/**
 * What a study found: plain data, the same bytes for the same machine, seed and number of trials. Its schema is
 * docs/schema/results.schema.json. Durations are in seconds, exposure in server-hours, requests or user-hours.
 *
 * Probabilities and means are over all trials. Quantiles of exposure, reach and users, and the times of stages, are of those
 * trials in which the bug was there, or the stage was reached.
 */
export interface Results {
  readonly schemaVersion: 1;
  /** Of Rollout. */
  readonly version: string;
  /** Of the machine: the same for machines that are equal byte by byte. */
  readonly machineHash: string;
  readonly plan: string;
  /** Under which it ran; null: as written. */
  readonly scenario: string | null;
  /** When runs begin; null: nothing in the plan depends on it. */
  readonly start: StartResults | null;
  /** Durations in seconds, percents as shares of 1. */
  readonly params: Readonly<Record<string, number>>;
  /** `exact`: all runs that the plan can take were gone through, each with its chance, and every figure is what it is; its bounds are itself. */
  readonly method: 'exact' | 'simulated';
  /** It plays no part in exact results. */
  readonly seed: string;
  /** Those that were run; in exact results the different runs. */
  readonly trials: number;
  /**
   * Of exact results: the chance, all together, of runs so unlikely that they were left out or put together with others of their kind, as a share
   * of that of the bugs that are there in them. A chance is off by no more than this much of the chance of its bug, and a mean by as little. 0 in
   * simulated ones.
   */
  readonly omitted: number;
  /** false: the study was stopped before all trials had run. What is here is what the trials done so far say. */
  readonly complete: boolean;
  /** Level of every interval. */
  readonly confidence: number;
  readonly duration: DurationResults;
  readonly deadline: { readonly unit: 'seconds'; readonly within: number; readonly met: Estimate } | null;
  readonly outcomes: { readonly completed: Estimate; readonly rolledBack: Estimate; readonly stopped: Estimate };
  /** null: nothing in the plan is final before its end. */
  readonly pointOfNoReturn: PointOfNoReturnResults | null;
  /** Why plans were turned; only what happened at least once. Probabilities over all trials. */
  readonly causes: readonly CauseResults[];
  readonly bugs: Readonly<Record<string, BugResults>>;
  readonly falseAlarms: { readonly mean: Estimate };
  /** Servers that stayed failed after their last attempt. */
  readonly failedServers: { readonly mean: Estimate; readonly p95: Estimate };
  /** How often handlers took `retry`. */
  readonly retries: { readonly mean: Estimate };
  readonly capacity: {
    readonly maxDown: readonly LimitResults[];
    readonly servers: ServerResults;
    /** One a service that the plan names. */
    readonly services: readonly ServiceResults[];
  };
  /** What each gate can be expected to see; all copies of one sentence together. */
  readonly gates: readonly GateResults[];
  readonly stages: readonly StageResults[];
  readonly steps: readonly StepResults[];
  /** In declared order, those of policies last; by trials at the level of all other intervals. */
  readonly expectations: readonly ExpectationResults[];
  /** null: nobody has asked for any. */
  readonly precision: PrecisionResults | null;
  /** Which numbers of the model move the answer most; null: nobody has asked. */
  readonly sensitivity: SensitivityResults | null;
  /** With what is not known about the model's numbers; null: nobody has asked. */
  readonly uncertain: UncertainResults | null;
  /** How far runs are over time, how far bugs get, what the time goes to; null: nobody has asked. */
  readonly curves: CurvesResults | null;
}

export interface StartResults {
  /** On the wall clock of the zone: `2026-11-23T09:00`. */
  readonly at: string;
  /** An IANA name. */
  readonly zone: string;
  /** Nobody has said: it is the plan's first opening in the week of Monday 2026-01-05; for a change that lands at any time it is that Monday, or the first on which every train of the plan runs. */
  readonly assumed: boolean;
  /** The change lands at any time from then on up to so much later, each as likely, and its run begins then; null: at the start. */
  readonly landing: { readonly unit: 'seconds'; readonly within: number } | null;
}

/** Where a `contract` starts: what was done before stays. */
export interface PointOfNoReturnResults {
  readonly reached: Estimate;
  /** Of the runs that went back, in whole or in part: those that did after it. */
  readonly rollbacksAfter: Estimate;
}

export interface CauseResults {
  readonly outcome: 'rolled-back' | 'stopped';
  readonly cause: Cause;
  /** Name of the stage whose handler turned the plan. */
  readonly stage: string | null;
  readonly probability: Estimate;
}
