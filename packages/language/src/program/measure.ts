import type { Level } from './level.ts';

/**
 * A figure of a plan: what `expect` holds to a bound, what `compare` sets side by side and what `optimize` searches for. Bugs and
 * stages are referred to by `B` and `S`: by name in a program, by index in a machine.
 */
export type MeasureOf<B, S> =
  /** The chance that something happens in a run; with `given`, among the runs in which that bug (or any) is there. */
  | { readonly kind: 'chance'; readonly of: Happening<B, S>; readonly given: Given<B> | null }
  /** A statistic of an amount over all runs; quantiles of exposure and reach are over the runs in which the bug is there. */
  | {
      readonly kind: 'statistic';
      readonly statistic: Statistic;
      readonly of: AmountOfRun<B>;
      readonly given: Given<B> | null;
    };

export type Happening<B, S> =
  | { readonly kind: 'completed' }
  | { readonly kind: 'rolled-back' }
  | { readonly kind: 'stopped' }
  /** That bug escapes, or with null any does. */
  | { readonly kind: 'escape'; readonly bug: B | null }
  /** That bug (null: any) is found, in that stage (null: in whichever). */
  | { readonly kind: 'found'; readonly bug: B | null; readonly stage: S | null };

export type Given<B> = { readonly kind: 'bug'; readonly bug: B } | { readonly kind: 'any-bug' };

export type Statistic =
  | { readonly kind: 'mean' }
  | { readonly kind: 'sd' }
  | { readonly kind: 'min' }
  | { readonly kind: 'max' }
  /** `p` between 0 and 1. */
  | { readonly kind: 'quantile'; readonly p: number };

export type AmountOfRun<B> =
  /** Milliseconds; `completed`: over the runs that complete. */
  | { readonly kind: 'duration'; readonly of: 'all' | 'completed' }
  /** In the bug's unit (server-hours, requests, user-hours); null: of all bugs together, which then have one unit. */
  | { readonly kind: 'exposure'; readonly bug: B | null }
  /** The most servers that had it at once. */
  | { readonly kind: 'reach'; readonly bug: B }
  /** The greatest share of a node's servers (null: of the fleet's) that is down at once. */
  | { readonly kind: 'down'; readonly per: Level | null };
