import type { ActionKind, Cause, Outcome, TriggerKind } from '@rollout/compiler';
import type { ExposureUnit } from '@rollout/language';
import type { StartResults } from '../results/results.ts';
import type {
  TraceBugChange,
  TraceLoadChange,
  TraceMetric,
  TracePeople,
  TraceProgress,
  TraceTraffic,
} from './trace-history.ts';

/**
 * One run of a plan, told in names: plain data, the same bytes for the same machine, seed and trial. Its schema is
 * docs/schema/trace.schema.json. Times are in milliseconds from the plan's start; null where something never came.
 */
export interface Trace {
  readonly kind: 'trace';
  readonly schemaVersion: 1;
  readonly version: string;
  readonly machineHash: string;
  readonly plan: string;
  /** Under which it ran; null: as written. */
  readonly scenario: string | null;
  /** When it began; null: nothing in the plan depends on it. */
  readonly start: StartResults | null;
  /** Where a change lands at any time: when this one did, which is time 0. */
  readonly landed: TraceLanding | null;
  /** It waited for no train. */
  readonly fastTrack: boolean;
  readonly seed: string;
  readonly trial: number;
  readonly unit: 'milliseconds';
  readonly duration: number;
  readonly outcome: Outcome;
  readonly cause: Cause | null;
  /** Name of the stage whose handler turned the plan. */
  readonly causeStage: string | null;
  /** When a `contract` first started: what was done before stays. */
  readonly pointOfNoReturn: number | null;
  readonly servers: number;
  readonly stages: readonly TraceStage[];
  readonly steps: readonly TraceStep[];
  readonly bugs: readonly TraceBug[];
  readonly limits: readonly TraceLimit[];
  readonly outages: readonly TraceOutage[];
  readonly incidents: readonly TraceIncident[];
  /** How many servers stand, and how many of them are up, from each of these times on. */
  readonly standing: readonly TraceStanding[];
  readonly services: readonly TraceService[];
  /** Who is on the new version, and how many attempts have failed; empty where nothing is deployed. */
  readonly progress: readonly TraceProgress[];
  /** Of areas whose traffic was ever shifted. */
  readonly traffic: readonly TraceTraffic[];
  /** Of the release and of flags that anybody ever had. */
  readonly people: readonly TracePeople[];
  /** Of checks whose metrics the model gives readings for. */
  readonly metrics: readonly TraceMetric[];
  /** Everything that happened, in order. */
  readonly events: readonly TraceEvent[];
  /** Only where single servers were asked for: each attempt to bring one to the new version or back. */
  readonly serverRuns: readonly TraceServerRun[] | null;
}

export interface TraceLanding {
  /** On the wall clock of the start's zone: `2026-02-03T14:05:09`. */
  readonly at: string;
  /** From the start. */
  readonly after: number;
}

export interface Span {
  readonly start: number;
  readonly end: number | null;
}

export interface TraceStage extends Span {
  readonly name: string;
}

/** A step that was started, with every time that it ran (more than once after a retry). */
export interface TraceStep {
  readonly name: string;
  readonly text: string;
  readonly stage: string;
  readonly kind: TraceStepKind;
  readonly runs: readonly TraceRun[];
  /** Units that were started; none of steps that have none. */
  readonly units: readonly TraceUnit[];
}

export interface TraceRun extends Span {
  /** When its work did: later than `start` where windows or freezes held it, null where they held it to the end. */
  readonly began: number | null;
}

/** As plans say it. */
export type TraceStepKind =
  | 'deploy'
  | 'each'
  | 'shift'
  | 'release'
  | 'enable'
  | 'disable'
  | 'expand'
  | 'migrate'
  | 'contract'
  | 'retire'
  | 'wait'
  | 'clock'
  | 'confidence'
  | 'gate'
  | 'approval'
  | 'run';

export interface TraceUnit extends Span {
  /** Address of the node; of an `each` unit, its name. */
  readonly address: string;
  readonly servers: number;
  /** None of an `each` unit. */
  readonly batches: readonly TraceBatch[];
  readonly reverts: readonly TraceBatch[];
}

export interface TraceBatch extends Span {
  readonly ordinal: number;
  readonly servers: number;
  /** Of these, beside the ones that they replace. */
  readonly surged: number;
  /** Servers that stayed failed; null while it had not ended. */
  readonly failed: number | null;
  /** When outages hit it, and when it went on after them. */
  readonly hits: readonly Span[];
}

export interface TraceBug {
  readonly name: string;
  readonly there: boolean;
  readonly shown: number | null;
  readonly found: { readonly at: number; readonly stage: string; readonly by: 'gate' | 'watch' | 'stage-end' } | null;
  /** When it was left out of a later train. */
  readonly fixed: number | null;
  /** When its exposure last came to an end; null: it never began, or went on to the plan's end. */
  readonly gone: number | null;
  /** With what the horizon adds if it escaped. */
  readonly exposure: number;
  readonly unit: ExposureUnit;
  /** The most servers with the bug at once; and users, 0 without an audience. */
  readonly reach: number;
  readonly met: number;
  /** How it grew; empty: nobody was ever exposed to it. */
  readonly history: readonly TraceBugChange[];
  /** Of its exposure, what the horizon adds after the plan's end. */
  readonly afterEnd: number;
}

export interface TraceLimit {
  /** The sentence as written. */
  readonly text: string;
  readonly counts: string;
  /** Groups in which anything was ever down. */
  readonly groups: readonly TraceGroup[];
}

