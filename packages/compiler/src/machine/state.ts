import type { Action, Distribution } from '@rollout/language';
import type { Cause, LeverName, Outcome, TriggerKind } from './run-event.ts';
import type { TrialLuck } from './work.ts';

/**
 * Everything there is to know of a run between two moments: immutable plain JSON data. Lists with one entry a stage, step,
 * bug, watch or limit follow the machine's order; units and groups are the layout's.
 */
export interface State {
  /** Time of the last round, and how many rounds there have been. */
  readonly at: number;
  readonly round: number;
  readonly luck: TrialLuck;
  readonly course: Course;
  readonly stages: readonly StageState[];
  readonly threads: readonly Thread[];
  /** Per step: how often it has been started. */
  readonly runs: readonly number[];
  /** Per step its units; none for steps without. */
  readonly units: readonly (readonly UnitState[])[];
  /** In progress. */
  readonly batches: readonly BatchState[];
  readonly repairs: readonly RepairState[];
  readonly pauses: readonly PauseState[];
  /** One an area. */
  readonly areas: readonly AreaState[];
  /** To how many users the plan has released. */
  readonly release: Widening;
  /** One a flag: for how many users it is on. */
  readonly flags: readonly Widening[];
  /** A `contract` has started: what was done before stays. */
  readonly pointOfNoReturn: boolean;
  /** Per stage: when the change has left with its trains. */
  readonly departures: readonly (readonly number[])[];
  /** Changes that are being taken off a train. */
  readonly recalls: readonly { readonly id: string; readonly stage: number; readonly ordinal: number }[];
  /** Pending: when blue will be retired. */
  readonly retirements: readonly { readonly step: number; readonly at: number }[];
  /** Per step: what it has deployed beside the old version has taken its place. */
  readonly retired: readonly boolean[];
  /** Incidents that last. */
  readonly incidents: readonly { readonly id: string; readonly incident: number }[];
  readonly outages: readonly OutageState[];
  readonly bugs: readonly BugState[];
  readonly watches: readonly WatchState[];
  /** Requests that the new servers have seen, likewise; kept only where a wait asks for them. */
  readonly requests: { readonly amount: number; readonly since: number; readonly rate: number };
  /** Gates that have passed, where a wait for confidence asks. */
  readonly looks: readonly { readonly step: number; readonly exposures: readonly number[] }[];
  /** Per step: its last running was marginal, and it runs once more. */
  readonly marginal: readonly boolean[];
  /** Per showing level the nodes that are done, in the order in which they were. */
  readonly done: readonly (readonly number[])[];
  /** How often each `retry` has been taken, by who raised it. */
  readonly retries: Readonly<Record<string, number>>;
  /** Batches that started in the longest period that a rate limit looks back on. */
  readonly starts: readonly { readonly at: number; readonly servers: number }[];
  /** What is raised once for the whole plan, and has been. */
  readonly failuresRaised: boolean;
  readonly timeoutRaised: boolean;
  /** Per down limit the group that has come nearest to its bound so far, and how many were down in it; group -1: none. */
  readonly peaks: readonly { readonly down: number; readonly group: number }[];
  /**
   * Per service the greatest load of an up server so far, in ordinary loads (null: there was load and nothing up to carry it), and the group of
   * the layout in which it was; -1: none.
   */
  readonly loads: readonly { readonly ratio: number | null; readonly group: number }[];
  /** The most servers that stood at once, and the fewest that were up. */
  readonly most: number;
  readonly fewest: number;
  /** Per source of steps: copies of it that run, since when one does, and the time in which one did before. */
  readonly busy: readonly { readonly running: number; readonly since: number; readonly before: number }[];
  readonly falseAlarms: number;
  /** Servers that stayed failed after their last attempt to deploy, repaired or reverted since or not. */
  readonly failedServers: number;
}

export type Turn =
  | { readonly kind: 'stop' | 'rollback' | 'rollback-stage' }
  /** Only this flag goes back. */
  | { readonly kind: 'disable'; readonly flag: string }
  | { readonly kind: 'rollback-in'; readonly takes: Distribution };

/** Where the plan as a whole stands. `stage` and `cause`: whose handler turned it, and why. */
export type Course =
  | { readonly kind: 'forward' }
  /** Nothing starts; what runs ends. */
  | { readonly kind: 'turned'; readonly turn: Turn; readonly stage: number; readonly cause: Cause }
  /** `lever`: which goes back now. */
  | {
      readonly kind: 'reverting';
      readonly turn: Turn;
      readonly stage: number;
      readonly cause: Cause;
      readonly lever: LeverName;
    }
  | {
      readonly kind: 'ended';
      readonly outcome: Outcome;
      readonly stage: number | null;
      readonly cause: Cause | null;
      /** It did not merely stop: some or all of it was to go back. */
      readonly wentBack: boolean;
    };

export interface StageState {
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly pauses: number;
  readonly tried: number;
  readonly failed: number;
  readonly failuresRaised: boolean;
  readonly timeoutRaised: boolean;
  /** Requests that new servers had seen when it began. */
  readonly requestsBefore: number;
  /** How often its change has been taken off a train. */
  readonly recalls: number;
}

export interface AreaState {
  /** What shifts have brought it to, in order. What gates bring it to follows from those that run. */
  readonly shifts: readonly { readonly stage: number; readonly share: number; readonly final: boolean }[];
  /** The share that the new version keeps when traffic goes back; null: nothing goes back. */
  readonly returned: number | null;
}

