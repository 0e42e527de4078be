/** Where a run stands, beside what is written into its parts. */
import type { Cause, Outcome } from '@rollout/compiler';
import type { SwitchedLever } from '../../luck/lever-times.ts';
import type { DownGroup, Peak } from '../limits.ts';
import type { Area, LoadGroup } from './areas.ts';
import type { Batch, Repair } from './batches.ts';
import type { Bug } from './bugs.ts';
import type { Cell } from './cells.ts';
import type { Pause, Stage, Step, Turn } from './steps.ts';
import type { Unit } from './units.ts';

export interface RunState {
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
  /** In this round some bugs have come to reach others. */
  isReaching: boolean;
  falseAlarms: number;
  failedServers: number;
  planFailuresRaised: boolean;
  readonly busyCount: Int32Array;
  readonly busySince: Float64Array;
  readonly busyBefore: Float64Array;
}
