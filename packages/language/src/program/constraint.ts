import type { CalendarDate, Weekday } from './calendar.ts';
import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Milliseconds, Share } from './quantity.ts';
import type { Place, Selector } from './selector.ts';

/** A percent of the group's servers, or a number of nodes (of servers, racks, …). */
export type Amount =
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'count'; readonly count: number; readonly level: Level };

/** Of a percent that is no whole number of servers. */
export type Rounding = 'down' | 'up';

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
        readonly rounded: Rounding;
      }
    /** How many more than their ordinary number of servers may stand at once: new ones before old ones leave. */
    | { readonly kind: 'maxSurge'; readonly amount: Amount; readonly per: Level | null; readonly rounded: Rounding }
    | {
        readonly kind: 'window';
        readonly days: readonly Weekday[];
        /** Minutes after midnight; `to` is at most 1440, and at most `from` if the window goes over midnight. */
        readonly from: number;
        readonly to: number;
        /** An IANA name, or the zone of each server. */
        readonly zone: string | 'local';
        /** null: it holds for all servers. */
        readonly selector: Selector | null;
      }
    /** Whole days, both included. */
    | {
        readonly kind: 'freeze';
        readonly from: CalendarDate;
        readonly to: CalendarDate;
        /** null: the plan's own zone. */
        readonly zone: string | null;
        readonly selector: Selector | null;
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

/** The zone of the first window that has one: that of a plan that says none itself; else UTC. */
export function zoneOfConstraints(constraints: readonly Constraint[]): string {
  const window = constraints.find((constraint) => constraint.kind === 'window' && constraint.zone !== 'local');
  return window?.kind === 'window' ? window.zone : 'UTC';
}
