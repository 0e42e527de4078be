/** What a step deploys: units, their entries and their items. */
import type { Apart, Claim, DownGroup, Lane, Opening, Order, SurgeGroup } from '../limits.ts';
import type { Batch, Surging } from './batches.ts';
import type { Cell } from './cells.ts';
import type { Step } from './steps.ts';

/** Some servers of a cell, deployed by a unit. */
export interface Entry {
  readonly unit: Unit;
  readonly position: number;
  readonly cell: Cell;
  readonly servers: number;
  readonly domain: number;
  /** Per showing level: where its node stands in the step's table; -1. */
  readonly doneAt: Int32Array;
  /** In batches that have ended. */
  tried: number;
  /** In batches that deploy, in progress. */
  busy: number;
  /** Of those tried, on the new version; failed; failed to go back. */
  fresh: number;
  failed: number;
  /** Of `failed`, those beside which the servers that they were to replace still stand. */
  kept: number;
  stuck: number;
  /** Of a rolling unit: of its batches in progress, those of this. Others share one. */
  readonly surging: Surging;
  /** By how many it would raise what is down, as part of an item that is being looked at. */
  raise: number;
}

export interface Item {
  readonly entries: readonly Entry[];
  readonly servers: number;
}

/** What a unit has in one group of a limit (or, without any, everywhere). */
export interface Room extends Opening {
  readonly unit: Unit;
  readonly down: DownGroup | null;
  readonly surge: SurgeGroup | null;
  /** By position. */
  readonly entries: readonly Entry[];
}

export interface Unit {
  readonly step: Step;
  readonly index: number;
  /** Among all units: by step, then by unit. */
  readonly number: number;
  entries: readonly Entry[];
  /** null: an item is a server. */
  items: readonly Item[] | null;
  revertItems: readonly Item[] | null;
  readonly servers: number;
  /** Servers of a batch, or (rolling) batches in progress; Infinity: no bound. */
  readonly size: number;
  readonly rolling: boolean;
  /** Number of its address, under which its batches are counted. */
  readonly address: number;
  /** First step of an `each` unit's block; -1 for a unit that deploys. */
  readonly entry: number;
  readonly claims: readonly Claim[];
  /** Those of the kernel's `aparts` whose exclusions it touches. */
  readonly aparts: readonly Apart[];
  readonly lanes: readonly Lane[];
  readonly orders: readonly { readonly order: Order; readonly set: number; readonly group: number }[];
  /** Deploying steps in its block, at any depth. */
  readonly inner: Step[];
  /** Units of the step that must have ended before it starts, and how many may run at once with it. */
  readonly after: number;
  readonly most: number;
  /** Limits of which it lies in one group as a whole: nothing of it can start while that is full. */
  commonGroups: readonly DownGroup[];
  /** The one that it has in progress. Of a rolling unit: that goes back. */
  readonly batch: Batch;
  /** Of a rolling unit: what it has in progress beside old servers. Others share one. */
  readonly surging: Surging;
  /** Of a rolling unit that nothing but limits can hold: where it may find room since it last looked; and the room that is all of it, else null. */
  readonly rooms: Room[];
  everywhere: Room | null;
  /** Of a rolling unit: batches that are not in progress, and how many are. */
  readonly spare: Batch[];
  flying: number;
  /** Failed servers beside which old ones still stand. */
  kept: number;
  phase: 'waiting' | 'running' | 'ended' | 'dropped';
  touched: boolean;
  /** Servers that are not in a batch that has ended. */
  untried: number;
  /** Entries before it have been tried as a whole. */
  cursor: number;
  batches: number;
  reverts: number;
  /** Number of the round in which it ended; -1. */
  endedIn: number;
  /** It had started at the point of no return: it stays. */
  final: boolean;
  /** It has begun to revert. */
  reverting: boolean;
  /** Servers of it that may be reverted. */
  toRevert: number;
}
