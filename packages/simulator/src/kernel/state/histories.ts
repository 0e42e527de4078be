/** What a run comes to over time, as it was at the ends of its rounds. Written only where somebody asks. */

import type { LoadGroup } from './areas.ts';

/** Each list has a change an entry, in order; more than one of an instant, if it has several rounds. */
export interface Histories {
  /** Per bug; none of one that is not there. */
  readonly bugs: readonly BugChange[][];
  /** Per service. */
  readonly loads: readonly LoadHistory[];
  /** Servers on the new version. */
  readonly fresh: Change[];
  /** Per area: its share; -1 where it has none. */
  readonly shares: readonly Change[][];
  /** Users that it is released to, and then flag by flag those for whom it is on. */
  readonly widths: readonly Change[][];
  /** Per check with metrics: the bugs that move them, as a number with bit i for `moving[i]`; of others nothing. */
  readonly moved: readonly Change[][];
  readonly freshNow: FreshNow;
}

/** How far the new version has come, for whoever asks for no more. */
export interface Versions {
  /** Servers on it. */
  readonly fresh: Change[];
  /** Users that it is released to, and then flag by flag those for whom it is on. */
  readonly widths: readonly Change[][];
  readonly freshNow: FreshNow;
}

export interface Change {
  readonly at: number;
  readonly value: number;
}

export interface BugChange {
  readonly at: number;
  /** Its exposure, and how fast that grows a millisecond. */
  readonly amount: number;
  readonly rate: number;
  /** That have it. */
  readonly servers: number;
  readonly users: number;
}

export interface LoadChange extends Change {
  /** The layout's number of the group whose servers carry it. */
  readonly group: number;
}

export interface LoadHistory {
  readonly changes: LoadChange[];
  readonly groups: readonly LoadGroup[];
  /** Per group, in that order, what its servers carry now. */
  readonly carried: Float64Array;
  readonly placeOf: ReadonlyMap<LoadGroup, number>;
  /** The one whose servers carry the most, the first of equals; -1: it is not known which. */
  most: number;
}

/** How many servers are on the new version now, kept up to date by what cells had when they were last looked at. */
export interface FreshNow {
  total: number;
  readonly ofCell: Float64Array;
}
