/** Handlers: what happens when a stage or a plan meets trouble. */
import type { Distribution, Name, Quantity, Span, StringLiteral } from './basics.ts';

/** `on unhealthy rollback` */
export interface Handler {
  readonly kind: 'handler';
  readonly span: Span;
  readonly trigger: Trigger | undefined;
  readonly action: Action | undefined;
}

export type Trigger = SimpleTrigger | FailuresTrigger | TimeoutTrigger;

export interface SimpleTrigger {
  readonly kind: 'on-unhealthy' | 'on-false-alarm' | 'on-blocked' | 'on-refusal' | 'on-marginal';
  readonly span: Span;
}

/** `failures over 2% of at least 100 servers` */
export interface FailuresTrigger {
  readonly kind: 'on-failures';
  readonly span: Span;
  readonly over: Quantity | undefined;
  readonly ofAtLeast: Quantity | undefined;
}

/** `timeout 6h` */
export interface TimeoutTrigger {
  readonly kind: 'on-timeout';
  readonly span: Span;
  readonly after: Quantity | undefined;
}

export type Action =
  | RollbackAction
  | RollbackStageAction
  | StopAction
  | PauseAction
  | AskAction
  | RetryAction
  | ContinueAction
  | NextTrainAction
  | DisableAction;

/** `rollback`, `rollback in 1h` */
export interface RollbackAction {
  readonly kind: 'rollback';
  readonly span: Span;
  readonly in: Distribution | undefined;
}

/** `rollback this stage` */
export interface RollbackStageAction {
  readonly kind: 'rollback-stage';
  readonly span: Span;
}

export interface StopAction {
  readonly kind: 'stop';
  readonly span: Span;
}

/** `pause for 8h then retry` */
export interface PauseAction {
  readonly kind: 'pause';
  readonly span: Span;
  readonly for: Distribution | undefined;
  readonly then: Action | undefined;
}

/** `ask "SRE on call" takes 40m continues 60% else rollback` */
export interface AskAction {
  readonly kind: 'ask';
  readonly span: Span;
  readonly who: StringLiteral | undefined;
  readonly takes: Distribution | undefined;
  readonly continues: Quantity | undefined;
  readonly else: Action | undefined;
}

/** `retry at most 2 then stop` */
export interface RetryAction {
  readonly kind: 'retry';
  readonly span: Span;
  readonly atMost: Quantity | undefined;
  readonly then: Action | undefined;
}

export interface ContinueAction {
  readonly kind: 'continue';
  readonly span: Span;
}

/** `next train at most 3 then rollback` */
export interface NextTrainAction {
  readonly kind: 'next-train';
  readonly span: Span;
  readonly atMost: Quantity | undefined;
  readonly then: Action | undefined;
}

/** `disable new-checkout` */
export interface DisableAction {
  readonly kind: 'disable-action';
  readonly span: Span;
  readonly flag: Name;
}
