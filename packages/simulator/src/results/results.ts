import type { Cause } from '@rollout/compiler';
import type { ExposureUnit } from '@rollout/language';
import type { CurvesResults } from '../curves/curves-results.ts';
import type { SensitivityResults } from '../sensitivity/sensitivity-results.ts';
import type { UncertainResults } from '../uncertain/uncertain-results.ts';
import type { Estimate } from './estimate.ts';
import type { ExpectationResults } from './expectation-results.ts';
import type { PrecisionResults } from './precision-results.ts';

export type { Estimate } from './estimate.ts';

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

export interface DurationResults {
  readonly unit: 'seconds';
  readonly mean: Estimate;
  readonly sd: Estimate;
  readonly p10: Estimate;
  readonly p50: Estimate;
  readonly p90: Estimate;
  readonly p95: Estimate;
  readonly p99: Estimate;
  /**
   * The shortest and the longest trial; 0 without trials. In exact results those of the runs told of one by one: where `omitted` is above 0 some of what is
   * left out, or told of together, may be shorter or longer, and where something may be repeated without end there is no longest.
   */
  readonly min: number;
  readonly max: number;
  /**
   * Bars of equal width from `min` to `max`, in exact results to what 99.99% of runs keep within, the last with all that is longer; a single bar
   * without width if all trials took as long.
   */
  readonly histogram: readonly HistogramBar[];
  /** Of the runs that end so; null: none did. Always by the trials, or all runs, even where the figures above are known without them. */
  readonly byOutcome: {
    readonly completed: OutcomeDuration | null;
    readonly rolledBack: OutcomeDuration | null;
    readonly stopped: OutcomeDuration | null;
  };
}

/** In seconds. */
export interface OutcomeDuration {
  /** That ended so; null: these are exact results, of all runs. */
  readonly trials: number | null;
  readonly mean: Estimate;
  readonly p10: Estimate;
  readonly p50: Estimate;
  readonly p90: Estimate;
  readonly p95: Estimate;
}

/** A duration falls in a bar if from ≤ it < to, in the last also if it is `to`. */
export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

export interface CauseResults {
  readonly outcome: 'rolled-back' | 'stopped';
  readonly cause: Cause;
  /** Name of the stage whose handler turned the plan. */
  readonly stage: string | null;
  readonly probability: Estimate;
}

export interface BugResults {
  readonly present: Estimate;
  readonly surfaced: Estimate;
  readonly found: Estimate;
  /** Present and not found, and somebody has it when the plan completes. */
  readonly escaped: Estimate;
  /** Present and not found, and somebody has it though the plan ended otherwise. */
  readonly left: Estimate;
  /** Present and not found, and nobody has it when the plan ends. */
  readonly averted: Estimate;
  /** Present, found or not, and somebody has it when the plan ends. */
  readonly out: Estimate;
  /** By name of the stage; only stages in which it was found at least once. */
  readonly foundIn: Readonly<Record<string, Estimate>>;
  readonly exposure: { readonly unit: ExposureUnit } & BugAmount;
  /** The most servers with the bug at once. */
  readonly reach: { readonly unit: 'servers' } & BugAmount;
  /** The most users with the bug at once; null: the plan has no audience. */
  readonly met: ({ readonly unit: 'users' } & BugAmount) | null;
  /** How far it had got by the time it was found, over the trials in which it was: servers and users, the most at once until then. */
  readonly whenFound: {
    readonly reach: { readonly unit: 'servers' } & FoundAmount;
    readonly met: ({ readonly unit: 'users' } & FoundAmount) | null;
  };
  /** From being found to the end of its exposure, over the trials in which it came to an end before the plan did. */
  readonly gone: {
    readonly unit: 'seconds';
    /** Of the trials in which it was found: those. In the others it is still out when the plan ends. */
    readonly share: Estimate;
  } & FoundAmount;
  /** One a ring of the audience, in order. */
  readonly rings: readonly BugRingResults[];
}

/** The mean is over all trials; the quantiles, and `meanGivenPresent`, over those in which the bug was there. */
export interface BugAmount {
  readonly mean: Estimate;
  readonly meanGivenPresent: Estimate;
  readonly p50: Estimate;
  readonly p95: Estimate;
  readonly p99: Estimate;
}

export interface FoundAmount {
  readonly mean: Estimate;
  readonly p95: Estimate;
}

/** Chances given that the bug is there. */
export interface BugRingResults {
  readonly name: string;
  /** Of this ring and those before it. */
  readonly users: number;
  /** That anybody in it (and outside the rings before it) had the bug at any time. */
  readonly reached: Estimate;
  /** That it was found while this ring was the last that it had got to. */
  readonly found: Estimate;
}

