import type { Handlers, Machine, TriggerKind } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { known } from '../known.ts';

/** Which flag goes off where a trigger of a stage is met by `disable`. */
export function disabledFlag(machine: Machine, stage: number, trigger: TriggerKind): string {
  const action = actionFor(machine, known(machine.stages[stage]).handlers, trigger);
  const flag = action === null ? null : flagOf(action);
  if (flag === null) throw new Error(`no handler of stage ${stage} disables a flag`);
  return flag;
}

function actionFor({ timeout }: Machine, handlers: Handlers, trigger: TriggerKind): Action | null {
  switch (trigger) {
    case 'unhealthy':
    case 'blocked':
    case 'refusal':
      return handlers[trigger];
    case 'false-alarm':
      return handlers.falseAlarm ?? handlers.unhealthy;
    case 'failures':
      return handlers.failures?.action ?? null;
    case 'timeout':
      return (handlers.timeout ?? timeout)?.action ?? null;
    case 'marginal':
      return handlers.marginal ?? handlers.unhealthy;
  }
}

/** What comes last is one of the actions that turn the plan, or `continue`. */
function flagOf(action: Action): string | null {
  switch (action.kind) {
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
