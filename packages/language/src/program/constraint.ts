import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Milliseconds, Share } from './quantity.ts';
import type { Place, Selector } from './selector.ts';

/** A percent of the group's servers, or a number of nodes (of servers, racks, …). */
export type Amount =
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'count'; readonly count: number; readonly level: Level };

/**
 * `text` is the sentence as written, on one line with single spaces. `within` is set for a constraint that stands in
 * a node of a topology: the path of declared names from the fleet down to that node. It holds inside each of the
 * alike nodes of that path by itself: limits are counted, and names looked up, among the servers of that one node.
 */
export type Constraint = Located & { readonly text: string; readonly within: readonly string[] | null } & (
    | {
        readonly kind: 'maxDown';
        readonly amount: Amount;
        readonly per: Level | null;
        readonly rollback: Amount | null;
      }
    | { readonly kind: 'exclusive'; readonly sets: ExclusiveSets; readonly apart: Milliseconds }
    | { readonly kind: 'order'; readonly places: readonly Place[]; readonly per: Level | null }
    | { readonly kind: 'maxParallel'; readonly count: number; readonly level: Level; readonly per: Level | null }
    | { readonly kind: 'maxRate'; readonly servers: number; readonly period: Milliseconds }
  );

/** Sets of servers of which no two may be worked on at the same time. */
export type ExclusiveSets =
  /** Every two nodes of a level (in the same node of `per`). */
  | { readonly kind: 'level'; readonly level: Level; readonly per: Level | null }
  | { readonly kind: 'places'; readonly places: readonly Place[] }
  | { readonly kind: 'selectors'; readonly selectors: readonly Selector[] };
