import type { Cause } from '@rollout/compiler';

/**
 * What a study found: plain data, the same bytes for the same machine, seed and number of trials. Its schema is
 * docs/schema/results.schema.json. Durations are in seconds, exposure in server-hours.
 *
 * Probabilities and means are over all trials. Quantiles of exposure and reach, and the times of stages, are of those
 * trials in which the bug was there, or the stage was reached.
 */
export interface Results {
  readonly schemaVersion: 1;
  /** Of Rollout. */
  readonly version: string;
  /** Of the machine: the same for machines that are equal byte by byte. */
  readonly machineHash: string;
  readonly plan: string;
  readonly scenario: null;
  /** Durations in seconds, percents as shares of 1. */
  readonly params: Readonly<Record<string, number>>;
  readonly method: 'simulated';
  readonly seed: string;
  /** Those that were run. */
  readonly trials: number;
  /** false: the study was stopped before all trials had run. What is here is what the trials done so far say. */
  readonly complete: boolean;
  /** Level of every interval. */
  readonly confidence: number;
  readonly duration: DurationResults;
  readonly deadline: { readonly unit: 'seconds'; readonly within: number; readonly met: Estimate } | null;
  readonly outcomes: { readonly completed: Estimate; readonly rolledBack: Estimate; readonly stopped: Estimate };
  /** Why plans were turned; only what happened at least once. Probabilities over all trials. */
  readonly causes: readonly CauseResults[];
  readonly bugs: Readonly<Record<string, BugResults>>;
  readonly falseAlarms: { readonly mean: Estimate };
  /** Servers that stayed failed after their last attempt. */
  readonly failedServers: { readonly mean: Estimate; readonly p95: Estimate };
  readonly capacity: { readonly maxDown: readonly LimitResults[] };
  readonly stages: readonly StageResults[];
  readonly steps: readonly StepResults[];
}

/** The true value lies in `low..high` in a share `confidence` of all studies. null: the trials say nothing about it. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
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
  /** The shortest and the longest trial; 0 without trials. */
  readonly min: number;
  readonly max: number;
  /** Bars of equal width from `min` to `max`; a single bar without width if all trials took as long. */
  readonly histogram: readonly HistogramBar[];
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
  /** Present, and the plan completed without finding it. */
  readonly escaped: Estimate;
  /** Present and not found, but the plan ended otherwise. */
  readonly averted: Estimate;
  /** By name of the stage; only stages in which it was found at least once. */
  readonly foundIn: Readonly<Record<string, Estimate>>;
  readonly exposure: { readonly unit: 'server-hours' } & BugAmount;
  /** The most servers with the bug at once. */
  readonly reach: { readonly unit: 'servers' } & BugAmount;
}

/** The mean is over all trials; the quantiles, and `meanGivenPresent`, over those in which the bug was there. */
export interface BugAmount {
  readonly mean: Estimate;
  readonly meanGivenPresent: Estimate;
  readonly p50: Estimate;
  readonly p95: Estimate;
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
  /** The same as shares of the group. */
  readonly share: number;
  readonly limit: number;
  /** Chance that some group reaches its limit. */
  readonly reached: Estimate;
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
