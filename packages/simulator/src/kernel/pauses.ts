/** Pauses and questions: what holds a stage while a trigger is being met. */
import type { Action } from '@rollout/language';
import { cancel, isDue, schedule } from './heap.ts';
import { PAUSE_ENDS } from './slot-kinds.ts';
import { freeSlot, takeSlot } from './slots.ts';
import type { Kernel, Pause, Raiser } from './state/index.ts';

/** Holds the thread that raised a trigger until it has been met. */
export function hold({ step, stage }: Pick<Raiser, 'step' | 'stage'>): void {
  if (step === null) stage.end = 'held';
  else step.phase = 'held';
}

/** `depth`: how many actions of the handler have been met, or passed over, before this one. */
export function pause(
  kernel: Kernel,
  raiser: Raiser,
  action: Extract<Action, { kind: 'pause' | 'ask' }>,
  depth: number,
): void {
  const { stage } = raiser;
  const { luck } = kernel;
  const { kind, takes } = action;
  const ordinal = ++stage.pauses;
  stage.holds++;
  const slot = takeSlot(kernel, PAUSE_ENDS, stage.index * 2 ** 20 + ordinal);
  const asks = kind === 'ask';
  const time = asks ? luck.ask(stage.index, ordinal, takes, action.continues) : luck.pause(stage.index, ordinal, takes);
  const next = asks ? action.otherwise : action.then;
  const continues = asks && luck.outcome.continues;
  kernel.pauses.set(slot, { kind, ordinal, raiser, next, depth: depth + 1, continues });
  kernel.working++;
  if (raiser.byThread) hold(raiser);
  schedule(kernel.heap, slot, kernel.now + time);
}

/** Drops those that are chosen, whatever was to follow. */
export function dropPauses(kernel: Kernel, isChosen: (pause: Pause) => boolean): void {
  for (const [slot, pause] of kernel.pauses) {
    if (!isChosen(pause)) continue;
    kernel.pauses.delete(slot);
    cancel(kernel.heap, slot);
    freeSlot(kernel, slot);
    kernel.working--;
    pause.raiser.stage.holds--;
  }
}

/** Its time is up; null: it has been dropped meanwhile. What was held goes on with the next action. */
export function takePause(kernel: Kernel, slot: number): Pause | null {
  const pause = kernel.pauses.get(slot);
  // Another may have begun in its slot since it was due.
  if (pause === undefined || isDue(kernel.heap, slot)) return null;
  kernel.pauses.delete(slot);
  freeSlot(kernel, slot);
  kernel.working--;
  const { stage } = pause.raiser;
  stage.holds--;
  if (kernel.log === null) return pause;
  const { now: at } = kernel;
  const { kind, continues } = pause;
  if (kind === 'pause') kernel.log.push({ kind: 'pause-ended', at, stage: stage.index });
  else kernel.log.push({ kind: 'answered', at, stage: stage.index, continues });
  return pause;
}
