/**
 * Everything that the kernel knows of a machine, and where a run of it stands. One set of objects serves all trials: what a
 * trial touches is noted, and put back before the next. Fields that never change are `readonly`.
 */
import type { Cause, Handlers, Layout, Machine, MachineBug, Outcome, RunEvent, TriggerKind } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';
import type { Luck } from '../luck/luck.ts';
import type { RecordShape } from '../record.ts';
import type { Heap } from './heap.ts';
import type {
  Apart,
  Batch,
  Claim,
  CountedNode,
  DownGroup,
  ExclusionGroup,
  Lane,
  LaneGroup,
  Order,
  Peak,
  Piece,
  Rate,
} from './limits.ts';

/** From `at` on (or until the next change at that time) so many are down in the layout's group of a limit. */
export interface DownChange {
  readonly at: number;
  readonly limit: number;
  readonly group: number;
  readonly down: number;
}

export interface Cell {
  readonly index: number;
  readonly first: number;
  readonly servers: number;
  readonly load: number;
  /** Groups in which its servers count. */
  readonly groups: DownGroup[];
  /** Nodes, counted by limits, that it is part of. */
  readonly nodes: CountedNode[];
  /** Bugs that can show here. */
  readonly bugs: readonly Bug[];
  /** Entries of units that deploy here, in the order of their units. */
  readonly entries: Entry[];
  /** On the new version, those that a bug has taken down included. */
  fresh: number;
  /** Were on the new version and have begun to go back. */
  gone: number;
  /** Being upgraded or reverted. */
  busy: number;
  failed: number;
  /** Outages that it is lost in, and the round in which it was lost. */
  outages: number;
  lostIn: number;
  /** Taken down by bugs that have shown. */
  taken: number;
  down: number;
  /** On the new version and up. */
  exposed: number;
  /** Of `fresh`, what a batch that is being filled takes back. */
  leaving: number;
  /** Of `fresh`, what the bugs' reach knows of. */
  reached: number;
  touched: boolean;
}

export interface Bug {
  readonly index: number;
  readonly machine: MachineBug;
  /** Cells where it can show. */
  readonly cells: Cell[];
  /** Per showing the index of its level among the showing levels. */
  readonly levelOf: readonly number[];
  /** Per showing level, per node, 1 if it has a server in scope; empty for levels that it does not show at. */
  readonly nodes: readonly Uint8Array[];
  readonly slot: number;
  /** The release carries it (or would show it). */
  there: boolean;
  shown: boolean;
  /** It is seen for sure at the next gate or the stage's end. */
  sure: boolean;
  shownAt: number;
  /** The stage in which it was found; -1. */
  foundIn: number;
  /** Server-milliseconds up to `since`; it grows with `rate`. */
  exposure: number;
  since: number;
  rate: number;
  /** What the rate will be at the end of the round. */
  nextRate: number;
  /** It has changed in this round. */
  stale: boolean;
  /** Servers in scope that are on the new version; and the most that were at once. */
  servers: number;
  reach: number;
  /** Per showing level: nodes in scope that are done. */
  readonly done: Int32Array;
}

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
  /** Of those, on the new version; failed; failed to go back. */
  fresh: number;
  failed: number;
  stuck: number;
  /** By how many it would raise what is down, as part of an item that is being looked at. */
  raise: number;
}

export interface Item {
  readonly entries: readonly Entry[];
  readonly servers: number;
}

export interface Unit {
  readonly step: Step;
  readonly index: number;
  /** Among all units: by step, then by unit. */
  readonly number: number;
  readonly entries: Entry[];
  /** null: an item is a server. */
  items: readonly Item[] | null;
  revertItems: readonly Item[] | null;
  readonly servers: number;
  /** Servers of a batch; Infinity: no bound. */
  readonly size: number;
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
  readonly commonGroups: DownGroup[];
  readonly batch: Batch;
  readonly slot: number;
  readonly revertSlot: number;
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
  /** It has begun to revert. */
  reverting: boolean;
  /** Servers of it that may be reverted. */
  toRevert: number;
}

export interface Step {
  readonly index: number;
  readonly kind: 'deploy' | 'each' | 'wait' | 'gate' | 'act';
  readonly stage: Stage;
  readonly next: number;
  readonly wayBack: number;
  /** The unit in whose block it stands; null: it stands in its stage. */
  readonly within: Unit | null;
  readonly source: number;
  /** Of a gate; -1. */
  readonly check: number;
  readonly units: Unit[];
  /** Per showing level: nodes, and servers of them that are still to be tried. */
  readonly doneNodes: readonly (readonly number[])[];
  readonly doneServers: readonly (readonly number[])[];
  readonly doneLeft: readonly Int32Array[];
  readonly slot: number;
  /** `over`: its thread goes on as soon as nothing holds the stage; `back`: goes back; `held`: by a pause that it raised. */
  phase: 'idle' | 'active' | 'over' | 'back' | 'held';
  touched: boolean;
  /** How often it has begun. */
  runs: number;
  unitsRunning: number;
  unitsEnded: number;
  /** Units before it do not wait. */
  firstWaiting: number;
  /** Where its thread goes back to. */
  backTo: number;
  actFailed: boolean;
}

