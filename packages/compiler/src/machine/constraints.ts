import type { Level } from '@rollout/language';
import type { ServerRange } from './fleet.ts';

/** Where a constraint was declared: it holds for every start of the plan, or for the starts of one stage. */
export type ConstraintScope = { readonly kind: 'plan' } | { readonly kind: 'stage'; readonly stage: number };

/**
 * `text` is the sentence as written. `within`, for a sentence that stands in a node of the topology, is that node's class (its
 * depth-first number): it holds in each node of the class by itself, so that only what is in the same one of them is
 * counted, excluded or ordered together, and servers outside them are not spoken of. null: in the whole fleet.
 */
interface Stated {
  readonly text: string;
  readonly scope: ConstraintScope;
  readonly within: number | null;
}

/**
 * In every group at most so many may be down when something starts. A group is a node of `per`; without `per`, a node of
 * the class `within`, or the whole fleet.
 */
export interface DownLimit extends Stated {
  /** What is counted: servers, or nodes of a level with a server down. */
  readonly counts: Level;
  readonly per: Level | null;
  /** For each class whose nodes are groups (its number in depth-first order; -1 for the whole fleet) the most that may be down. */
  readonly bounds: readonly { readonly class: number; readonly forward: number; readonly rollback: number }[];
}

/** No two of the sets may be worked on at once, nor one sooner than `apart` after another. */
export interface Exclusion extends Stated {
  readonly sets:
    | { readonly kind: 'level'; readonly level: Level; readonly per: Level | null }
    | {
        readonly kind: 'ranges';
        readonly sets: readonly { readonly name: string; readonly servers: readonly ServerRange[] }[];
      };
  /** Milliseconds. */
  readonly apart: number;
}

/** Each set only after all servers of the sets before it (in the same node of `per`) that the plan deploys are done. */
export interface Ordering extends Stated {
  readonly sets: readonly { readonly name: string; readonly servers: readonly ServerRange[] }[];
  readonly per: Level | null;
}

/** At most `count` nodes of `level` (in each node of `per`) may have a running unit. */
export interface ParallelLimit extends Stated {
  readonly count: number;
  readonly level: Level;
  readonly per: Level | null;
}

/** In any span of `period` milliseconds at most `servers` servers start. */
export interface RateLimit extends Stated {
  readonly servers: number;
  readonly period: number;
}

export interface Constraints {
  readonly down: readonly DownLimit[];
  readonly exclusions: readonly Exclusion[];
  readonly orderings: readonly Ordering[];
  readonly parallel: readonly ParallelLimit[];
  readonly rates: readonly RateLimit[];
}
