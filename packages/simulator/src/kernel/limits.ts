/** What constraints count while a plan runs. Fields that never change are `readonly`. */

/** What waits for room in a group. */
export interface Opening {
  /** Something has left since it was looked at; of what waits, all before `next` has been looked at since then. */
  isOpen: boolean;
  next: number;
  /** Those of its unit that are open. */
  readonly open: Opening[];
}

/** One group of one limit on what is down. */
export interface DownGroup {
  readonly limit: number;
  /** The layout's number of the group. */
  readonly number: number;
  /** The stage whose starts it binds; -1: all. */
  readonly stage: number;
  readonly forward: number;
  readonly rollback: number;
  /** What counts against the bound now: servers, or nodes with a server down. */
  down: number;
  /** What a batch that is being filled will add; and what an item that is being looked at would. */
  pledged: number;
  asked: number;
  /** It has gone up in this round. */
  raised: boolean;
  /** What rolling units have in it. */
  readonly rooms: Opening[];
}

/** One group of one limit on what stands beside. */
export interface SurgeGroup {
  /** The stage whose starts it binds; -1: all. */
  readonly stage: number;
  readonly most: number;
  /** What stands beside now. */
  beside: number;
  /** As those of `DownGroup`. */
  pledged: number;
  asked: number;
  readonly rooms: Opening[];
}

/** The group of a limit that has come nearest to its bound at the end of a round. */
export interface Peak {
  nearness: number;
  down: number;
  group: number;
  round: number;
}

/** A node that a limit counts, in the limit's group. */
export interface CountedNode {
  readonly group: DownGroup;
  /** Servers of it that are down. */
  down: number;
  pledged: boolean;
  asked: boolean;
}

/** The pieces of one exclusion in one group: two of them exclude each other. */
export interface ExclusionGroup {
  readonly stage: number;
  readonly apart: number;
  /** Touches of its pieces by running units. */
  running: number;
  /** Which of them a unit has begun to touch last. */
  latest: Piece | null;
  /** The last end of a unit and the piece that it touched, and the last end at any other piece. */
  lastEnd: number;
  lastPiece: number;
  otherEnd: number;
}

export interface Piece {
  readonly group: ExclusionGroup;
  readonly number: number;
  running: number;
}

/** What a unit has to do with one exclusion group. */
export interface Claim {
  readonly group: ExclusionGroup;
  readonly pieces: readonly Piece[];
  /** Touches, by the units whose blocks it belongs to, that would count against it. */
  readonly exempt: number;
}

/** A limit on nodes that are worked on at once, in one group. */
export interface LaneGroup {
  readonly stage: number;
  readonly most: number;
  /** Nodes with a running unit. */
  busy: number;
  /** For counting within one look. */
  wanted: number;
}

export interface Lane {
  readonly group: LaneGroup;
  running: number;
}

/** One ordering. Servers still to be tried are counted at `set * groups + group`. */
export interface Order {
  readonly stage: number;
  readonly groups: number;
  readonly atStart: Int32Array;
  readonly left: Int32Array;
  /** Per cell the place of its count; -1. */
  readonly placeOf: Int32Array;
}

/** At most so many servers start in any span of a period. Starts are kept in a ring, oldest first. */
export interface Rate {
  readonly stage: number;
  readonly servers: number;
  readonly period: number;
  times: Float64Array;
  counts: Int32Array;
  head: number;
  length: number;
  /** Servers in the ring. */
  total: number;
}

/** Times at which the `apart` of one exclusion is over, oldest first. */
export interface Apart {
  readonly apart: number;
  readonly times: number[];
  head: number;
}
