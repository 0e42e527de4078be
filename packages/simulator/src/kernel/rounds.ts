/** A run, round by round: what is due at one instant goes through the phases in their order. */

import { MOST_ROUNDS, RunTooLong } from '../run-too-long.ts';
import { endBatch } from './batches.ts';
import { alarm, falseAlarm, judge, timeOutPlan, timeOutStage } from './detections.ts';
import { byteAt, intAt, itemAt } from './elements.ts';
import { failures } from './failures.ts';
import { meet, raise } from './handlers.ts';
import { nextDue, schedule, take } from './heap.ts';
import { empty, insertStep } from './lists.ts';
import { awaitOutage, beginOutage, endOutage, hitBatches, resumeBatches } from './outages.ts';
import { nextExpiry } from './rates.ts';
import { endRepair } from './repairs.ts';
import { concludeTurn, endRevert, endRollbackIn } from './reverting.ts';
import { closeExposure, notePeaks, settleExposure } from './round-ends.ts';
import { showAtNodes, showBug } from './showings.ts';
import {
  ACT_ENDS,
  ALARM_DUE,
  BATCH_ENDS,
  BUG_SURFACES,
  FALSE_ALARM_DUE,
  GATE_ENDS,
  OUTAGE_BEGINS,
  OUTAGE_ENDS,
  PAUSE_ENDS,
  PLAN_TIMES_OUT,
  REPAIR_ENDS,
  REVERT_ENDS,
  ROLLBACK_IN_ENDS,
  STAGE_TIMES_OUT,
  WAIT_ENDS,
} from './slot-kinds.ts';
import { freeSlot } from './slots.ts';
import type { Kernel, Step } from './state.ts';
import { beginStage, goOn } from './threads.ts';
import { continueUnits, startUnits } from './units.ts';
import { beginWatches } from './watches.ts';

/** Runs a trial to its end. The kernel is as new, and luck has begun the trial. */
export function runTrial(kernel: Kernel): void {
  begin(kernel);
  starts(kernel);
  finish(kernel);
  while (kernel.course !== 'ended') {
    const at = nextDue(kernel.heap);
    if (at === Number.POSITIVE_INFINITY) {
      throw new Error(`at ${kernel.now} the plan has not ended and nothing will happen`);
    }
    if (kernel.round >= MOST_ROUNDS) throw new RunTooLong(kernel.now);
    kernel.now = at;
    kernel.round++;
    takeDue(kernel);
    round(kernel);
    finish(kernel);
  }
  closeExposure(kernel);
}

/** What happens before the first starts. */
function begin(kernel: Kernel): void {
  kernel.now = 0;
  kernel.round = 1;
  kernel.course = 'forward';
  for (const outage of kernel.outages) awaitOutage(kernel, outage);
  beginWatches(kernel, kernel.planWatches);
  const { timeout } = kernel.machine;
  if (timeout !== null) schedule(kernel.heap, kernel.planTimeoutSlot, timeout.after);
  for (const stage of kernel.stages) if (stage.after === 0) beginStage(kernel, stage);
}

/** Everything that is due now, in order. What this round makes due at this instant is for the next. */
function takeDue(kernel: Kernel): void {
  const { heap, now } = kernel;
  let count = 0;
  while (nextDue(heap) === now) kernel.due[count++] = take(heap);
  kernel.dueCount = count;
}

function round(kernel: Kernel): void {
  let next = ends(kernel);
  if (kernel.course === 'ended') return;
  if (kernel.newlyDone.length > 0) showAtNodes(kernel);
  if (kernel.batchEnded || kernel.failedActs.length > 0) failures(kernel);
  next = outages(kernel, next);
  detections(kernel, next);
  starts(kernel);
}

/** Phase 1. Gives the index of the first slot that is not of it. */
function ends(kernel: Kernel): number {
  let i = 0;
  for (; i < kernel.dueCount; i++) {
    const slot = intAt(kernel.due, i);
    const kind = byteAt(kernel.kindOf, slot);
    const index = intAt(kernel.indexOf, slot);
    switch (kind) {
      case BATCH_ENDS:
        endBatch(kernel, itemAt(kernel.units, index));
        break;
      case REVERT_ENDS:
        endRevert(kernel, itemAt(kernel.units, index));
        break;
      case REPAIR_ENDS:
        endRepair(kernel, slot);
        break;
      case WAIT_ENDS:
        kernel.working--;
        goOnLater(kernel, itemAt(kernel.steps, index));
        break;
      case PAUSE_ENDS:
        endPause(kernel, slot);
        break;
      case ACT_ENDS:
        endAct(kernel, itemAt(kernel.steps, index));
        break;
      case ROLLBACK_IN_ENDS:
        endRollbackIn(kernel);
        return i;
      case BUG_SURFACES:
        showBug(kernel, itemAt(kernel.bugs, index), false);
        break;
      default:
        return i;
    }
  }
  return i;
}

function goOnLater(kernel: Kernel, step: Step): void {
  step.phase = 'over';
  insertStep(kernel.ready, step);
}

