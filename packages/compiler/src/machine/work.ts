import type { Distribution } from '@rollout/language';
import type { LeverName } from './run-event.ts';

/** What luck holds for a whole trial, drawn before it begins. One entry a bug, in the machine's order. */
export interface TrialLuck {
  readonly bugs: readonly BugLuck[];
  /** Milliseconds from the machine's start to the change's landing, which is the run's time 0. */
  readonly lands: number;
  /** It waits for no train. */
  readonly fastTrack: boolean;
}

export interface BugLuck {
  /** The release carries it (for a bug without `present` that has `shows`: it would show if everything were deployed). */
  readonly there: boolean;
  /** Exposure, in server-milliseconds, at which it surfaces; null: never by exposure. */
  readonly surfacesAt: number | null;
  /** For each of its showings the ordinal (from 1) of the node at which it shows; null: none. */
  readonly showsAt: readonly (number | null)[];
  /** For each check: whether the check cannot see it at all. */
  readonly blind: readonly boolean[];
  /** For each watch: milliseconds from showing to alarm; null: that watch misses it. */
  readonly watched: readonly (number | null)[];
}

/** Servers of one cell (see `layout`) in a batch. */
export interface CellCount {
  readonly cell: number;
  readonly servers: number;
}

/**
 * Work that has started and whose time and outcome somebody outside must tell. `ordinal` and `running` count from 1 and,
 * with the names that the indices stand for, identify a piece of luck.
 */
export type Started = {
  readonly id: string;
} & (
  | {
      readonly kind: 'batch';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      /** The first attempt that it makes: more than 1 only after an outage hit it. */
      readonly attempt: number;
      readonly cells: readonly CellCount[];
    }
  | {
      readonly kind: 'revert';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly cells: readonly CellCount[];
    }
  /** The failed servers of one batch come back together. */
  | {
      readonly kind: 'repair';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly cells: readonly CellCount[];
    }
  | {
      readonly kind: 'wait' | 'gate' | 'pull' | 'approval' | 'act' | 'schema';
      readonly step: number;
      readonly running: number;
    }
  /** Ends at a known time. */
  | { readonly kind: 'clock'; readonly step: number; readonly running: number; readonly until: number }
  /** When it ends follows from `confidenceDue`; asked again, under another id, whenever a rate changes. */
  | {
      readonly kind: 'confidence';
      readonly step: number;
      readonly running: number;
      readonly question: ConfidenceQuestion;
    }
  | { readonly kind: 'pause'; readonly stage: number; readonly ordinal: number; readonly takes: Distribution }
  | {
      readonly kind: 'ask';
      readonly stage: number;
      readonly ordinal: number;
      readonly takes: Distribution;
      readonly continues: number;
    }
  /** All that one lever has moved goes back in one act. */
  | { readonly kind: 'lever-back'; readonly lever: Exclude<LeverName, 'servers'> }
  /** A stage's change is taken off its train: what the stage has released goes back in one act. */
  | { readonly kind: 'recall'; readonly stage: number; readonly ordinal: number }
  | { readonly kind: 'incident'; readonly incident: number }
  | { readonly kind: 'rollback-in'; readonly takes: Distribution }
  /** Time until the next outage of a node, and time that an outage lasts. `node` is the layout's number of the node at the outage's level. */
  | { readonly kind: 'outage-due' | 'outage'; readonly outage: number; readonly node: number; readonly ordinal: number }
  | { readonly kind: 'false-alarm-due'; readonly watch: number; readonly ordinal: number }
);

/** How started work ended. */
export type Ended = { readonly id: string } & (
  | {
      readonly kind: 'batch' | 'revert';
      /** For each of the batch's cells the servers that stay failed. */
      readonly failed: readonly number[];
    }
  /** For each bug whether this running of the gate can see it once shown; and whether it cries wolf where there is nothing to see. */
  | {
      readonly kind: 'gate';
      readonly sees: readonly boolean[];
      readonly falseAlarm: boolean;
      /** For each set of `MachineHealth.moving` what judging its samples would say; null: the check goes by its numbers alone. */
      readonly verdicts: readonly Verdict[] | null;
    }
  | { readonly kind: 'approval'; readonly refused: boolean }
  | { readonly kind: 'confidence'; readonly reached: boolean }
  | { readonly kind: 'ask'; readonly continues: boolean }
  | { readonly kind: 'act' | 'schema'; readonly failed: boolean }
  | {
      readonly kind:
        | 'wait'
        | 'pull'
        | 'clock'
        | 'lever-back'
        | 'recall'
        | 'incident'
        | 'repair'
        | 'pause'
        | 'rollback-in'
        | 'outage-due'
        | 'outage'
        | 'false-alarm-due';
    }
);

/** Everything that happens in one round of one instant. Milliseconds from the plan's start. */
export interface Moment {
  readonly at: number;
  readonly ended: readonly Ended[];
}

/** What a canary's samples are judged to be. */
export type Verdict = 'pass' | 'marginal' | 'fail';

/**
 * How much is known of each bug of a confidence step, in that order: `exposure` up to `since`, growing at `rate` a
 * millisecond from then on (see `BugState`); and at each look so far, in order, what the exposure was then.
 */
export interface ConfidenceQuestion {
  /** Nothing is expected before this time, or later than `latest`. */
  readonly now: number;
  readonly latest: number;
  readonly bugs: readonly { readonly exposure: number; readonly since: number; readonly rate: number }[];
  /** Gates that have passed: the step, and the exposure to each bug then. */
  readonly looks: readonly { readonly step: number; readonly exposures: readonly number[] }[];
}
