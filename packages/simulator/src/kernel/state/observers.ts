/** What of a run is written down while somebody watches it. */
import type { RunEvent } from '@rollout/compiler';
import type { Cell } from './cells.ts';
import type { Histories, Versions } from './histories.ts';

/** From `at` on (or until the next change at that time) so many are down in the layout's group of a limit. */
export interface DownChange {
  readonly at: number;
  readonly limit: number;
  readonly group: number;
  readonly down: number;
}

/** From `at` on (or until the next change at that time) so many servers stand, and so many are up. */
export interface StandingChange {
  readonly at: number;
  readonly standing: number;
  readonly up: number;
}

/** From `at` on (or until the next change at that time) the servers of a cell are in these states; the others are on the old version. */
export interface CellChange {
  readonly at: number;
  readonly cell: number;
  /** Being upgraded, and being reverted. */
  readonly changing: number;
  readonly returning: number;
  readonly failed: number;
  /** On the new version, by the steps that brought them there. */
  readonly fresh: readonly { readonly step: number; readonly servers: number }[];
  /** Of these, taken down by bugs. */
  readonly taken: number;
  /** All of its servers are lost in an outage or an incident. */
  readonly lost: boolean;
}

export interface CellWatch {
  /** In this round. */
  readonly changed: Set<Cell>;
  readonly changes: CellChange[];
}

export interface Observers {
  /** Where events go; null while trials are only counted. */
  log: RunEvent[] | null;
  /** Every change of what is down in a group; null: nobody asks. */
  changes: DownChange[] | null;
  /** Likewise of what stands and is up, at the ends of rounds. */
  standing: StandingChange[] | null;
  /** What else is told of a run over time; null: nobody asks. */
  histories: Histories | null;
  /** Likewise of how far the new version has come alone. */
  versions: Versions | null;
  /** Likewise of cells. */
  cellWatch: CellWatch | null;
}
