import type { Handlers, Machine, TriggerKind } from '@rollout/compiler';
import type { Action } from '@rollout/language';

/** Which flag goes off where a trigger of a stage is met by `disable`; null: the machine has no such handler. */
export function disabledFlag(
  { stages, timeout }: Machine,
  raised: { readonly stage: string; readonly trigger: TriggerKind },
): string | null {
  const handlers = stages.find(({ name }) => name === raised.stage)?.handlers;
  if (handlers === undefined) return null;
  const own = flagOf(actionOf(handlers, raised.trigger));
  return own ?? flagOf(timeout?.action ?? null);
}

function actionOf(handlers: Handlers, trigger: TriggerKind): Action | null {
  switch (trigger) {
    case 'false-alarm':
      return handlers.falseAlarm ?? handlers.unhealthy;
    case 'failures':
      return handlers.failures?.action ?? null;
    case 'timeout':
      return handlers.timeout?.action ?? null;
    case 'unhealthy':
    case 'blocked':
    case 'refusal':
    case 'marginal':
      return handlers[trigger];
  }
}

function flagOf(action: Action | null): string | null {
  switch (action?.kind) {
    case 'disable':
      return action.flag;
    case 'retry':
    case 'pause':
    case 'next-train':
      return flagOf(action.then);
    case 'ask':
      return flagOf(action.otherwise);
    default:
      return null;
  }
}