export interface Stage {
  readonly index: number;
  readonly entry: number;
  readonly last: number;
  readonly selected: number;
  /** Stages that wait for it, and how many it waits for. */
  readonly followers: Stage[];
  readonly after: number;
  readonly watches: Watch[];
  readonly timeoutSlot: number;
  readonly handlers: Handlers;
  /** Its waits and gates. */
  readonly bakes: Step[];
  startedAt: number;
  endedAt: number;
  waitsFor: number;
  /** What its thread does past the last step (`none` before), and the step that it goes back to. */
  end: 'none' | 'over' | 'back' | 'held';
  endBackTo: number;
  /** Pauses so far, and those that hold it now. */
  pauses: number;
  holds: number;
  tried: number;
  failed: number;
  failuresRaised: boolean;
  batchEnded: boolean;
}

export interface Watch {
  readonly index: number;
  readonly check: number;
  /** The stage it belongs to; null: the plan. */
  readonly stage: number | null;
  readonly falseAlarmSlot: number;
  /** Per bug the slot of its alarm. */
  readonly alarmSlots: readonly number[];
  on: boolean;
  begunAt: number;
  /** False alarms so far, the one that is due included. */
  ordinal: number;
  /** Bugs that it gives alarm for in this round. */
  readonly alarms: number[];
}

/** A node that an outage may hit. */
export interface OutageNode {
  readonly outage: number;
  readonly node: number;
  readonly cells: readonly Cell[];
  readonly dueSlot: number;
  readonly endSlot: number;
  ordinal: number;
  lasting: boolean;
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

export interface Raiser {
  readonly stage: Stage;
  readonly trigger: TriggerKind;
  readonly cause: Cause;
  readonly step: Step | null;
  /** The thread of `step`, or (step null) of the stage past its last step, raised it. */
  readonly byThread: boolean;
}

export interface Pause {
  readonly ordinal: number;
  readonly raiser: Raiser;
  readonly next: Action;
  readonly depth: number;
}

export type Turn =
  | { readonly kind: 'stop' | 'rollback' | 'rollback-stage' }
  | { readonly kind: 'rollback-in'; readonly takes: Distribution };

export interface Kernel {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly luck: Luck;
  readonly shape: RecordShape;
  readonly cells: readonly Cell[];
  readonly bugs: readonly Bug[];
  readonly exclusionGroups: readonly ExclusionGroup[];
  readonly pieces: readonly Piece[];
  readonly laneGroups: readonly LaneGroup[];
  readonly lanes: readonly Lane[];
  readonly orders: readonly Order[];
  readonly rates: readonly Rate[];
  readonly units: readonly Unit[];
  readonly steps: readonly Step[];
  readonly stages: readonly Stage[];
  readonly watches: readonly Watch[];
  readonly planWatches: readonly Watch[];
  readonly outages: readonly OutageNode[];
  /** Per showing level and node, 1 if it is done. */
  readonly doneNodes: readonly Uint8Array[];
  readonly heap: Heap;
  /** Per slot of the heap: what it stands for, and which. */
  kindOf: Uint8Array;
  readonly indexOf: Int32Array;
  readonly rollbackInSlot: number;
  readonly planTimeoutSlot: number;
  readonly wakeSlot: number;

  /** Where events go; null while trials are only counted. */
  log: RunEvent[] | null;
  /** Every change of what is down in a group; null: nobody asks. */
  changes: DownChange[] | null;
  now: number;
  round: number;
  course: 'forward' | 'turned' | 'reverting' | 'ended';
  turn: Turn | null;
  outcome: Outcome;
  cause: Cause | null;
  turnedBy: Stage | null;
  /** Something asks for another round at this instant. */
  again: boolean;
  /** In progress: batches, waits, gates, `run`s, pauses, repairs, `rollback in`. Without these nothing unblocks. */
  working: number;
  /** `run`s among these. */
  acting: number;
  /** Outages that last. */
  lasting: number;
  stagesEnded: number;
  /** Stages whose threads have passed their last step. */
  ending: number;
  /** Slots of this round, in order. */
  due: Int32Array;
  dueCount: number;

  /** Steps whose threads may go on, and running units without a batch, each in order. */
  readonly ready: Step[];
  readonly idle: Unit[];
  /** Steps with waiting units, in order. */
  readonly open: Step[];
  /** Units with a batch in progress, in any order. */
  readonly flying: Unit[];
  /** Units that go back, in order. */
  readonly reverting: Unit[];
  /** By slot. */
  readonly repairs: Map<number, Repair>;
  readonly pauses: Map<number, Pause>;
  /** Slots of repairs and pauses that nothing uses. */
  readonly freeSlots: number[];
  readonly failedActs: Step[];
  readonly stuck: Step[];
  /** Per exclusion with `apart`: when each unit's end is far enough. */
  readonly aparts: readonly Apart[];
  /** Levels and nodes that are done in this round, in pairs. */
  readonly newlyDone: number[];
  /** All that are, in pairs. */
  readonly everDone: number[];
  /** Bugs that the gate in hand sees. */
  readonly seen: Bug[];
  batchEnded: boolean;

  readonly touchedCells: Cell[];
  readonly touchedUnits: Unit[];
  readonly touchedSteps: Step[];
  readonly raisedGroups: DownGroup[];
  /** Per limit. */
  readonly peaks: readonly Peak[];
  readonly batchesOf: Int32Array;
  readonly revertsOf: Int32Array;
  readonly addresses: number[];
  /** Counters of retries, by who raised the trigger. */
  readonly retries: Map<string, number>;

  anyBug: boolean;
  /** Some bug that is there shows at a node that is done. */
  anyShowing: boolean;
  anyTaken: boolean;
  falseAlarms: number;
  failedServers: number;
  planFailuresRaised: boolean;
  readonly busyCount: Int32Array;
  readonly busySince: Float64Array;
  readonly busyBefore: Float64Array;
}
