/** How the plan turns, and how it ends. */

import { type Cause, type Outcome, traitsOf } from '@rollout/compiler';
import { intAt, numberAt } from './elements.ts';
import { cancel, schedule } from './heap.ts';
import { empty } from './lists.ts';
import { dropPauses } from './pauses.ts';
import type { Kernel, Stage, Step, Turn, Unit } from './state/index.ts';
import { stopWork } from './working.ts';

/** Waits, gates, pauses and what is to be retired are dropped; batches, pulls, `run`s and changes of schemas go on to their end, but none that waits for an outage's. */
export function turn(kernel: Kernel, way: Turn, stage: Stage, cause: Cause): void {
  const { heap } = kernel;
  kernel.course = 'turned';
  kernel.turn = way;
  kernel.turnedBy = stage;
  kernel.cause = cause;
  for (const step of kernel.touchedSteps) dropStep(kernel, step);
  dropPauses(kernel, () => true);
  for (const batch of kernel.flying) {
    if (batch.state !== 'waiting') continue;
    batch.state = 'lost';
    schedule(heap, batch.slot, kernel.now);
  }
  for (const watch of kernel.watches) {
    cancel(heap, watch.falseAlarmSlot);
    for (const slot of watch.alarmSlots) cancel(heap, slot);
    watch.on = false;
    empty(watch.alarms);
    empty(watch.overdue);
  }
  empty(kernel.ready);
  empty(kernel.idle);
  empty(kernel.open);
  empty(kernel.closed);
  closeBusy(kernel);
}

function dropStep(kernel: Kernel, step: Step): void {
  if (step.retiring) {
    step.retiring = false;
    kernel.retiring--;
    kernel.working--;
    cancel(kernel.heap, step.slot);
  }
  if (step.phase === 'active') {
    if (traitsOf(step).outlastsTurn) return;
    if (step.slot >= 0) stopWork(kernel, step);
  }
  step.phase = 'idle';
}

/** Time is counted to a step until it ends, or the plan turns. */
function closeBusy(kernel: Kernel): void {
  const { busyCount, busySince, busyBefore } = kernel;
  for (let source = 0; source < busyCount.length; source++) {
    if (intAt(busyCount, source) > 0) {
      busyBefore[source] = numberAt(busyBefore, source) + kernel.now - numberAt(busySince, source);
    }
    busyCount[source] = 0;
  }
}

export function endPlan(kernel: Kernel, outcome: Outcome): void {
  kernel.course = 'ended';
  kernel.outcome = outcome;
  if (kernel.log !== null) kernel.log.push({ kind: 'plan-ended', at: kernel.now, outcome, cause: kernel.cause });
}

/** Whether what a stage has done is going back. */
export function goesBack(kernel: Kernel, stage: Stage): boolean {
  if (kernel.course !== 'reverting') return false;
  switch (kernel.turn?.kind) {
    case 'rollback':
    case 'rollback-in':
      return true;
    case 'rollback-stage':
      return kernel.turnedBy === stage;
    // Only a flag does; see its lever.
    default:
      return false;
  }
}

/** Whether what has been deployed to a unit is. */
export function unitGoesBack(kernel: Kernel, { final, step }: Unit): boolean {
  return !final && goesBack(kernel, step.stage);
}

/** A unit that reverts is at work, or no longer is. */
export function touchPieces(unit: Unit, change: 1 | -1): void {
  for (const { group, pieces } of unit.claims) {
    for (const piece of pieces) {
      piece.running += change;
      group.running += change;
    }
  }
}
