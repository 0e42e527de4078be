import type { ConfidenceQuestion, Verdict } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import type { LateSurfacing } from './late-surfacing.ts';
import type { SwitchedLever } from './lever-times.ts';
import type { Tape } from './tape.ts';

/**
 * The luck of one trial at a time: whoever runs a machine (`step`'s driver, the kernel) asks it for the time and the
 * outcome of everything that starts. What it answers depends on the machine's names, the key, the trial and the arguments
 * alone, never on what was asked before, so any two engines that ask the same get the same.
 *
 * Every time is in whole milliseconds, rounded up; `Infinity` means never. What comes beside the time stands in `outcome`
 * until the next call. Nothing allocates but `begin` on its first call.
 */
export interface Luck {
  /** Chooses the trial (numbered from 1) and fills `bugs`, `lands` and `fastTrack`. */
  begin(trial: number): void;
  /** Milliseconds from the machine's start to the change's landing, which is the run's time 0. */
  readonly lands: number;
  /** The change waits for no train. */
  readonly fastTrack: boolean;
  readonly bugs: BugFates;
  readonly outcome: LuckOutcome;
  /** For bugs of which `surfacesAt` is Infinity though they surface. */
  readonly late?: LateSurfacing;
  /** On which it notes what it draws by chance; a luck without one is not remembered. */
  readonly tape?: Tape;

  /**
   * Time of a batch of `count` cells (`cells[i]` with `servers[i]` of its servers, i < count) and, in `outcome.failed`,
   * the servers of each that stay failed after their last attempt. `ordinal` counts the batches of the unit's address in
   * this trial from 1; `attempt` is the first attempt that is made, more than 1 only after an outage.
   */
  batch(
    step: number,
    unit: number,
    ordinal: number,
    attempt: number,
    cells: Int32Array,
    servers: Int32Array,
    count: number,
  ): number;
  /** Likewise for a batch that is reverted: the servers of each cell that end up failed. */
  revert(step: number, unit: number, ordinal: number, cells: Int32Array, servers: Int32Array, count: number): number;
  /**
   * Time until the failed servers of that batch have been repaired; without `repair`, Infinity. `reverting`: it is the
   * reverting batch of that ordinal.
   */
  repair(
    reverting: boolean,
    step: number,
    unit: number,
    ordinal: number,
    cells: Int32Array,
    servers: Int32Array,
    count: number,
  ): number;
  wait(step: number, running: number): number;
  /** Of a lever. */
  pull(step: number, running: number): number;
  /** In open time (see the calendar in docs/semantics.md); `outcome.refused`. */
  approval(step: number, running: number): number;
  /** Time from the question's `now` until the wait for confidence is over; `outcome.reached`. Nothing random is in it. */
  confidenceDue(step: number, question: ConfidenceQuestion): number;
  /** `outcome.sees` and `outcome.falseAlarm`. */
  gate(step: number, running: number): number;
  /** What `gate` says of one running, asked for one by one: its time, whether it sees a bug, whether it cries wolf. */
  gateTakes(step: number, running: number): number;
  gateSees(step: number, running: number, bug: number): boolean;
  gateCriesWolf(step: number, running: number): boolean;
  /**
   * What the samples of this running are judged to be if the bugs of the set `moved` (see `MachineHealth.moving`) move its
   * metrics: `PASS`, `MARGINAL` or `FAIL`. Only for gates whose check has metrics with readings.
   */
  gateVerdict(step: number, running: number, moved: number): VerdictNumber;
  /** A `run`, or a change of a schema: all its attempts together; `outcome.actFailed`. */
  act(step: number, running: number): number;
  pause(stage: number, ordinal: number, takes: Distribution): number;
  /** Until a person has decided; `outcome.continues`. Ordinals are shared with pauses. */
  ask(stage: number, ordinal: number, takes: Distribution, continues: number): number;
  /** All that the lever has moved goes back at once. */
  leverBack(lever: SwitchedLever): number;
  /** The change is taken off its train. */
  recall(stage: number, ordinal: number): number;
  rollbackIn(takes: Distribution): number;
  /** Time from the end of the last outage (or the plan's start) to the next. `node` is the layout's number of the node at the outage's level. */
  outageDue(outage: number, node: number, ordinal: number): number;
  outageLasts(outage: number, node: number, ordinal: number): number;
  incidentLasts(incident: number): number;
  /** Time from the last false alarm of the watch (or its beginning) to the next. */
  falseAlarmDue(watch: number, ordinal: number): number;
}

/** `Verdict` as a number. */
export type VerdictNumber = 0 | 1 | 2;
export const PASS = 0;
export const MARGINAL = 1;
export const FAIL = 2;
/** By their numbers. */
export const VERDICTS: readonly Verdict[] = ['pass', 'marginal', 'fail'];

/** What luck holds for the whole trial: `TrialLuck` in typed arrays. */
export interface BugFates {
  /** Per bug: 1 if the release carries it. Everything below holds only if it does. */
  readonly there: Uint8Array;
  /** Per bug: exposure in server-milliseconds, requests or user-milliseconds, at which it surfaces; Infinity: never by exposure. */
  readonly surfacesAt: Float64Array;
  /** Where a bug's showings begin in `showsAt`; one entry more than there are bugs. */
  readonly showingsFrom: Int32Array;
  /** Per showing: the ordinal (from 1) of the node at which it shows; 0: none. */
  readonly showsAt: Int32Array;
  /** At `bug * checks + check`: 1 if the check cannot see the bug at all. */
  readonly blind: Uint8Array;
  /** At `bug * watches + watch`: milliseconds from showing to alarm; Infinity: that watch misses it. */
  readonly watched: Float64Array;
}

export interface LuckOutcome {
  /** For each cell of the batch asked for: the servers that stay failed. As long as the layout has cells. */
  readonly failed: Int32Array;
  /** Per bug: 1 if this running of the gate can see it once it has shown. */
  readonly sees: Uint8Array;
  falseAlarm: boolean;
  actFailed: boolean;
  /** Of an approval. */
  refused: boolean;
  /** Of a wait for confidence: false if its time is up without. */
  reached: boolean;
  /** Of a question. */
  continues: boolean;
}