function endPause(kernel: Kernel, slot: number): void {
  const pause = kernel.pauses.get(slot);
  // One that ended before it may have turned the plan.
  if (pause === undefined) return;
  kernel.pauses.delete(slot);
  freeSlot(kernel, slot);
  kernel.working--;
  const { stage } = pause.raiser;
  stage.holds--;
  if (kernel.log !== null) kernel.log.push({ kind: 'pause-ended', at: kernel.now, stage: stage.index });
  meet(kernel, pause.raiser, pause.next, pause.depth);
}

/** One that has failed for good is met in the phase of failures. */
function endAct(kernel: Kernel, step: Step): void {
  kernel.working--;
  kernel.acting--;
  if (step.actFailed) {
    step.phase = 'held';
    kernel.failedActs.push(step);
  } else if (kernel.course === 'forward') {
    goOnLater(kernel, step);
  } else {
    step.phase = 'idle';
  }
}

/** Phase 3. */
function outages(kernel: Kernel, from: number): number {
  let i = from;
  for (; i < kernel.dueCount; i++) {
    const slot = intAt(kernel.due, i);
    const kind = byteAt(kernel.kindOf, slot);
    if (kind !== OUTAGE_ENDS && kind !== OUTAGE_BEGINS) break;
    const outage = itemAt(kernel.outages, intAt(kernel.indexOf, slot));
    if (kind === OUTAGE_ENDS) endOutage(kernel, outage);
    else beginOutage(kernel, outage);
  }
  if (i > from) {
    hitBatches(kernel);
    resumeBatches(kernel);
  }
  return i;
}

/** Phase 4. */
function detections(kernel: Kernel, from: number): void {
  let i = from;
  for (; i < kernel.dueCount && kernel.course === 'forward'; i++) {
    const slot = intAt(kernel.due, i);
    if (byteAt(kernel.kindOf, slot) !== GATE_ENDS) break;
    judge(kernel, itemAt(kernel.steps, intAt(kernel.indexOf, slot)));
  }
  const bugs = kernel.bugs.length;
  for (; i < kernel.dueCount; i++) {
    const slot = intAt(kernel.due, i);
    if (byteAt(kernel.kindOf, slot) !== ALARM_DUE) break;
    const index = intAt(kernel.indexOf, slot);
    const watch = itemAt(kernel.watches, Math.floor(index / bugs));
    if (watch.on) watch.alarms.push(index % bugs);
  }
  for (const watch of kernel.watches) if (watch.on && watch.alarms.length > 0) alarm(kernel, watch);
  for (; i < kernel.dueCount && kernel.course === 'forward'; i++) {
    const slot = intAt(kernel.due, i);
    const index = intAt(kernel.indexOf, slot);
    switch (byteAt(kernel.kindOf, slot)) {
      case FALSE_ALARM_DUE: {
        const watch = itemAt(kernel.watches, index);
        if (watch.on) falseAlarm(kernel, watch);
        break;
      }
      case STAGE_TIMES_OUT:
        timeOutStage(kernel, itemAt(kernel.stages, index));
        break;
      case PLAN_TIMES_OUT:
        timeOutPlan(kernel);
        break;
      default:
    }
  }
}

/** Phase 5. */
function starts(kernel: Kernel): void {
  if (kernel.ready.length > 0 || kernel.ending > 0) goOn(kernel);
  if (kernel.course === 'forward') {
    if (kernel.idle.length > 0) continueUnits(kernel);
    if (kernel.open.length > 0) startUnits(kernel);
    if (kernel.working === 0 && kernel.lasting === 0 && !kernel.again) raiseBlocked(kernel);
  }
  if (kernel.course === 'turned' || kernel.course === 'reverting') concludeTurn(kernel);
}

/** Nothing is in progress that could unblock anything, and something still waits. */
function raiseBlocked(kernel: Kernel): void {
  if (nextRelief(kernel) < Number.POSITIVE_INFINITY) return;
  for (const step of kernel.touchedSteps) if (step.phase === 'active') kernel.stuck.push(step);
  let first: Step | null = null;
  for (const step of kernel.stuck) {
    // A step with a unit's block running is not stuck itself: a step in that block is.
    if (step.kind === 'each' && step.unitsRunning > 0) continue;
    if (first === null || step.index < first.index) first = step;
  }
  empty(kernel.stuck);
  if (first === null) return;
  raise(kernel, { stage: first.stage, trigger: 'blocked', cause: 'blocked', step: first, byThread: false });
}

/** When the next `apart` is over, or a limit on the rate gives room again. */
function nextRelief(kernel: Kernel): number {
  let next = kernel.rates.length > 0 ? nextExpiry(kernel) : Number.POSITIVE_INFINITY;
  if (kernel.course !== 'forward') return next;
  for (const apart of kernel.aparts) {
    while (apart.head < apart.times.length && itemAt(apart.times, apart.head) <= kernel.now) apart.head++;
    if (apart.head < apart.times.length) next = Math.min(next, itemAt(apart.times, apart.head));
  }
  return next;
}

/** The end of every round. */
function finish(kernel: Kernel): void {
  if (kernel.anyBug) settleExposure(kernel);
  if (kernel.raisedGroups.length > 0) notePeaks(kernel);
  if (kernel.again) {
    kernel.again = false;
    schedule(kernel.heap, kernel.wakeSlot, kernel.now);
  } else if (kernel.rates.length > 0 || kernel.aparts.length > 0) {
    schedule(kernel.heap, kernel.wakeSlot, nextRelief(kernel));
  }
}
