/** Cells: who stands where. */
import type { CountedNode, DownGroup, SurgeGroup } from '../limits.ts';
import type { Area, LoadGroup } from './areas.ts';
import type { Bug } from './bugs.ts';
import type { Entry } from './units.ts';

export interface Cell {
  readonly index: number;
  readonly first: number;
  readonly servers: number;
  readonly load: number;
  /** Groups in which its servers count. */
  groups: readonly DownGroup[];
  /** Nodes, counted by limits, that it is part of. */
  nodes: readonly CountedNode[];
  /** Groups in which what stands beside counts. */
  surges: readonly SurgeGroup[];
  /** Bugs that can show here. */
  readonly bugs: readonly Bug[];
  /** Entries of units that deploy here, in the order of their units. */
  entries: Entry[];
  /** Where meters count its load: at its area, or else its service (see `Meter`). */
  readonly bin: number;
  readonly area: Area | null;
  /** Those that share its load, where a load is known. */
  readonly loadGroup: LoadGroup | null;
  /** On the new version, those that a bug has taken down included. */
  fresh: number;
  /** Were on the new version and have begun to go back. */
  gone: number;
  /** Being upgraded or reverted. */
  busy: number;
  failed: number;
  /** Of `busy` and `failed`, those beside which the servers that they are to replace (or be replaced by) stand. */
  aside: number;
  /** Of `fresh`, those that stand beside the old ones until those are retired. */
  green: number;
  /** Outages and incidents that it is lost in, and the round in which it was lost. */
  outages: number;
  lostIn: number;
  /** Taken down by bugs that have shown. */
  taken: number;
  down: number;
  /** Beside those that they replace, as the limits know of it. */
  beside: number;
  /** As exposure and load groups know of it: on the new version and up; of these in the place of an old server; not up on the old version; old servers that are replaced. */
  exposed: number;
  placed: number;
  old: number;
  replaced: number;
  /** Of `fresh`, what a batch that is being filled takes back. */
  leaving: number;
  /** Of `fresh` (and of that and `gone`), what the bugs' reach (and the area) knows of. */
  reached: number;
  arrived: number;
  touched: boolean;
}

/** A node that an outage may hit. */
export interface OutageNode {
  readonly outage: number;
  readonly node: number;
  readonly cells: readonly Cell[];
  readonly dueSlot: number;
  readonly endSlot: number;
  ordinal: number;
}

/** Servers that a scenario takes down at a time. */
export interface Incident {
  readonly index: number;
  readonly after: number;
  readonly cells: readonly Cell[];
  readonly dueSlot: number;
  readonly endSlot: number;
}
