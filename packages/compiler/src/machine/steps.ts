import type { Action, Batch, Distribution, Level } from '@rollout/language';
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
  /** Where `retry` goes back to: the step after the last one that deploys before this, in its block. */
  readonly retryFrom: StepIndex;
}

export interface GateStep extends Common {
  readonly kind: 'gate';
  /** Index into the model's checks. */
  readonly check: number;
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

export type MachineStep = DeployStep | EachStep | WaitStep | GateStep | ActStep;

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
  /** The stage's own only. */
  readonly timeout: { readonly after: number; readonly action: Action } | null;
}

export interface MachineStage {
  readonly name: string;
  /** Stages that end before this one begins; empty: it begins with the plan. */
  readonly after: readonly number[];
  readonly entry: StepIndex;
  readonly handlers: Handlers;
}
