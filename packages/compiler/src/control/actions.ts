/** What a stage does about its triggers, one action after another. */
import type { Action } from '@rollout/language';
import type { ActionKind } from '../machine/run-event.ts';
import type { Handlers } from '../machine/steps.ts';

/** An action and those that follow it. */
export function chainOf(action: Action): Action[] {
  switch (action.kind) {
    case 'pause':
    case 'retry':
    case 'next-train':
      return [action, ...chainOf(action.then)];
    case 'ask':
      return [action, ...chainOf(action.otherwise)];
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
    case 'disable':
      return [action];
  }
}

/** Whether it turns the plan: from then on nothing starts, and what only waits is dropped. */
export function isTurn(action: ActionKind): boolean {
  switch (action) {
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'disable':
      return true;
    case 'pause':
    case 'ask':
    case 'retry':
    case 'next-train':
    case 'continue':
      return false;
  }
}

/** Each trigger of a stage with the action that meets it. */
export function triggersOf(handlers: Handlers): (readonly [keyof Handlers, Action])[] {
  const { unhealthy, falseAlarm, failures, blocked, refusal, marginal, timeout } = handlers;
  return [
    ['unhealthy', unhealthy] as const,
    ...(falseAlarm === null ? [] : [['falseAlarm', falseAlarm] as const]),
    ...(failures === null ? [] : [['failures', failures.action] as const]),
    ['blocked', blocked] as const,
    ['refusal', refusal] as const,
    ...(marginal === null ? [] : [['marginal', marginal] as const]),
    ...(timeout === null ? [] : [['timeout', timeout.action] as const]),
  ];
}
