/** How a plan ends. */
export type Outcome = 'completed' | 'rolled-back' | 'stopped';

/** By which a change reaches people, in the order in which they go back. */
export type LeverName = 'flag' | 'release' | 'traffic' | 'servers';

export type TriggerKind = 'unhealthy' | 'false-alarm' | 'failures' | 'blocked' | 'timeout' | 'refusal' | 'marginal';

/**
 * Why the plan was turned: a bug seen by a gate, a watch or at a stage's end; a false alarm; too many failed servers; a
 * `run` that failed; nothing left that could start; out of time; a person who refused; a canary that was neither good nor bad.
 */
export type Cause = 'bug' | 'false-alarm' | 'failures' | 'run-failed' | 'blocked' | 'timeout' | 'refusal' | 'marginal';

export type ActionKind =
  | 'rollback'
  | 'rollback-in'
  | 'rollback-stage'
  | 'stop'
  | 'pause'
  | 'ask'
  | 'retry'
  | 'continue'
  | 'next-train'
  | 'disable';

/**
 * One thing that happened in a run. Steps, stages, bugs, watches and outages are indices into the machine, units and
 * nodes into its layout. `ordinal` counts the unit's batches (reverting ones apart) from 1.
 */
export type RunEvent = { readonly at: number } & (
  | { readonly kind: 'stage-started' | 'stage-ended'; readonly stage: number }
  | { readonly kind: 'step-started' | 'step-ended'; readonly step: number }
  | { readonly kind: 'unit-started' | 'unit-ended'; readonly step: number; readonly unit: number }
  | {
      readonly kind: 'batch-started';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly servers: number;
      /** Of these, beside the ones that they replace. */
      readonly surged: number;
    }
  | {
      readonly kind: 'batch-ended';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly servers: number;
      readonly failed: number;
    }
  /** Hit by an outage, and begun again after it. */
  | {
      readonly kind: 'batch-hit' | 'batch-resumed';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
    }
  | {
      readonly kind: 'repaired';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly servers: number;
    }
  | { readonly kind: 'outage-started' | 'outage-ended'; readonly outage: number; readonly node: number }
  | { readonly kind: 'bug-shown'; readonly bug: number }
  | {
      readonly kind: 'bug-found';
      readonly bug: number;
      readonly stage: number;
      readonly by: 'gate' | 'watch' | 'stage-end';
    }
  | {
      readonly kind: 'gate-judged';
      readonly step: number;
      readonly verdict: 'healthy' | 'unhealthy' | 'false-alarm' | 'marginal';
    }
  | { readonly kind: 'watch-alarm'; readonly watch: number; readonly stage: number; readonly falseAlarm: boolean }
  /** A `run`, or a change of a schema, that failed for good. */
  | { readonly kind: 'act-failed'; readonly step: number }
  /** A trigger was raised in a stage and is met by an action. `step` where a step raised it. */
  | {
      readonly kind: 'raised';
      readonly stage: number;
      readonly step: number | null;
      readonly trigger: TriggerKind;
      readonly action: ActionKind;
    }
  | { readonly kind: 'pause-ended'; readonly stage: number }
  /** A person has decided about an alarm. */
  | { readonly kind: 'answered'; readonly stage: number; readonly continues: boolean }
  /** A person was asked at a gate. */
  | { readonly kind: 'approval-given' | 'approval-refused'; readonly step: number }
  /** A wait for evidence or confidence ended with what it waited for, or without: its time was up. */
  | { readonly kind: 'wait-satisfied' | 'wait-exhausted'; readonly step: number }
  /** A step has moved its lever (see `PullStep`); a canary gate, while it runs, that of traffic. */
  | { readonly kind: 'lever-pulled'; readonly step: number }
  /** All that the lever has moved, and that may go back, has gone back. */
  | { readonly kind: 'lever-returned'; readonly lever: Exclude<LeverName, 'servers'> }
  /** A `contract` has started: what was done before stays. */
  | { readonly kind: 'point-of-no-return'; readonly step: number }
  /** The change has left with its channel's train. */
  | { readonly kind: 'departed'; readonly stage: number }
  /** The change has been taken off the train. */
  | { readonly kind: 'recalled'; readonly stage: number }
  /** Found before, and gone from the train that leaves now: nobody has it any more. */
  | { readonly kind: 'bug-fixed'; readonly bug: number }
  | { readonly kind: 'blue-retired'; readonly step: number }
  /** What stood beside the old version is gone again. */
  | { readonly kind: 'green-removed'; readonly step: number; readonly unit: number; readonly servers: number }
  | { readonly kind: 'incident-started' | 'incident-ended'; readonly incident: number }
  /** Blocked: what is down, and stays so, leaves no room to revert the rest. */
  | { readonly kind: 'rollback-started' | 'rollback-ended' | 'rollback-blocked' }
  | {
      readonly kind: 'revert-started';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly servers: number;
      readonly surged: number;
    }
  | {
      readonly kind: 'revert-ended';
      readonly step: number;
      readonly unit: number;
      readonly ordinal: number;
      readonly servers: number;
      readonly failed: number;
    }
  | { readonly kind: 'plan-ended'; readonly outcome: Outcome; readonly cause: Cause | null }
);
