/** What a chain says. Times in milliseconds, exposure in server-milliseconds, requests or user-milliseconds. */
import type { Cause, Outcome } from '@rollout/compiler';

export interface ChainAnswer {
  readonly completed: number;
  readonly rolledBack: number;
  readonly stopped: number;
  /** In the order of the chain's ends; those of one outcome, cause and stage together. */
  readonly causes: readonly {
    readonly outcome: Outcome;
    readonly cause: Cause;
    readonly stage: number;
    readonly chance: number;
  }[];
  readonly bugs: readonly BugAnswer[];
  /** That any bug escapes, and that any is found. */
  readonly anyEscapes: number;
  readonly anyFound: number;
  /** Mean numbers a run. */
  readonly falseAlarms: number;
  readonly retries: number;
  /** Per stage: the chance that any bug is found in it. null: not known, several may be found in one after the other. */
  readonly stageFound: readonly number[] | null;
  /** `sd` null: how long it takes and where a bug surfaces depend on the same random times. */
  readonly duration: { readonly mean: number; readonly sd: number | null };
}

export interface BugAnswer {
  readonly present: number;
  readonly surfaced: number;
  readonly found: number;
  readonly escaped: number;
  readonly averted: number;
  readonly left: number;
  readonly out: number;
  /** Per stage. */
  readonly foundIn: readonly number[];
  readonly exposure: number;
}

/** The whole distribution of a chain's duration. */
export interface DurationLaw {
  /** Ascending, and the chance of each. */
  readonly values: Float64Array;
  readonly chances: Float64Array;
  /**
   * Every run's true duration lies at most so far from its value here (0: the values are exact), but for runs of a chance of `missing`
   * together.
   */
  readonly within: number;
  readonly missing: number;
}
