/** Steps, stages, and what is raised in them. */
import type { Cause, Handlers, MachineHealth, MachineStep, TriggerKind } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';
import type { Rule } from './rules.ts';
import type { Crowd, Turns } from './turns.ts';
import type { Unit } from './units.ts';

export interface Step {
  readonly index: number;
  readonly kind: MachineStep['kind'];
  readonly own: MachineStep;
  readonly stage: Stage;
  readonly next: number;
  readonly wayBack: number;
  /** The unit in whose block it stands; null: it stands in its stage. */
  readonly within: Unit | null;
  readonly source: number;
  /** What it deploys stands beside the old version until that is retired. */
  readonly green: boolean;
  /** Of a gate; -1. */
  readonly check: number;
  /** Of a gate that is judged by its samples; else null. */
  readonly health: MachineHealth | null;
  readonly units: Unit[];
  /** Per showing level: nodes, and servers of them that are still to be tried. */
  readonly doneNodes: readonly (readonly number[])[];
  readonly doneServers: readonly (readonly number[])[];
  readonly doneLeft: readonly Int32Array[];
  readonly slot: number;
  /** All of them have to let its work start. */
  readonly rules: readonly Rule[];
  /**
   * `closed`: until the calendar lets it start; `over`: its thread goes on as soon as nothing holds the stage; `back`: goes back; `held`:
   * by a pause that it raised; `recalled`: until its change has been taken off the train.
   */
  phase: 'idle' | 'active' | 'closed' | 'over' | 'back' | 'held' | 'recalled';
  touched: boolean;
  /** How often it has begun. */
  runs: number;
  unitsRunning: number;
  unitsEnded: number;
  /** Whose turn it is, where all of them wait for the same. */
  turns: Turns | null;
  crowds: readonly Crowd[];
  /** Units before it do not wait. */
  firstWaiting: number;
  /** Where its thread goes back to. */
  backTo: number;
  actFailed: boolean;
  /** Of an approval. */
  refused: boolean;
  /** Of a wait for evidence or confidence: when it began; of the first, when its time has passed. */
  since: number;
  dueAt: number;
  /** Its time has passed; it will end with what it waits for. */
  satisfied: boolean;
  /** Of a wait for confidence: it is known when it ends. */
  asked: boolean;
  /** Of a step that retires blue: the steps whose green takes its place, and whether it is still to. */
  readonly deploys: Step[];
  retiring: boolean;
  /** Of a deploying step: what it has put beside the old version has taken its place. */
  retired: boolean;
  /** Of a gate: its last running was marginal, and it runs once more. */
  marginal: boolean;
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
  /** Per cell the number of the rule for its servers; null: they are always open. */
  readonly cellRules: Int32Array | null;
  startedAt: number;
  endedAt: number;
  waitsFor: number;
  /** What its thread does past the last step (`none` before), and the step that it goes back to. */
  end: 'none' | 'over' | 'back' | 'held' | 'recalled';
  endBackTo: number;
  /** Pauses so far, and those that hold it now. */
  pauses: number;
  holds: number;
  tried: number;
  failed: number;
  failuresRaised: boolean;
  batchEnded: boolean;
  /** Requests that the new servers had seen when it began. */
  requestsBefore: number;
  /** The step that waits for its trains; -1: it has none. */
  readonly departure: number;
  readonly recallSlot: number;
  /** When its change has left with its trains. */
  readonly departures: number[];
  /** How often it has been taken off one, and whether it is being. */
  recalls: number;
  isRecalled: boolean;
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
  /** Bugs that it gives alarm for in this round; and those that it was to give alarm for while nobody met them. */
  readonly alarms: number[];
  readonly overdue: number[];
}

export interface Raiser {
  readonly stage: Stage;
  readonly trigger: TriggerKind;
  readonly cause: Cause;
  readonly step: Step | null;
  /** The thread of `step`, or (step null) of the stage past its last step, raised it. */
  readonly byThread: boolean;
}

/** A stage is held: for a time, or until a person has decided. */
export interface Pause {
  readonly kind: 'pause' | 'ask';
  readonly ordinal: number;
  readonly raiser: Raiser;
  readonly next: Action;
  readonly depth: number;
  /** What the person says. */
  readonly continues: boolean;
}

export type Turn =
  | { readonly kind: 'stop' | 'rollback' | 'rollback-stage' }
  /** Only this flag goes back. */
  | { readonly kind: 'disable'; readonly flag: string }
  | { readonly kind: 'rollback-in'; readonly takes: Distribution };