/** How near a limit on what is down was come to, over all trials. */
export interface LimitResults {
  /** The sentence as written. */
  readonly text: string;
  /** The group that came nearest to its limit, or went furthest past it; null: nothing was ever down. */
  readonly group: string | null;
  /** What is counted. */
  readonly counts: string;
  /** The most that was down in that group, and what the limit allows there while the plan goes forward. */
  readonly down: number;
  readonly allowed: number;
  /** What it allows there while the plan goes back. */
  readonly allowedInRollback: number;
  /** `down` and `allowed` as shares of the group. */
  readonly share: number;
  readonly limit: number;
  /** Chance that some group reaches its limit. */
  readonly reached: Estimate;
}

/** Servers that stand, and that are up, over all trials. */
export interface ServerResults {
  readonly fleet: number;
  /** The most that stand at once in a trial, those beside what they are to replace included. */
  readonly most: { readonly mean: Estimate; readonly max: number };
  /** The fewest that are up in a trial. */
  readonly fewestUp: { readonly mean: Estimate; readonly min: number };
}

/** How much a service's servers have to carry, 1 being their ordinary load in an ordinary hour. */
export interface ServiceResults {
  readonly service: string;
  /** How much more than 1 a server can carry; null: not known. */
  readonly headroom: number | null;
  /** The greatest load of an up server at any time of a trial. null: in some trial nothing was up that could carry it. */
  readonly peak: { readonly mean: Estimate; readonly p95: Estimate; readonly max: number | null };
  /** Where the greatest of all was. */
  readonly group: string | null;
  /** Chance that it is more than 1 + headroom; null: the headroom is not known. */
  readonly overloaded: Estimate | null;
}

/** Chances given that the gate is reached; for a bug, given that it has shown by then, and alone. */
export interface GateResults {
  /** `MachineStep.source`. */
  readonly source: string;
  readonly text: string;
  readonly stage: string;
  readonly check: string;
  /** `given`: by the numbers of its check, which are exact. `computed`: by judging samples of its metrics. */
  readonly power: 'given' | 'computed';
  /** Of each metric, in a running of the usual length; null where power is given. */
  readonly samples: number | null;
  /** That it finds fault where there is nothing to see. */
  readonly falseAlarm: Estimate;
  /** That it is neither good nor bad then, where somebody is told (`on marginal`); otherwise it runs once more. */
  readonly marginal: Estimate | null;
  readonly bugs: Readonly<Record<string, GateBugResults>>;
}

export interface GateBugResults {
  /** That it passes, its check's blindness included. */
  readonly missed: Estimate;
  readonly marginal: Estimate | null;
}

export interface StageResults {
  readonly name: string;
  /** Servers that it deploys to. */
  readonly servers: number;
  /** Share of the fleet that it and the stages written before it deploy to. */
  readonly cumulativeShare: number;
  readonly reached: Estimate;
  /** Seconds from the plan's start, and from the stage's start to its end; null where no trial got there. */
  readonly start: StageTime | null;
  readonly duration: StageTime | null;
  /** Chance that a bug is found in it. */
  readonly found: Estimate;
  /** null: it is no channel. */
  readonly channel: ChannelResults | null;
}

/** How a change leaves with the trains of a channel. All but `departed` is over the trials in which it leaves at all. */
export interface ChannelResults {
  readonly ring: string;
  /** From one departure to the next. */
  readonly every: { readonly unit: 'seconds'; readonly period: number };
  /** Chance that it leaves with a train. */
  readonly departed: Estimate;
  /** From its coming to the channel to the first departure, of those that wait for one: not on the fast track. */
  readonly wait: ChannelTime;
  /** Trains that it left with and was taken off again, for a later one. */
  readonly missed: {
    readonly mean: Estimate;
    readonly none: Estimate;
    readonly one: Estimate;
    readonly two: Estimate;
    readonly more: Estimate;
  };
  /** From its landing to the departure of the last train that it left with. */
  readonly lead: ChannelTime;
}

export interface ChannelTime {
  readonly unit: 'seconds';
  readonly mean: Estimate;
  readonly p50: Estimate;
  readonly p95: Estimate;
}

export interface StageTime {
  readonly unit: 'seconds';
  readonly mean: Estimate;
}

/** Where the time goes: a sentence of the plan, all copies of it together. */
export interface StepResults {
  /** `MachineStep.source`. */
  readonly source: string;
  readonly text: string;
  readonly stage: string;
  /** Mean time during which a copy of it runs. */
  readonly busy: { readonly unit: 'seconds'; readonly mean: Estimate };
  /** Mean of that time over the mean duration of the plan; steps side by side sum to more than 1. */
  readonly share: number;
}
