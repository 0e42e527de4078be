import type { Action } from '../../program/index.ts';

/** What is done in the end: after a pause, once retries and trains are used up, or when nobody has said yes. */
export function lastAction(action: Action): Action {
  switch (action.kind) {
    case 'pause':
    case 'retry':
    case 'next-train':
      return lastAction(action.then);
    case 'ask':
      return lastAction(action.otherwise);
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
    case 'disable':
      return action;
  }
}

/** Its own handlers and those of its stages. */
export function handlersOf<T>({
  handlers,
  stages,
}: {
  readonly handlers: readonly T[];
  readonly stages: readonly { readonly handlers: readonly T[] }[];
}): readonly T[] {
  return [...handlers, ...stages.flatMap((stage) => stage.handlers)];
}
