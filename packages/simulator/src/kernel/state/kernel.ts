/**
 * Everything that the kernel knows of a machine, and where a run of it stands. One set of objects serves all trials: what a
 * trial touches is noted, and put back before the next. Fields that never change are `readonly`.
 */
import type { Calendar, Cause, Layout, Machine, Outcome, RunEvent } from '@rollout/compiler';
import type { SwitchedLever } from '../../luck/lever-times.ts';
import type { Luck } from '../../luck/luck.ts';
import type { RecordShape } from '../../record.ts';
import type { Heap } from '../heap.ts';
import type { IntSpace } from '../int-space.ts';
import type {
  Apart,
  DownGroup,
  ExclusionGroup,
  Lane,
  LaneGroup,
  Order,
  Peak,
  Piece,
  Rate,
  SurgeGroup,
} from '../limits.ts';
import type { Area, LoadGroup, Meter, Service } from './areas.ts';
import type { Batch, InHand, Repair } from './batches.ts';
import type { Bug } from './bugs.ts';
import type { Cell, Incident, OutageNode } from './cells.ts';
import type { Histories, Versions } from './histories.ts';
import type { Audience, Widening } from './people.ts';
import type { Rule } from './rules.ts';
import type { Pause, Stage, Step, Turn, Watch } from './steps.ts';
import type { Unit } from './units.ts';

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
  readonly incidents: readonly Incident[];
  readonly surgeGroups: readonly SurgeGroup[];
  readonly areas: readonly Area[];
  readonly services: readonly Service[];
  /** Those with a profile. */
  readonly hourly: readonly Service[];
  /** null: the plan is about nobody in particular. */
  readonly audience: Audience | null;
  readonly release: Widening;
  readonly flags: readonly Widening[];
  /** null: nothing depends on it. */
  readonly calendar: Calendar | null;
  readonly rules: readonly Rule[];
  /** Requests that the new servers see; null: no wait asks. */
  /** Something may happen by itself: an `apart`, a rate, an opening, an hour. */
  readonly wakes: boolean;
  readonly requests: Meter | null;
  /** There is a wait for confidence. */
  readonly asksConfidence: boolean;
  /** Something can stand beside what it replaces. */
  readonly hasBeside: boolean;
  /** Load is shared out in areas, or groups of servers. */
  readonly hasLoads: boolean;
  /** Per showing level and node, 1 if it is done. */
  readonly doneNodes: readonly Uint8Array[];
  readonly heap: Heap;
  /** Per slot of the heap: what it stands for, and which. */
  kindOf: Uint8Array;
  indexOf: Int32Array;
  /** Whatever can be in progress, by the index of its slots. */
  readonly batches: Batch[];
  /** Where the numbers of batches stand. */
  readonly ints: IntSpace;
  /** As long as the longest unit. */
  readonly inHand: InHand;
  readonly rollbackInSlot: number;
  readonly leverBackSlot: number;
  readonly planTimeoutSlot: number;
  readonly wakeSlot: number;

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
  /** What the calendar calls time 0: milliseconds from the machine's start. */
  lands: number;
  now: number;
  round: number;
  course: 'forward' | 'turned' | 'reverting' | 'ended';
  turn: Turn | null;
  /** A `contract` has started. */
  noReturn: boolean;
  /** Of going back: levers that are to, in order; whether the first is on its way; what stands beside has been removed. */
  readonly returning: SwitchedLever[];
  returnBegun: boolean;
  removed: boolean;
  outcome: Outcome;
  cause: Cause | null;
  turnedBy: Stage | null;
  /** Something asks for another round at this instant. */
  again: boolean;
  /** In progress: batches, all that takes steps their time, pauses, repairs, acts of going back. Without these nothing unblocks. */
  working: number;
  /** Pulls, `run`s, changes of schemas and recalls among these. */
  acting: number;
  /** All that is down, and that stands beside; the most servers that have stood at once, and the fewest that were up. */
  down: number;
  beside: number;
  most: number;
  fewest: number;
  /** When a rule that has held something back in this round lets it start; Infinity: none will. */
  nextOpening: number;
  /** Rates of all meters are to be worked out anew. */
  ratesStale: boolean;
  /** Times at which blue is to be retired, among these. */
  retiring: number;
  /** Outages and incidents that last. */
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
  /** Batches in progress, in any order. */
  readonly flying: Batch[];
  /** Units that go back, in order. */
  readonly reverting: Unit[];
  /** By slot. */
  readonly repairs: Map<number, Repair>;
  readonly pauses: Map<number, Pause>;
  /** Slots of repairs and pauses that nothing uses. */
  readonly freeSlots: number[];
  readonly failedActs: Step[];
  /** Steps that the calendar holds, in order. */
  readonly closed: Step[];
  /** Waits for evidence and for confidence, and approvals, that go on. */
  readonly asking: Step[];
  readonly staleGroups: LoadGroup[];
  /** Areas whose share has changed in this round. */
  readonly staleAreas: Area[];
  /** Gates that have passed, where a wait for confidence asks. */
  readonly looks: { readonly step: number; readonly exposures: readonly number[] }[];
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
  /** It is told of some bug whom that reaches; and in this round some have come to reach others. */
  readonly hasPeople: boolean;
  isReaching: boolean;
  falseAlarms: number;
  failedServers: number;
  planFailuresRaised: boolean;
  readonly busyCount: Int32Array;
  readonly busySince: Float64Array;
  readonly busyBefore: Float64Array;
}
