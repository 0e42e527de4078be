/** How the plan turns, and how it ends. */

import type { Cause, Outcome } from '@rollout/compiler';
import { intAt, numberAt } from './elements.ts';
import { cancel, schedule } from './heap.ts';
import { empty } from './lists.ts';
import { freeSlot } from './slots.ts';
import type { Kernel, Stage, Step, Turn, Unit } from './state.ts';

/** Waits, gates and pauses are dropped; batches and `run`s go on to their end, but none that waits for an outage's. */
export function turn(kernel: Kernel, way: Turn, stage: Stage, cause: Cause): void {
  const { heap } = kernel;
  kernel.course = 'turned';
  kernel.turn = way;
  kernel.turnedBy = stage;
  kernel.cause = cause;
  for (const step of kernel.touchedSteps) {
    if (step.phase === 'active' && (step.kind === 'wait' || step.kind === 'gate')) {
      cancel(heap, step.slot);
      kernel.working--;
    }
    if (step.phase !== 'active' || step.kind !== 'act') step.phase = 'idle';
  }
  for (const slot of kernel.pauses.keys()) {
    cancel(heap, slot);
    freeSlot(kernel, slot);
    kernel.working--;
  }
  kernel.pauses.clear();
  for (const unit of kernel.flying) {
    if (unit.batch.state !== 'waiting') continue;
    unit.batch.state = 'lost';
    schedule(heap, unit.slot, kernel.now);
  }
  for (const watch of kernel.watches) {
    cancel(heap, watch.falseAlarmSlot);
    for (const slot of watch.alarmSlots) cancel(heap, slot);
    watch.on = false;
    empty(watch.alarms);
  }
  empty(kernel.ready);
  empty(kernel.idle);
  empty(kernel.open);
  closeBusy(kernel);
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

/** Whether what a step has deployed is going back. */
export function goesBack(kernel: Kernel, step: Step): boolean {
  if (kernel.course !== 'reverting') return false;
  return kernel.turn?.kind !== 'rollback-stage' || kernel.turnedBy === step.stage;
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
