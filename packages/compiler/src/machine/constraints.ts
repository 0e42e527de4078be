import type { CalendarDate, Level, Weekday } from '@rollout/language';
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
  /** It holds nothing back: an expectation asks how much is down there. Its bounds are all that there is. */
  readonly watched: boolean;
}

/** In every group at most so many servers may stand beside those that they replace. */
export interface SurgeLimit extends Stated {
  readonly per: Level | null;
  /** As those of `DownLimit`. */
  readonly bounds: readonly { readonly class: number; readonly most: number }[];
}

/**
 * When something may start. Windows and freezes of one `layer` (the fleet, the plan, or the stage of `scope`) belong together: of the
 * windows of a layer that speak of a server any may be open (none speaks of it: always open); every layer and every freeze has to
 * let it start. `servers` null: they speak of every server, and of what is started nowhere in particular.
 */
interface OnCalendar extends Stated {
  readonly layer: 'fleet' | 'plan' | 'stage';
  readonly servers: readonly ServerRange[] | null;
}

/** Open from `from` on each of the days until `to`, in minutes after midnight; over midnight if `to` is at most `from`. */
export interface Window extends OnCalendar {
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
  /** An IANA name, or that of each server. */
  readonly zone: string | 'local';
}

/** Whole days, both included. */
export interface Freeze extends OnCalendar {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly zone: string;
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
  readonly surge: readonly SurgeLimit[];
  readonly exclusions: readonly Exclusion[];
  readonly orderings: readonly Ordering[];
  readonly parallel: readonly ParallelLimit[];
  readonly rates: readonly RateLimit[];
  readonly windows: readonly Window[];
  readonly freezes: readonly Freeze[];
}