export interface TraceGroup {
  readonly address: string;
  readonly size: number;
  readonly allowed: number;
  readonly allowedInRollback: number;
  /** How many are down from each of these times on. */
  readonly down: readonly { readonly at: number; readonly down: number }[];
}

export interface TraceOutage extends Span {
  readonly address: string;
}

/** What a scenario loses, as it says it. */
export interface TraceIncident extends Span {
  readonly text: string;
}

export interface TraceStanding {
  readonly at: number;
  /** Those beside what they are to replace included. */
  readonly standing: number;
  /** Of the fleet: one is not down while its old one stands. */
  readonly up: number;
}

/** The greatest load of its up servers in this run, in ordinary loads. null: nothing was up that could carry it. */
export interface TraceService {
  readonly service: string;
  readonly headroom: number | null;
  readonly peak: number | null;
  /** Where; null: it had nothing to carry. */
  readonly group: string | null;
  /** Its greatest load at any time; it begins with that at rest. */
  readonly history: readonly TraceLoadChange[];
}

export interface TraceServerRun {
  readonly server: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'deploy' | 'revert';
  readonly failed: boolean;
  /** Attempts that it took. */
  readonly attempts: number;
}

export type TraceEvent = { readonly at: number } & (
  | { readonly kind: 'stage-started' | 'stage-ended'; readonly stage: string }
  | { readonly kind: 'step-started' | 'step-ended' | 'run-failed'; readonly step: string }
  /** Windows or freezes hold the work of a step that has started; later it begins. */
  | { readonly kind: 'work-held' | 'work-started'; readonly step: string }
  | { readonly kind: 'unit-started' | 'unit-ended'; readonly step: string; readonly unit: string }
  | {
      readonly kind: 'batch-started' | 'revert-started';
      readonly step: string;
      readonly unit: string;
      readonly ordinal: number;
      readonly servers: number;
      readonly surged: number;
    }
  | {
      readonly kind: 'repaired';
      readonly step: string;
      readonly unit: string;
      readonly ordinal: number;
      readonly servers: number;
    }
  | {
      readonly kind: 'batch-ended' | 'revert-ended';
      readonly step: string;
      readonly unit: string;
      readonly ordinal: number;
      readonly servers: number;
      readonly failed: number;
    }
  | {
      readonly kind: 'batch-hit' | 'batch-resumed';
      readonly step: string;
      readonly unit: string;
      readonly ordinal: number;
    }
  | { readonly kind: 'outage-started' | 'outage-ended'; readonly address: string }
  | { readonly kind: 'bug-shown'; readonly bug: string }
  | {
      readonly kind: 'bug-found';
      readonly bug: string;
      readonly stage: string;
      readonly by: 'gate' | 'watch' | 'stage-end';
    }
  | {
      readonly kind: 'gate-judged';
      readonly step: string;
      readonly check: string;
      readonly verdict: 'healthy' | 'unhealthy' | 'false-alarm' | 'marginal';
    }
  | {
      readonly kind: 'watch-alarm';
      readonly check: string;
      readonly stage: string;
      readonly falseAlarm: boolean;
    }
  | {
      readonly kind: 'raised';
      readonly stage: string;
      readonly step: string | null;
      readonly trigger: TriggerKind;
      readonly action: ActionKind;
      /** Which one is switched off where that is the action; else null. */
      readonly flag: string | null;
    }
  | { readonly kind: 'pause-ended'; readonly stage: string }
  | { readonly kind: 'answered'; readonly stage: string; readonly continues: boolean }
  | { readonly kind: 'approval-given' | 'approval-refused'; readonly step: string; readonly who: string }
  | { readonly kind: 'wait-satisfied' | 'wait-exhausted'; readonly step: string }
  /** The new servers of these areas carry at least that share of their load from now on. */
  | {
      readonly kind: 'traffic-shifted';
      readonly step: string;
      readonly areas: readonly string[];
      readonly share: number;
    }
  /** At least the first so many of the audience have the new version from now on; likewise below, for a flag. */
  | { readonly kind: 'released'; readonly step: string; readonly users: number }
  | { readonly kind: 'flag-enabled'; readonly step: string; readonly flag: string; readonly users: number }
  | { readonly kind: 'flag-disabled'; readonly step: string; readonly flag: string }
  /** What the plan has moved of a lever, and may go back, is back. */
  | { readonly kind: 'traffic-returned' | 'release-withdrawn' | 'flags-off' }
  /** The change of a schema that has started is a `contract`: what was done before stays. */
  | { readonly kind: 'point-of-no-return'; readonly step: string }
  /** The change has left with the train of a channel for that ring, or has been taken off it. */
  | { readonly kind: 'departed' | 'recalled'; readonly stage: string; readonly ring: string }
  /** Left out of the train that leaves now. */
  | { readonly kind: 'bug-fixed'; readonly bug: string }
  | { readonly kind: 'blue-retired'; readonly step: string }
  | { readonly kind: 'green-removed'; readonly step: string; readonly unit: string; readonly servers: number }
  | { readonly kind: 'incident-started' | 'incident-ended'; readonly incident: string }
  | { readonly kind: 'rollback-started' | 'rollback-ended' | 'rollback-blocked' }
  | { readonly kind: 'plan-ended'; readonly outcome: Outcome; readonly cause: Cause | null }
);
