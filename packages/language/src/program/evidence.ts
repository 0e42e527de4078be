import type { Level } from './level.ts';

/** It happened `count` times of `of`, and that is how a chance is known. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** A distribution was fitted to so many values. */
export interface Fitted {
  readonly values: number;
}

/** What a number of a model was estimated from. It changes nothing of how a plan runs. */
export type Evidence =
  | ({ readonly kind: 'present'; readonly bug: string } & Counted)
  /** `showing`: the index into the bug's `shows`. */
  | ({ readonly kind: 'shows'; readonly bug: string; readonly showing: number } & Counted)
  | ({ readonly kind: 'deploy-fails'; readonly per: Level } & Counted)
  /** `bug` null: of all bugs of which nothing else is said. */
  | ({ readonly kind: 'gate-detects'; readonly check: string; readonly bug: string | null } & Counted)
  | ({ readonly kind: 'gate-false-alarm'; readonly check: string } & Counted)
  | ({ readonly kind: 'deploy-takes' | 'rollback-takes' | 'repair-takes' } & Fitted)
  | ({ readonly kind: 'gate-takes'; readonly check: string } & Fitted);
