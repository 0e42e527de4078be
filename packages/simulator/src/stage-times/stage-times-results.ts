import type { Estimate, HistogramBar } from '../results/results.ts';

/** When each stage of a plan begins, and how long it takes. */
export interface StageTimes {
  /** As of results: of all runs, or of so many of the trials. */
  readonly method: 'exact' | 'simulated';
  readonly trials: number;
  readonly confidence: number;
  /** In the order of the machine. */
  readonly stages: readonly StageTimesOf[];
}

export interface StageTimesOf {
  readonly name: string;
  /** Seconds from the plan's start, over the runs that reach it; null: none of those looked at does. */
  readonly start: TimeLaw | null;
  /** Seconds from its start to its end, over the runs in which it ends by itself. */
  readonly duration: TimeLaw | null;
}

/** Over the runs in which there is such a time. */
export interface TimeLaw {
  readonly unit: 'seconds';
  readonly p10: Estimate;
  readonly p50: Estimate;
  readonly p90: Estimate;
  /** The shortest and the longest of the runs that were looked at. */
  readonly min: number;
  readonly max: number;
  /** As of the plan's duration; a single bar without width if all are alike. */
  readonly histogram: readonly HistogramBar[];
}
