/** Triggers, and the actions that meet them. */
import type { Action } from '@rollout/language';
import { itemAt } from './elements.ts';
import { insertStep } from './lists.ts';
import { pause } from './pauses.ts';
import type { Kernel, Raiser } from './state/index.ts';
import { hasLeft, mayRecall, recall } from './trains.ts';
import { turn } from './turning.ts';
import { giveUp } from './unit-ends.ts';
import { stopWork } from './working.ts';

/** Raises a trigger; the stage's handler meets it. Once the plan has turned nothing is raised. */
export function raise(kernel: Kernel, raiser: Raiser): void {
  if (kernel.course === 'forward') meet(kernel, raiser, actionFor(kernel, raiser), 0);
}

function actionFor(kernel: Kernel, { stage, trigger }: Raiser): Action {
  const { handlers } = stage;
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
      return (handlers.timeout ?? kernel.machine.timeout)?.action ?? { kind: 'continue' };
    case 'refusal':
      return handlers.refusal;
    case 'marginal':
      return handlers.marginal ?? handlers.unhealthy;
  }
}

/** `depth`: how many actions of the handler have been met, or passed over, before this one. */
export function meet(kernel: Kernel, raiser: Raiser, first: Action, from: number): void {
  let action = first;
  let depth = from;
  let key = '';
  for (;;) {
    if (action.kind === 'retry') {
      key = retryKey(raiser, depth);
      // Looking again at what is blocked changes nothing: once is enough unless the plan says how often.
      const most = action.atMost ?? (raiser.trigger === 'blocked' ? 1 : Number.POSITIVE_INFINITY);
      if ((kernel.retries.get(key) ?? 0) < most) break;
    } else if (action.kind !== 'next-train' || mayRecall(raiser.stage, action)) break;
    action = action.then;
    depth++;
  }
  const { stage, step, trigger } = raiser;
  if (kernel.log !== null) {
    kernel.log.push({
      kind: 'raised',
      at: kernel.now,
      stage: stage.index,
      step: step === null ? null : step.index,
      trigger,
      action: action.kind,
    });
  }
  switch (action.kind) {
    case 'continue':
      if (raiser.byThread) release(kernel, raiser, 'over', -1);
      else if (trigger === 'blocked' && step !== null) giveUp(kernel, step);
      return;
    case 'retry':
      kernel.retries.set(key, (kernel.retries.get(key) ?? 0) + 1);
      retry(kernel, raiser);
      return;
    case 'pause':
    case 'ask':
      pause(kernel, raiser, action, depth);
      return;
    case 'next-train':
      recall(kernel, stage);
      return;
    case 'stop':
    case 'rollback':
    case 'rollback-stage':
    case 'rollback-in':
    case 'disable':
      turn(kernel, action, stage, raiser.cause);
  }
}

/** Each gate or `run`, and each handler of a stage, counts for itself; so does each `retry` of a handler. */
function retryKey({ stage, step, trigger, byThread }: Raiser, depth: number): string {
  const handler = trigger === 'false-alarm' && stage.handlers.falseAlarm === null ? 'unhealthy' : trigger;
  const who = byThread && step !== null ? `step ${step.index}` : `stage ${stage.index}`;
  return `${who} ${handler} ${depth}`;
}

/** Sends the thread that raised it back; if none did, every thread of the stage that is in a wait or a gate. */
function retry(kernel: Kernel, raiser: Raiser): void {
  if (raiser.trigger === 'blocked') {
    kernel.again = true;
    return;
  }
  if (raiser.byThread) {
    const { wayBack } = raiser.step ?? itemAt(kernel.steps, raiser.stage.last);
    // A change of a schema that failed has pulled nothing yet: it is what is run again.
    const to = wayBack < 0 && raiser.step !== null ? raiser.step.index : wayBack;
    release(kernel, raiser, to < 0 ? 'over' : 'back', to);
    return;
  }
  for (const step of raiser.stage.bakes) {
    if (step.phase === 'idle' || step.phase === 'held' || step.phase === 'recalled' || hasLeft(step)) continue;
    if (step.phase === 'active') {
      stopWork(kernel, step);
      insertStep(kernel.ready, step);
    }
    step.phase = 'back';
    step.backTo = step.wayBack;
  }
}

/** The thread that raised a trigger goes on, or back. */
function release(kernel: Kernel, { step, stage }: Raiser, phase: 'over' | 'back', to: number): void {
  if (step === null) {
    stage.end = phase;
    stage.endBackTo = to;
    return;
  }
  step.phase = phase;
  step.backTo = to;
  insertStep(kernel.ready, step);
}
