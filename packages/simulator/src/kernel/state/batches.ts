/** Batches, and repairs of what failed in them. */
import type { DownGroup } from '../limits.ts';
import type { Unit } from './units.ts';

/** What a batch of items counts less as down than its servers. */
export interface Spared {
  readonly group: DownGroup;
  readonly amount: number;
}

/** Batches in progress beside old servers, by ordinal, with gaps where that is over; how many they are; all before `from` are gaps. */
export interface Surging {
  readonly of: 'unit' | 'entry';
  readonly batches: (Batch | null)[];
  count: number;
  from: number;
}

/** A batch that a unit has in progress, forward or back. */
export interface Batch {
  readonly unit: Unit;
  readonly slot: number;
  readonly revertSlot: number;
  /** As luck is asked: each cell once. */
  readonly cells: Int32Array;
  readonly servers: Int32Array;
  readonly failed: Int32Array;
  cellCount: number;
  /** Parts: servers of entries, by position. */
  readonly entries: Int32Array;
  readonly shares: Int32Array;
  /** Of each part, those beside the servers that they replace. */
  readonly surged: Int32Array;
  count: number;
  total: number;
  totalSurged: number;
  /** Servers that count for rate limits. */
  starting: number;
  readonly spared: Spared[];
  running: boolean;
  /** Where it stands in the kernel's `flying`. */
  place: number;
  /** Of a rolling unit: where it stands in the `surging` of its unit, -1 if it does not surge, and of its entry. */
  readonly surgingPlaces: { unit: number; entry: number };
  reverting: boolean;
  ordinal: number;
  /** Of its luck: batches of the unit's address so far. */
  luckOrdinal: number;
  attempt: number;
  /** Hit by an outage: waiting for its end, or about to fail for good. */
  state: 'running' | 'waiting' | 'lost';
}

/** What is known of the parts of the batch in hand alone: for as long as it is being filled, or as its end is being counted. */
export interface InHand {
  /** Of one that reverts, by the positions of its entries: failed servers, others, and others beside the servers that replace them. */
  readonly broken: Int32Array;
  readonly fresh: Int32Array;
  readonly beside: Int32Array;
  /** Of each part of one that ends, those that fail. */
  readonly failed: Int32Array;
}

/** Failed servers of a batch on their way back. */
export interface Repair {
  readonly unit: Unit;
  readonly ordinal: number;
  readonly reverting: boolean;
  /** Entries by position, and servers of them. */
  readonly entries: number[];
  readonly shares: number[];
}
