/** A release log, read: what calibration works from. */

/** One attempt to deploy: to a unit (a cluster, say) or, where the log does not tell units apart, as a whole. */
export interface Attempt {
  /** Milliseconds, above 0; null: the log does not say. */
  readonly time: number | null;
  /** null: the log does not say. */
  readonly failed: boolean | null;
  /** What it deployed to, and how many of these failed; null: the log does not count servers. */
  readonly servers: { readonly tried: number; readonly failed: number } | null;
}

export type Finding =
  | { readonly kind: 'none' }
  /** At the k-th unit of the release, from 1. */
  | { readonly kind: 'at'; readonly ordinal: number }
  | { readonly kind: 'somewhere' };

export interface Release {
  /** How many units it got to; null: the log does not say. */
  readonly reached: number | null;
  /** null: the log does not say whether a bug was found. */
  readonly found: Finding | null;
  /** null: the log does not say. */
  readonly rolledBack: boolean | null;
}

export interface History {
  readonly attempts: readonly Attempt[];
  readonly releases: readonly Release[];
  /** The most attempts that one unit of a release took. */
  readonly mostAttempts: number;
}
