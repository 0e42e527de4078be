import type { LabelValue, Level } from '@rollout/language';

/**
 * The fleet as classes with multiplicity. Its servers are numbered from 0 in depth-first declared order, so every node
 * (each of the alike ones too) is a contiguous range of servers. Classes are numbered from 0 in depth-first order as well.
 */
export interface Fleet {
  readonly name: string;
  readonly servers: number;
  readonly nodes: readonly FleetNode[];
}

/** `count` alike nodes. A node without nodes below it holds its servers directly. */
export interface FleetNode {
  readonly level: Level;
  readonly name: string;
  readonly count: number;
  readonly indexed: boolean;
  /** Servers in one of the `count` nodes. */
  readonly servers: number;
  /** Its own; servers below belong to the domains of the innermost node that has some. */
  readonly upgradeDomains: number | null;
  readonly labels: Readonly<Record<string, LabelValue>>;
  /**
   * Load of one server of this node, 1 being the fleet's mean; a whole multiple of 2^-20, so that sums over servers are
   * exact whatever their order. Set on nodes without nodes below them, else null.
   */
  readonly load: number | null;
  /** Chance that an attempt to deploy to it fails as a whole; null: the model's number for its level. */
  readonly fails: number | null;
  readonly timezone: string | null;
  readonly nodes: readonly FleetNode[];
}

/**
 * Servers `from <= i < to`; with `domain`, only those of that upgrade domain (`index` counts from 0). A server's domain is that
 * of the innermost node around it that has some, wherever the range begins; so a range may span many such nodes, all of
 * them with `of` domains.
 */
export interface ServerRange {
  readonly from: number;
  readonly to: number;
  readonly domain?: { readonly index: number; readonly of: number };
}
