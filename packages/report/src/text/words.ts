/** What readers are told instead of the names that machines use. */
import type { ActionKind, Cause, Outcome, TriggerKind } from '@rollout/compiler';

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  completed: 'completed',
  'rolled-back': 'rolled back',
  stopped: 'stopped',
};

export const CAUSES: Readonly<Record<Cause, string>> = {
  bug: 'a bug was found',
  'false-alarm': 'a false alarm',
  failures: 'too many failures',
  'run-failed': 'a run failed',
  blocked: 'nothing could go on',
  timeout: 'out of time',
  refusal: 'a person refused',
  marginal: 'a canary was marginal',
};

export const TRIGGERS: Readonly<Record<TriggerKind, string>> = {
  unhealthy: 'unhealthy',
  'false-alarm': 'false alarm',
  failures: 'failures',
  blocked: 'blocked',
  timeout: 'timeout',
  refusal: 'refusal',
  marginal: 'marginal',
};

export const ACTIONS: Readonly<Record<ActionKind, string>> = {
  rollback: 'rollback',
  'rollback-in': 'rollback in one act',
  'rollback-stage': 'rollback this stage',
  stop: 'stop',
  pause: 'pause',
  ask: 'ask',
  retry: 'retry',
  continue: 'continue',
  'next-train': 'next train',
  disable: 'disable',
};
