/** How long a plan takes. */
import type { Estimate } from './estimate.ts';

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
