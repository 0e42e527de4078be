/** A run, round by round: what is due at one instant goes through the phases in their order. */
import { MOST_ROUNDS, RunTooLong } from '../run-too-long.ts';
import { raiseBlocked } from './blocked.ts';
import { alarm, falseAlarm, timeOutPlan, timeOutStage } from './detections.ts';
import { byteAt, intAt, itemAt } from './elements.ts';
import { ends } from './ends.ts';
import { failures } from './failures.ts';
import { answer, judge } from './gates.ts';
import { concludeTurn } from './going-back.ts';
import { nextDue, schedule, take } from './heap.ts';
import { beginIncident, endIncident } from './incidents.ts';
import { awaitOutage, beginOutage, endOutage, hitBatches, resumeBatches } from './outages.ts';
import { closeExposure, finish } from './round-ends.ts';
import { showAtNodes } from './showings.ts';
import {
  ALARM_DUE,
  FALSE_ALARM_DUE,
  GATE_ENDS,
  INCIDENT_BEGINS,
  INCIDENT_ENDS,
  OUTAGE_BEGINS,
  OUTAGE_ENDS,
  PLAN_TIMES_OUT,
  STAGE_TIMES_OUT,
} from './slot-kinds.ts';
import type { Kernel } from './state/index.ts';
import { beginStage, goOn } from './threads.ts';
import { continueUnits, startUnits } from './units.ts';
import { beginWatches, sortAlarms } from './watches.ts';
import { startHeldWork } from './working.ts';

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
  for (const incident of kernel.incidents) {
    if (incident.after === 0) beginIncident(kernel, incident);
    else schedule(kernel.heap, incident.dueSlot, incident.after);
  }
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
  // A ring shows once somebody's new server serves it.
  const mayReach = kernel.isReaching || (kernel.hasPeople && kernel.layout.deploys);
  if (kernel.newlyDone.length > 0 || mayReach) showAtNodes(kernel);
  if (kernel.batchEnded || kernel.failedActs.length > 0) failures(kernel);
  next = outages(kernel, next);
  detections(kernel, next);
  starts(kernel);
}

/** Phase 3. */
function outages(kernel: Kernel, from: number): number {
  let i = from;
  for (; i < kernel.dueCount; i++) {
    const slot = intAt(kernel.due, i);
    const index = intAt(kernel.indexOf, slot);
    const kind = byteAt(kernel.kindOf, slot);
    if (kind === OUTAGE_ENDS) endOutage(kernel, itemAt(kernel.outages, index));
    else if (kind === INCIDENT_ENDS) endIncident(kernel, itemAt(kernel.incidents, index));
    else if (kind === OUTAGE_BEGINS) beginOutage(kernel, itemAt(kernel.outages, index));
    else if (kind === INCIDENT_BEGINS) beginIncident(kernel, itemAt(kernel.incidents, index));
    else break;
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
    const step = itemAt(kernel.steps, intAt(kernel.indexOf, slot));
    if (step.kind === 'gate') judge(kernel, step);
    else answer(kernel, step);
  }
  const bugs = kernel.bugs.length;
  for (; i < kernel.dueCount; i++) {
    const slot = intAt(kernel.due, i);
    if (byteAt(kernel.kindOf, slot) !== ALARM_DUE) break;
    const index = intAt(kernel.indexOf, slot);
    const watch = itemAt(kernel.watches, Math.floor(index / bugs));
    if (watch.on) watch.alarms.push(index % bugs);
  }
  if (kernel.hasPeople) for (const watch of kernel.watches) if (watch.on) sortAlarms(kernel, watch);
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
  kernel.nextOpening = Number.POSITIVE_INFINITY;
  if (kernel.ready.length > 0 || kernel.ending > 0 || kernel.stagesEnded === kernel.stages.length) goOn(kernel);
  if (kernel.course === 'forward') {
    if (kernel.closed.length > 0) startHeldWork(kernel);
    if (kernel.idle.length > 0) continueUnits(kernel);
    if (kernel.open.length > 0) startUnits(kernel);
    if (!kernel.again) raiseBlocked(kernel);
  }
  if (kernel.course === 'turned' || kernel.course === 'reverting') concludeTurn(kernel);
}
