/** How units end, or are given up, and with them their step. */
import { intAt } from './elements.ts';
import { insertStep, removeFrom, touchUnit } from './lists.ts';
import type { Kernel, Step, Unit } from './state/index.ts';
import { stopWork } from './working.ts';

/** A unit's last batch or its block has ended, or what is left of it is given up. */
export function endUnit(kernel: Kernel, unit: Unit): void {
  unit.phase = 'ended';
  if (unit.rolling) removeFrom(kernel.idle, unit);
  unit.endedIn = kernel.round;
  leaveConstraints(kernel, unit);
  if (unit.untried > 0) forgetUntried(kernel, unit);
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'unit-ended', at: kernel.now, step: unit.step.index, unit: unit.index });
  }
  unit.step.unitsRunning--;
  countEnded(kernel, unit.step);
}

/** Gives up what is left of a step: what waits is dropped, what runs ends. */
export function giveUp(kernel: Kernel, step: Step): void {
  if (step.units.length === 0) giveUpWork(kernel, step);
  for (const unit of step.units) {
    if (unit.phase === 'waiting') {
      unit.phase = 'dropped';
      touchUnit(kernel, unit);
      forgetUntried(kernel, unit);
      countEnded(kernel, step);
    } else if (unit.phase === 'running') {
      removeFrom(kernel.idle, unit);
      endUnit(kernel, unit);
    }
  }
  removeFrom(kernel.open, step);
  kernel.again = true;
}

/** What has no units waits in vain. */
function giveUpWork(kernel: Kernel, step: Step): void {
  if (step.phase === 'active') stopWork(kernel, step);
  removeFrom(kernel.closed, step);
  step.phase = 'over';
  insertStep(kernel.ready, step);
}

/** A step of units is over with its last unit. */
function countEnded(kernel: Kernel, step: Step): void {
  step.unitsEnded++;
  if (step.unitsEnded < step.units.length) return;
  step.phase = 'over';
  insertStep(kernel.ready, step);
}

function leaveConstraints(kernel: Kernel, unit: Unit): void {
  for (const { group, pieces } of unit.claims) {
    for (const piece of pieces) {
      piece.running--;
      group.running--;
      if (piece.number !== group.lastPiece) {
        group.otherEnd = group.lastEnd;
        group.lastPiece = piece.number;
      }
      group.lastEnd = kernel.now;
    }
  }
  for (const apart of unit.aparts) apart.times.push(kernel.now + apart.apart);
  for (const lane of unit.lanes) {
    if (--lane.running === 0) lane.group.busy--;
  }
}

/** Nothing of it is to be tried any more. */
function forgetUntried(kernel: Kernel, unit: Unit): void {
  for (const order of kernel.orders) {
    for (const { cell, servers, tried } of unit.entries) {
      const place = intAt(order.placeOf, cell.index);
      if (place >= 0) order.left[place] = intAt(order.left, place) - (servers - tried);
    }
  }
  for (const step of unit.inner) {
    for (const inner of step.units) forgetUntried(kernel, inner);
  }
}
