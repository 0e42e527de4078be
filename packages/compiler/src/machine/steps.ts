import type { Action, Batch, CalendarDate, Distribution, Level, Share, Weekday } from '@rollout/language';
import type { ServerRange } from './fleet.ts';

/** An index into `Machine.steps`. Steps are numbered depth-first, in the order in which they are written. */
export type StepIndex = number;

interface Common {
  /** Unique, made of names: `world/1[us-east]/2` is the second step of the block for us-east of the first step of `world`. */
  readonly name: string;
  /** Alike for every copy that a block has made of one sentence: `world/1/2`. */
  readonly source: string;
  /** The sentence as written, up to its block. */
  readonly text: string;
  readonly stage: number;
  /** What follows in the same block; null at the block's end. */
  readonly next: StepIndex | null;
}

export interface DeployStep extends Common {
  readonly kind: 'deploy';
  /** In the order in which they are walked. Disjoint. The units are the nodes of `by` that they touch, in the order of their first server. */
  readonly select: readonly ServerRange[];
  readonly by: Level;
  readonly parallel: readonly number[];
  readonly batch: Batch;
  /** Beside what stands, until that is retired. */
  readonly green: boolean;
}

/** A block for every unit, each in a copy of its own. */
export interface EachStep extends Common {
  readonly kind: 'each';
  readonly level: Level | 'upgradeDomain';
  readonly units: readonly {
    readonly name: string;
    readonly select: readonly ServerRange[];
    readonly entry: StepIndex;
  }[];
  readonly parallel: readonly number[];
}

export interface WaitStep extends Common {
  readonly kind: 'wait';
  readonly takes: Distribution;
  /** And until the new servers have seen so many requests since the stage began, but no longer than `atMost` milliseconds. */
  readonly evidence: { readonly requests: number; readonly atMost: number | null } | null;
  /** Where `retry` goes back to: the step after the last one that pulls a lever before this, in its block. */
  readonly retryFrom: StepIndex;
}

/** Until a time on the clock. */
export interface ClockStep extends Common {
  readonly kind: 'clock';
  readonly until: /** The next such time later than now. */
    | { readonly kind: 'next'; readonly day: Weekday; readonly minute: number; readonly zone: string }
    /** The next departure, now included: `from` at midnight, and every `every` milliseconds (whole days: calendar days) after it. */
    | { readonly kind: 'every'; readonly every: number; readonly from: CalendarDate; readonly zone: string }
    /** The next train of its stage: likewise, but later than now for a change that has missed one, and at once for one on the fast track. */
    | { readonly kind: 'train'; readonly every: number; readonly from: CalendarDate; readonly zone: string };
  readonly retryFrom: StepIndex;
}

/** Until a pass of `gate` would leave a chance of at most 1 − `level` that one of `bugs` is there unseen; at most `atMost` milliseconds. */
export interface ConfidenceStep extends Common {
  readonly kind: 'confidence';
  readonly level: number;
  readonly atMost: number;
  /** The gate that follows. */
  readonly gate: StepIndex;
  /** Those that exposure teaches about. */
  readonly bugs: readonly number[];
  readonly retryFrom: StepIndex;
}

/** Pulls a lever: takes that lever's time, and from then on the new version reaches more (or, switched off, nobody). */
export interface PullStep extends Common {
  readonly kind: 'pull';
  readonly pull: Pull;
}

export type Pull =
  /** The new version carries `to` of these areas' load, where it does not carry more already. */
  | { readonly lever: 'traffic'; readonly areas: readonly number[]; readonly to: Share }
  /** The first `users` of the audience get the new version, if not more have it already. */
  | { readonly lever: 'release'; readonly users: number }
  /** Index into `Machine.flags`: on for the first `users` of the audience, if not for more already; 0 switches it off for all. */
  | { readonly lever: 'flag'; readonly flag: number; readonly users: number };

/** What these steps have deployed beside the old version takes its place, `after` milliseconds later. Nothing waits for it but the plan's end. */
export interface RetireStep extends Common {
  readonly kind: 'retire';
  readonly deploys: readonly StepIndex[];
  readonly after: number;
}

/** A person says yes or no; the time passes only while windows are open. */
export interface ApprovalStep extends Common {
  readonly kind: 'approval';
  readonly who: string;
  readonly takes: Distribution;
  readonly refuses: number;
  readonly retryFrom: StepIndex;
}

export interface GateStep extends Common {
  readonly kind: 'gate';
  /** Index into the model's checks. */
  readonly check: number;
  /** New servers against as many old ones; null: it takes its check's time and looks at the new ones alone. */
  readonly canary: {
    /** Milliseconds. */
    readonly lasts: number;
    /** The share of these areas' load that the new servers carry meanwhile. */
    readonly traffic: { readonly areas: readonly number[]; readonly share: Share } | null;
  } | null;
  readonly retryFrom: StepIndex;
}

/** A timed action that deploys nothing. */
export interface ActStep extends Common {
  readonly kind: 'act';
  readonly label: string;
  readonly takes: Distribution;
  readonly fails: number;
  readonly retries: number;
}

/**
 * A parallel change of what services share: a new form beside the old one, data brought over, the old form gone. Nothing of it goes
 * back; once a `contract` has started, neither does what came before it.
 */
export interface SchemaStep extends Common {
  readonly kind: 'schema';
  readonly phase: 'expand' | 'migrate' | 'contract';
  /** Whose; it need not be one that the plan deploys. */
  readonly service: string;
  readonly takes: Distribution;
  readonly fails: number;
  readonly retries: number;
}

export type MachineStep =
  | DeployStep
  | EachStep
  | PullStep
  | RetireStep
  | WaitStep
  | ClockStep
  | ConfidenceStep
  | GateStep
  | ApprovalStep
  | ActStep
  | SchemaStep;

/** What a stage does about each trigger: its own handler, or the plan's where it has none. */
export interface Handlers {
  readonly unhealthy: Action;
  /** null: a false alarm is met as a real one. */
  readonly falseAlarm: Action | null;
  readonly failures: {
    readonly over: number;
    readonly atLeast: number | null;
    readonly of: 'stage' | 'plan';
    readonly action: Action;
  } | null;
  readonly blocked: Action;
  readonly refusal: Action;
  /** null: the gate runs once more, and then has failed. */
  readonly marginal: Action | null;
  /** The stage's own only. */
  readonly timeout: { readonly after: number; readonly action: Action } | null;
}

export interface MachineStage {
  readonly name: string;
  /** Stages that end before this one begins; empty: it begins with the plan. */
  readonly after: readonly number[];
  readonly entry: StepIndex;
  readonly handlers: Handlers;
  /** A channel's: the wait for its departure, and the name of its ring. null: it is no channel. */
  readonly train: { readonly departure: StepIndex; readonly ring: string } | null;
}
