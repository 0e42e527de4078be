/** Channels: their trains leave by the calendar, and a change may be taken off one. */
import type { Action } from '@rollout/language';
import { schedule } from './heap.ts';
import { hasReleased, takeBack } from './levers/release.ts';
import { insertStep, removeFrom } from './lists.ts';
import { dropPauses } from './pauses.ts';
import { fix } from './people.ts';
import type { Kernel, Stage, Step } from './state/index.ts';
import { dropWork } from './working.ts';

/** The wait for a train is over: the change leaves with it, without the bugs that had been found when it missed one. */
export function depart(kernel: Kernel, stage: Stage): void {
  stage.departures.push(kernel.now);
  if (kernel.log !== null) kernel.log.push({ kind: 'departed', at: kernel.now, stage: stage.index });
  if (stage.recalls === 0) return;
  for (const bug of kernel.bugs) if (bug.foundIn >= 0 && !bug.fixed) fix(kernel, bug);
}

export const isTrain = ({ own }: Step): boolean => own.kind === 'clock' && own.until.kind === 'train';

/** Whether its wait for a train is over, and nothing has followed yet: a train that has left is not waited for again. */
export const hasLeft = (step: Step): boolean => step.phase === 'over' && isTrain(step);

/** Whether `next train` can be met: the stage has trains, and its change may miss one more, or is being taken off one already. */
export function mayRecall(stage: Stage, { atMost }: Extract<Action, { kind: 'next-train' }>): boolean {
  return stage.departure >= 0 && (stage.isRecalled || stage.recalls < atMost);
}

/** Takes a stage's change off its train: what the stage does is dropped, and what it has released goes back in one act. */
export function recall(kernel: Kernel, stage: Stage): void {
  // Once it has gone all the way, or is on its way back already, there is nothing to take off.
  if (stage.isRecalled) return;
  const step = standsAt(kernel, stage);
  if (step === null && stage.end === 'none') return;
  stage.recalls++;
  dropPauses(kernel, (pause) => pause.raiser.stage === stage);
  if (step === null) {
    stage.end = 'recalled';
  } else {
    dropWork(kernel, step);
    removeFrom(kernel.ready, step);
    removeFrom(kernel.closed, step);
    step.phase = 'recalled';
  }
  if (!hasReleased(kernel, stage)) {
    goBackToDeparture(kernel, stage);
    return;
  }
  stage.isRecalled = true;
  kernel.working++;
  kernel.acting++;
  schedule(kernel.heap, stage.recallSlot, kernel.now + kernel.luck.recall(stage.index, stage.recalls));
}

/** The step at which the stage's thread stands; null: past the last one, or nowhere. */
function standsAt({ touchedSteps }: Kernel, stage: Stage): Step | null {
  return touchedSteps.find((step) => step.stage === stage && step.within === null && step.phase !== 'idle') ?? null;
}

/** Phase 1: it is over, whether the plan has turned or not. */
export function endRecall(kernel: Kernel, stage: Stage): void {
  kernel.working--;
  kernel.acting--;
  stage.isRecalled = false;
  takeBack(kernel, stage);
  goBackToDeparture(kernel, stage);
}

function goBackToDeparture(kernel: Kernel, stage: Stage): void {
  if (kernel.log !== null) kernel.log.push({ kind: 'recalled', at: kernel.now, stage: stage.index });
  if (kernel.course !== 'forward') return;
  const step = standsAt(kernel, stage);
  if (step === null) {
    stage.end = 'back';
    stage.endBackTo = stage.departure;
  } else {
    step.phase = 'back';
    step.backTo = stage.departure;
    insertStep(kernel.ready, step);
  }
}
