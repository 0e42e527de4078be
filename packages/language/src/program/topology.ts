import type { Constraint } from './constraint.ts';
import type { LabelValue } from './label.ts';
import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Probability, Share } from './quantity.ts';

/** A fleet as declared: alike nodes stay one entry with a count. */
export interface Topology extends Located {
  readonly name: string;
  readonly doc: string;
  readonly nodes: readonly TopologyNode[];
  /** Servers of the whole fleet. */
  readonly servers: number;
  /** Constraints of the fleet: they hold for every plan on it. */
  readonly constraints: readonly Constraint[];
}

/**
 * `count` alike nodes. A node without nodes below it holds one server (a `server` node is one server).
 * Addresses are paths of names: `name`, or `name-1` … `name-count` when `indexed`; an unnamed node is called by its level.
 */
export interface TopologyNode extends Located {
  readonly level: Level;
  /** The declared name, or the level's word where none is declared. */
  readonly name: string;
  readonly doc: string;
  readonly count: number;
  /** Written with `[n]`: the addresses carry `-1` … `-n`. */
  readonly indexed: boolean;
  /** Servers in one of the `count` nodes. */
  readonly servers: number;
  /** Its own, else that of the nearest node around it. */
  readonly locatedIn: string | null;
  /** An IANA name; its own, else that of the nearest node around it. */
  readonly timezone: string | null;
  /** Its own, not inherited. Server i of the node (from 0) belongs to domain (i mod n) + 1. */
  readonly upgradeDomains: number | null;
  /** Its own labels and all inherited ones; the innermost wins. */
  readonly labels: Readonly<Record<string, LabelValue>>;
  /** Share of the fleet's load that each one of the `count` nodes carries; null: in proportion to its servers. */
  readonly traffic: Share | null;
  /** Chance that an attempt to deploy to it fails as a whole; null: the model's number for its level. */
  readonly fails: Probability | null;
  readonly nodes: readonly TopologyNode[];
}
