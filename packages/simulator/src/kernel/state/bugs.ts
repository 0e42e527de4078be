import type { MachineBug } from '@rollout/compiler';
import type { Meter } from './areas.ts';
import type { Cell } from './cells.ts';

/** The meter's amount is its exposure. */
export interface Bug extends Meter {
  readonly index: number;
  readonly machine: MachineBug;
  /** Cells where it can show. */
  readonly cells: Cell[];
  /** Per showing the index of its level among the showing levels; -1: it shows at rings. */
  readonly levelOf: readonly number[];
  /** Per showing level, per node, 1 if it has a server in scope; empty for levels that it does not show at. */
  readonly nodes: readonly Uint8Array[];
  readonly slot: number;
  /** The release carries it (or would show it). */
  there: boolean;
  /** A wait for confidence asks for its exposure, whether it is there or not. */
  readonly asked: boolean;
  /** Either: its exposure is counted. */
  followed: boolean;
  /** The round in which its rate has changed last. */
  changedIn: number;
  shown: boolean;
  /** It is seen for sure at the next gate or the stage's end. */
  sure: boolean;
  shownAt: number;
  /** The stage in which it was found; -1. And when, and how far it had got by then: servers, users, rings of them. */
  foundIn: number;
  foundAt: number;
  foundReach: number;
  foundUsers: number;
  foundRings: number;
  /** The first so many users are reached. Infinity: nobody in particular is. */
  users: number;
  readonly usersAtFirst: number;
  /** Gone from a later train. */
  fixed: boolean;
  /** Somebody is reached, and it is not fixed: else nobody sees it. */
  met: boolean;
  /** The most users that had it at once, and rings, in part at least. */
  mostUsers: number;
  mostRings: number;
  /** When its exposure last came to an end; -1: it goes on, or never began. */
  endedAt: number;
  /** Servers in scope that are on the new version; and the most that were at once. */
  servers: number;
  reach: number;
  /** Per showing level: nodes in scope that are done. */
  readonly done: Int32Array;
}
