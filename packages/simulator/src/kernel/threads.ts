/** Threads: how they begin a step, go on to the next, and end their block, their stage and the plan. */
import { intAt, itemAt, numberAt } from './elements.ts';
import { find } from './find.ts';
import { raise } from './handlers.ts';
import { schedule } from './heap.ts';
import { trafficOf } from './levers/traffic.ts';
import { removeFrom, touchStep } from './lists.ts';
import { amountOf } from './meters.ts';
import type { Kernel, Stage, Step } from './state/index.ts';
import { endPlan } from './turning.ts';
import { endUnit } from './unit-ends.ts';
import { beginWatches, endWatches } from './watches.ts';
import { beginWork } from './working.ts';

/** Phase 5a: threads whose step is over go on, those at earlier steps first; one past its stage's end stands at its last step. */
export function goOn(kernel: Kernel): void {
  while (kernel.course === 'forward') {
    const step = firstReady(kernel);
    const stage = firstEnding(kernel);
    if (stage !== null && (step === null || stage.last < step.index)) {
      goOnPastEnd(kernel, stage);
    } else if (step !== null) {
      goOnFrom(kernel, step);
    } else break;
  }
  if (kernel.stagesEnded < kernel.stages.length || kernel.course !== 'forward') return;
  if (kernel.retiring === 0 && kernel.pauses.size === 0) endPlan(kernel, 'completed');
}

/** Takes the first step whose stage no pause holds out of those that are ready. */
function firstReady(kernel: Kernel): Step | null {
  for (const step of kernel.ready) if (step.stage.holds === 0) return step;
  return null;
}

function firstEnding(kernel: Kernel): Stage | null {
  if (kernel.ending === 0) return null;
  let first: Stage | null = null;
  for (const stage of kernel.stages) {
    if ((stage.end !== 'over' && stage.end !== 'back') || stage.holds > 0) continue;
    if (first === null || stage.last < first.last) first = stage;
  }
  return first;
}

function goOnFrom(kernel: Kernel, step: Step): void {
  const { ready, steps } = kernel;
  removeFrom(ready, step);
  const back = step.phase === 'back';
  endStep(kernel, step);
  if (back) {
    beginStep(kernel, itemAt(steps, step.backTo));
  } else if (step.next >= 0) {
    beginStep(kernel, itemAt(steps, step.next));
  } else if (step.within !== null) {
    endUnit(kernel, step.within);
  } else {
    step.stage.end = 'over';
    kernel.ending++;
    reachEnd(kernel, step.stage);
  }
}

function goOnPastEnd(kernel: Kernel, stage: Stage): void {
  if (stage.end === 'back') {
    stage.end = 'none';
    kernel.ending--;
    beginStep(kernel, itemAt(kernel.steps, stage.endBackTo));
  } else {
    reachEnd(kernel, stage);
  }
}

/** A bug that is sure to be seen is found at the latest here; if there is none, the stage ends. */
function reachEnd(kernel: Kernel, stage: Stage): void {
  let found = false;
  for (const bug of kernel.bugs) {
    if (!bug.sure || bug.foundIn >= 0 || !bug.met) continue;
    found = true;
    find(kernel, bug, stage, 'stage-end');
  }
  if (found) raise(kernel, { stage, trigger: 'unhealthy', cause: 'bug', step: null, byThread: true });
  else endStage(kernel, stage);
}

function endStage(kernel: Kernel, stage: Stage): void {
  stage.end = 'none';
  kernel.ending--;
  stage.endedAt = kernel.now;
  endWatches(kernel, stage.watches);
  if (kernel.log !== null) kernel.log.push({ kind: 'stage-ended', at: kernel.now, stage: stage.index });
  for (const follower of stage.followers) {
    if (--follower.waitsFor === 0) beginStage(kernel, follower);
  }
  kernel.stagesEnded++;
}

export function beginStage(kernel: Kernel, stage: Stage): void {
  stage.startedAt = kernel.now;
  if (kernel.requests !== null) stage.requestsBefore = amountOf(kernel, kernel.requests);
  if (kernel.log !== null) kernel.log.push({ kind: 'stage-started', at: kernel.now, stage: stage.index });
  beginWatches(kernel, stage.watches);
  const { timeout } = stage.handlers;
  if (timeout !== null) schedule(kernel.heap, stage.timeoutSlot, kernel.now + timeout.after);
  beginStep(kernel, itemAt(kernel.steps, stage.entry));
}

export function beginStep(kernel: Kernel, step: Step): void {
  touchStep(kernel, step);
  step.marginal = false;
  countBusy(kernel, step.source, 1);
  if (kernel.log !== null) kernel.log.push({ kind: 'step-started', at: kernel.now, step: step.index });
  beginWork(kernel, step);
  if (trafficOf(step) === null || kernel.log === null) return;
  kernel.log.push({ kind: 'lever-pulled', at: kernel.now, step: step.index });
}

function endStep(kernel: Kernel, step: Step): void {
  step.phase = 'idle';
  countBusy(kernel, step.source, -1);
  if (kernel.log !== null) kernel.log.push({ kind: 'step-ended', at: kernel.now, step: step.index });
}

/** Keeps the time in which a copy of a sentence runs. */
function countBusy(kernel: Kernel, source: number, change: 1 | -1): void {
  const { busyCount, busySince, busyBefore } = kernel;
  const before = intAt(busyCount, source);
  busyCount[source] = before + change;
  if (before === 0) busySince[source] = kernel.now;
  else if (before + change === 0) {
    busyBefore[source] = numberAt(busyBefore, source) + kernel.now - numberAt(busySince, source);
  }
}
