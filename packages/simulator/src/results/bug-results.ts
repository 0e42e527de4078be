/** What becomes of bugs. */
import type { ExposureUnit } from '@rollout/language';
import type { Estimate } from './estimate.ts';

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
