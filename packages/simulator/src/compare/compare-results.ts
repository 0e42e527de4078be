import type { ExposureUnit } from '@rollout/language';
import type { Estimate } from '../results/results.ts';
import type { PlanChange } from './changes.ts';
import type { DifferenceVerdict } from './verdict.ts';

/**
 * Two plans side by side: plain data, the same bytes for the same machines, seed and number of trials. Its schema is
 * docs/schema/compare.schema.json. Durations are in seconds, chances and shares are shares of 1.
 */
export interface CompareResults {
  readonly schemaVersion: 1;
  /** Of Rollout. */
  readonly version: string;
  readonly a: ComparedPlan;
  readonly b: ComparedPlan;
  readonly seed: string;
  /** Those that each of them ran; 0: everything is known exactly. */
  readonly trials: number;
  /** false: it was stopped before all trials had run. */
  readonly complete: boolean;
  /** That of all intervals together: the chance that one of them misses, and so that any verdict is wrong, is at most what is left to 1. */
  readonly confidence: number;
  /** Nothing that runs differs between them: every difference is exactly none. */
  readonly alike: boolean;
  /** What they say differently. */
  readonly changes: readonly PlanChange[];
  readonly figures: readonly ComparedFigureResults[];
}

export interface ComparedPlan {
  readonly machineHash: string;
  readonly plan: string;
  readonly scenario: string | null;
  /** Durations in seconds, percents as shares of 1. */
  readonly params: Readonly<Record<string, number>>;
}

export interface ComparedFigureResults {
  /** As `expect` would write it; `mean(false alarms)`, `P(in time)`, `p95(users of NAME)` for what it cannot say. */
  readonly figure: string;
  readonly about: FigureSubject;
  /** null: a share of 1, or a plain number. */
  readonly unit: 'seconds' | 'servers' | 'users' | ExposureUnit | null;
  readonly better: 'less' | 'more' | null;
  readonly method: 'exact' | 'simulated';
  readonly a: number | null;
  readonly b: number | null;
  /** B less A. */
  readonly difference: Estimate;
  /** The difference in shares of A's figure. */
  readonly relative: Estimate;
  /** No run differed in it; of exact figures: both are the same. */
  readonly same: boolean;
  readonly verdict: DifferenceVerdict;
  /** How many trials would tell, where these cannot; null: no number of trials. */
  readonly trialsToTell: number | null;
}

/** What a reader is told of. */
export type FigureSubject =
  | { readonly kind: 'duration' | 'outcome' | 'in-time' | 'false-alarms' | 'other'; readonly bug: null }
  | { readonly kind: 'bug'; readonly bug: string };