/** A number of users, always the first of the audience. */
export interface Widening {
  /** What enablings or releases have brought it to, in order, since it was last switched off. `final`: before a point of no return. */
  readonly shifts: readonly { readonly stage: number; readonly users: number; readonly final: boolean }[];
  /** Those who keep it when it goes back; null: nothing goes back. */
  readonly returned: number | null;
}

/** A block that is being gone through: a stage's own, or an `each` unit's. */
export interface Thread {
  readonly stage: number;
  readonly within: { readonly step: number; readonly unit: number } | null;
  /** null: past the last step of its stage. */
  readonly step: number | null;
  readonly doing: Doing;
}

export type Doing =
  /** Something takes its time. `since`: it began then. `satisfied` (of waits): all but its evidence is there. */
  | { readonly kind: 'working'; readonly id: string; readonly since: number; readonly satisfied: boolean }
  /** Until the calendar lets it start. */
  | { readonly kind: 'closed' }
  /** Until the last unit has ended. */
  | { readonly kind: 'deploying' }
  /** Goes on to what follows as soon as nothing holds its stage. */
  | { readonly kind: 'over' }
  /** Goes back likewise. */
  | { readonly kind: 'back'; readonly to: number }
  /** By a pause that it raised. */
  | { readonly kind: 'held' }
  /** Its change is being taken off the train; then it goes back to the departure. */
  | { readonly kind: 'recalled' };

export interface UnitState {
  /** `dropped`: given up before it started. */
  readonly phase: 'waiting' | 'running' | 'ended' | 'dropped';
  readonly endedAt: number | null;
  readonly endedIn: number | null;
  readonly batches: number;
  readonly reverts: number;
  readonly reverting: boolean;
  /** It had started when a `contract` did: it never goes back. */
  readonly final: boolean;
  /** As the layout's entries; none until it starts. */
  readonly entries: readonly EntryState[];
}

/** Servers of a unit's entry. A server that another unit deploys to again is the other's from then on. */
export interface EntryState {
  /** In batches that have ended. */
  readonly tried: number;
  readonly onNew: number;
  /** Servers on the new version that have begun to go back. */
  readonly gone: number;
  readonly failed: number;
  /** Of the failed ones, those beside which the server that they were to replace still stands. */
  readonly kept: number;
  /** Failed to go back: down, and not tried again. */
  readonly stuck: number;
}

/** Some servers of an entry (by position in the unit). */
export interface Part {
  readonly entry: number;
  readonly cell: number;
  readonly servers: number;
  /** Of these, beside the ones that they replace. */
  readonly surged: number;
}

export interface BatchState {
  readonly kind: 'batch' | 'revert';
  readonly id: string;
  readonly step: number;
  readonly unit: number;
  readonly ordinal: number;
  readonly attempt: number;
  readonly parts: readonly Part[];
  /** By how much less than its servers (or nodes) it counts as down in a group, where items are larger than servers. */
  readonly spared: readonly { readonly limit: number; readonly group: number; readonly amount: number }[];
  /** `waiting` for the end of an outage; `lost`: fails in the next round. */
  readonly status: 'running' | 'waiting' | 'lost';
}

export interface RepairState {
  readonly id: string;
  readonly of: 'batch' | 'revert';
  readonly step: number;
  readonly unit: number;
  readonly ordinal: number;
  readonly parts: readonly Part[];
}

/** Who raised a trigger. `thread`: the thread that did, and is held while the trigger is being met. */
export interface Raiser {
  readonly stage: number;
  readonly trigger: TriggerKind;
  readonly cause: Cause;
  readonly step: number | null;
  readonly thread: Pick<Thread, 'stage' | 'within'> | null;
}

/** A stage is held: for a time, or until a person has decided. */
export interface PauseState {
  readonly kind: 'pause' | 'ask';
  readonly id: string;
  readonly stage: number;
  readonly ordinal: number;
  readonly raiser: Raiser;
  readonly next: Action;
  /** How many actions of the handler came before `next`. */
  readonly depth: number;
}

/** Each node of an outage's level has one: it is due, or going on. */
export interface OutageState {
  readonly id: string;
  readonly outage: number;
  readonly node: number;
  readonly ordinal: number;
  readonly lasting: boolean;
}

export interface BugState {
  readonly shownAt: number | null;
  /** Seen for sure at the next gate or the stage's end. */
  readonly sure: boolean;
  /** The stage in which it was found. */
  readonly foundIn: number | null;
  /** How far it had got when it was found: `reach` and `met` by then, and how many rings had it, in part at least. */
  readonly atFind: {
    readonly at: number;
    readonly reach: number;
    readonly met: number;
    readonly rings: number;
  } | null;
  /** Gone from a later train: nobody has it any more. */
  readonly fixed: boolean;
  /** When its exposure last came to an end; null: it never began, or goes on. */
  readonly endedAt: number | null;
  /** Exposure, in server-milliseconds, requests or user-milliseconds, up to `since`; from then on it grows at `rate` a millisecond. */
  readonly exposure: number;
  readonly since: number;
  readonly rate: number;
  /** The most servers that had it at once, and the most users; these may be a fraction, where a part of the servers serves a part of them. */
  readonly reach: number;
  readonly met: number;
  /** The most rings of the audience that had it at once, in part at least: while `met` users that are more than 0 had it. */
  readonly rings: number;
}

export interface WatchState {
  /** Of the false alarm that is due. */
  readonly id: string | null;
  readonly ordinal: number;
  /** Bugs that it has given alarm for. */
  readonly alarmed: readonly number[];
}
