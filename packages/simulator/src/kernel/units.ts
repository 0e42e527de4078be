/** Phase 5b and 5c: units that run go on, units that wait start. */

import { bindsIn } from './batch-parts.ts';
import { beginBatch } from './batches.ts';
import { intAt, itemAt } from './elements.ts';
import { fillForward } from './filling.ts';
import type { Claim } from './limits.ts';
import { insertUnit, shorten, touchUnit } from './lists.ts';
import { leaveEarly, nextOf, startRolling } from './rolling.ts';
import { openAll } from './rooms.ts';
import type { Batch, Kernel, Step, Unit } from './state/index.ts';
import { beginStep } from './threads.ts';
import { nextUp } from './turns.ts';

/** Running units without a batch begin their next. */
export function continueUnits(kernel: Kernel): void {
  const { idle } = kernel;
  let kept = 0;
  for (let i = 0; i < idle.length; i++) {
    const unit = itemAt(idle, i);
    const isHeld = unit.step.stage.holds > 0;
    if (unit.rolling && !isHeld) goOnRolling(kernel, unit);
    if (!unit.rolling && !isHeld && fillForward(kernel, unit) > 0) beginBatch(kernel, unit.batch);
    else idle[kept++] = unit;
  }
  shorten(idle, kept);
}

/** One that goes on server by server stays among them as long as it runs. */
function goOnRolling(kernel: Kernel, unit: Unit): void {
  if (!unit.step.green) leaveEarly(kernel, unit);
  startRolling(kernel, unit);
}

/** Waiting units that may start, start. Steps that begin meanwhile come after those in whose blocks they stand. */
export function startUnits(kernel: Kernel): void {
  const { open } = kernel;
  let kept = 0;
  for (let i = 0; i < open.length; i++) {
    const step = itemAt(open, i);
    if (step.stage.holds === 0) {
      startUnitsOf(kernel, step);
      passStarted(step);
    }
    if (step.firstWaiting < step.units.length) open[kept++] = step;
  }
  shorten(open, kept);
}

function startUnitsOf(kernel: Kernel, step: Step): void {
  const { units } = step;
  for (let i = nextUp(step, step.firstWaiting); i < units.length; i = nextUp(step, i + 1)) {
    const unit = itemAt(units, i);
    if (unit.phase !== 'waiting') continue;
    // Those behind it wait for no fewer units of the step.
    if (step.unitsEnded < unit.after || step.unitsRunning >= unit.most) return;
    if (!lanesAllow(unit) || !claimsAllow(kernel, unit) || !ordersAllow(unit)) continue;
    const first = unit.entry < 0 ? firstBatch(kernel, unit) : null;
    if (unit.entry < 0 && first === null) continue;
    begin(kernel, unit);
    if (first === null) beginStep(kernel, itemAt(kernel.steps, unit.entry));
    else beginBatch(kernel, first);
    if (!unit.rolling) continue;
    startRolling(kernel, unit);
    insertUnit(kernel.idle, unit);
  }
}

function passStarted(step: Step): void {
  const { units } = step;
  while (step.firstWaiting < units.length && itemAt(units, step.firstWaiting).phase !== 'waiting') step.firstWaiting++;
}

/** null: nothing may start. */
function firstBatch(kernel: Kernel, unit: Unit): Batch | null {
  if (unit.rolling) return nextOf(kernel, unit);
  return fillForward(kernel, unit) > 0 ? unit.batch : null;
}

function begin(kernel: Kernel, unit: Unit): void {
  touchUnit(kernel, unit);
  unit.phase = 'running';
  unit.step.unitsRunning++;
  if (unit.everywhere !== null) openAll(unit);
  for (const { group, pieces } of unit.claims) {
    for (const piece of pieces) {
      piece.running++;
      group.running++;
      group.latest = piece;
    }
  }
  for (const lane of unit.lanes) {
    if (lane.running++ === 0) lane.group.busy++;
  }
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'unit-started', at: kernel.now, step: unit.step.index, unit: unit.index });
  }
}

/** `maxParallel`: only nodes in which no unit runs yet are held against the limit. */
function lanesAllow({ lanes, step }: Unit): boolean {
  let allowed = true;
  for (let i = 0; i < lanes.length; i++) {
    const { group, running } = itemAt(lanes, i);
    if (running > 0 || !bindsIn(group.stage, step.stage.index)) continue;
    group.wanted++;
    if (group.busy + group.wanted > group.most) allowed = false;
  }
  for (let i = 0; i < lanes.length; i++) itemAt(lanes, i).group.wanted = 0;
  return allowed;
}

/**
 * Exclusions: no other unit that runs touches another piece of a group, nor (with `apart`) has one that did ended too short a
 * while ago. A unit is at peace with the blocks that it belongs to.
 */
function claimsAllow(kernel: Kernel, { claims, step }: Unit): boolean {
  for (let i = 0; i < claims.length; i++) {
    const claim = itemAt(claims, i);
    const { group, exempt } = claim;
    if (!bindsIn(group.stage, step.stage.index)) continue;
    if (runningElsewhere(claim) > exempt) return false;
    if (group.apart > 0 && kernel.now - endedElsewhere(claim) < group.apart) return false;
  }
  return true;
}

/** Touches of other pieces of the group; of any piece, if the unit touches several. */
export function runningElsewhere({ group, pieces }: Claim): number {
  return pieces.length === 1 ? group.running - itemAt(pieces, 0).running : group.running;
}

function endedElsewhere({ group, pieces }: Claim): number {
  return pieces.length === 1 && itemAt(pieces, 0).number === group.lastPiece ? group.otherEnd : group.lastEnd;
}

/** Orderings: nothing of an earlier set, in the same group, is still to be tried outside the unit and its block. */
function ordersAllow(unit: Unit): boolean {
  for (const { order, set, group } of unit.orders) {
    if (!bindsIn(order.stage, unit.step.stage.index)) continue;
    for (let earlier = 0; earlier < set; earlier++) {
      const place = earlier * order.groups + group;
      const left = intAt(order.left, place);
      if (left > 0 && left > untriedAt(unit, order.placeOf, place)) return false;
    }
  }
  return true;
}

/** Servers that the unit, or its block, is still to try of those counted at a place of an ordering. */
function untriedAt(unit: Unit, placeOf: Int32Array, place: number): number {
  let servers = 0;
  for (const entry of unit.entries) {
    if (intAt(placeOf, entry.cell.index) === place) servers += entry.servers - entry.tried;
  }
  for (const step of unit.inner) for (const inner of step.units) servers += untriedAt(inner, placeOf, place);
  return servers;
}
