/** Triggers, and the actions that meet them. */
import type { Action } from '@rollout/language';
import { at } from '../layout/at.ts';
import type { Raiser, Turn } from '../state.ts';
import type { Handlers } from '../steps.ts';
import { turn } from './conclusion.ts';
import { changeThread, isForward, type Round, update } from './round.ts';
import { hasLeft, mayRecall, recall } from './trains.ts';
import { giveUp } from './unit-ends.ts';

/** Raises a trigger; the stage's handler meets it. Once the plan has turned nothing is raised. */
export function raise(round: Round, raiser: Raiser): void {
  if (isForward(round)) meet(round, raiser, actionFor(round, raiser), 0);
}

function actionFor({ machine }: Round, { stage, trigger }: Raiser): Action {
  const { handlers } = at(machine.stages, stage);
  switch (trigger) {
    case 'unhealthy':
      return handlers.unhealthy;
    case 'false-alarm':
      return handlers.falseAlarm ?? handlers.unhealthy;
    case 'failures':
      return handlers.failures?.action ?? { kind: 'continue' };
    case 'blocked':
      return handlers.blocked;
    case 'timeout':
      return (handlers.timeout ?? machine.timeout)?.action ?? { kind: 'continue' };
    case 'refusal':
      return handlers.refusal;
    case 'marginal':
      return handlers.marginal ?? handlers.unhealthy;
  }
}

/** `depth`: how many actions of the handler have been met, or passed over, before this one. */
export function meet(round: Round, raiser: Raiser, action: Action, depth: number): void {
  if (action.kind === 'retry' && !mayRetry(round, raiser, action.atMost, depth)) {
    meet(round, raiser, action.then, depth + 1);
    return;
  }
  const { stage, step, trigger } = raiser;
  if (action.kind === 'next-train' && !mayRecall(round, stage, action)) {
    meet(round, raiser, action.then, depth + 1);
    return;
  }
  round.log.push({ kind: 'raised', at: round.at, stage, step, trigger, action: action.kind });
  switch (action.kind) {
    case 'continue':
      if (raiser.thread !== null) changeThread(round, raiser.thread, { doing: { kind: 'over' } });
      if (trigger === 'blocked' && step !== null) giveUp(round, step);
      return;
    case 'retry': {
      const key = retryKey(round, raiser, depth);
      const { retries } = round.state;
      update(round, { retries: { ...retries, [key]: (retries[key] ?? 0) + 1 } });
      retry(round, raiser);
      return;
    }
    case 'pause':
    case 'ask':
      pause(round, raiser, action, depth);
      return;
    case 'next-train':
      recall(round, stage);
      return;
    case 'stop':
    case 'rollback':
    case 'rollback-stage':
    case 'rollback-in':
    case 'disable': {
      const way: Turn = action;
      turn(round, way, stage, raiser.cause);
      return;
    }
  }
}

/** What is blocked is looked at once more at most, unless the plan says how often: looking changes nothing. */
function mayRetry(round: Round, raiser: Raiser, atMost: number | null, depth: number): boolean {
  const most = atMost ?? (raiser.trigger === 'blocked' ? 1 : Number.POSITIVE_INFINITY);
  return (round.state.retries[retryKey(round, raiser, depth)] ?? 0) < most;
}

/** Each gate or `run`, and each handler of a stage, counts for itself; so does each `retry` of a handler. */
function retryKey({ machine }: Round, { stage, step, thread, trigger }: Raiser, depth: number): string {
  const { falseAlarm } = at(machine.stages, stage).handlers;
  const handler: keyof Handlers | 'false-alarm' =
    trigger === 'false-alarm' && falseAlarm === null ? 'unhealthy' : trigger;
  const who = thread !== null && step !== null ? `step ${step}` : `stage ${stage}`;
  return `${who} ${handler} ${depth}`;
}

/** Sends the thread that raised it back; if none did, every thread of the stage that is in a wait of any kind or a gate. */
function retry(round: Round, { stage, step, thread, trigger }: Raiser): void {
  if (trigger === 'blocked') {
    round.again = true;
    return;
  }
  if (thread !== null) {
    const from = step ?? at(round.layout.stages, stage).last;
    // A change of a schema that failed has pulled nothing yet: it is what is run again.
    const to = at(round.layout.steps, from).wayBack ?? step;
    changeThread(round, thread, { doing: to === null ? { kind: 'over' } : { kind: 'back', to } });
    return;
  }
  for (const waiting of round.state.threads) {
    if (waiting.stage !== stage || waiting.step === null) continue;
    if (waiting.doing.kind === 'recalled' || hasLeft(round, waiting)) continue;
    const own = at(round.machine.steps, waiting.step);
    if (!('retryFrom' in own)) continue;
    changeThread(round, waiting, { doing: { kind: 'back', to: own.retryFrom } });
  }
}

/** Holds the stage: for a time, or until a person has decided. */
function pause(round: Round, raiser: Raiser, action: Extract<Action, { kind: 'pause' | 'ask' }>, depth: number): void {
  const { stage } = raiser;
  const { kind, takes } = action;
  const own = at(round.state.stages, stage);
  const ordinal = own.pauses + 1;
  const id = `${kind}:${stage}.${ordinal}`;
  const next = kind === 'ask' ? action.otherwise : action.then;
  update(round, {
    stages: round.state.stages.with(stage, { ...own, pauses: ordinal }),
    pauses: [...round.state.pauses, { kind, id, stage, ordinal, raiser, next, depth: depth + 1 }],
  });
  if (raiser.thread !== null) changeThread(round, raiser.thread, { doing: { kind: 'held' } });
  if (kind === 'ask') round.started.push({ kind, id, stage, ordinal, takes, continues: action.continues });
  else round.started.push({ kind, id, stage, ordinal, takes });
}
