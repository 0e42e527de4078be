/** Puts back what a trial has touched. */

import { emptyBatch } from './batch-parts.ts';
import { intAt, itemAt } from './elements.ts';
import { clearHeap } from './heap.ts';
import { resetArea } from './levers/traffic.ts';
import { resetWidening } from './levers/widening.ts';
import { empty } from './lists.ts';
import { resetService } from './loads.ts';
import { resetMeter } from './meters.ts';
import { clearRates } from './rates.ts';
import { giveBack } from './rolling-batches.ts';
import type { Bug, Cell, Kernel, Stage, Step, Unit } from './state/index.ts';
import { clearSurging } from './surging.ts';

/** Makes the kernel as new, for the trial that luck has begun. */
export function reset(kernel: Kernel): void {
  clearHeap(kernel.heap);
  kernel.lands = kernel.luck.lands;
  if (kernel.hasBeside) resetBeside(kernel);
  for (const cell of kernel.touchedCells) resetCell(cell);
  for (const unit of kernel.touchedUnits) resetUnit(unit);
  for (const step of kernel.touchedSteps) resetStep(step);
  for (const stage of kernel.stages) resetStage(stage);
  resetLists(kernel);
  resetCounts(kernel);
  clearRates(kernel);
  for (const order of kernel.orders) order.left.set(order.atStart);
  for (const { times } of kernel.aparts) empty(times);
  for (const apart of kernel.aparts) apart.head = 0;
  for (const watch of kernel.watches) {
    watch.on = false;
    watch.ordinal = 0;
    empty(watch.alarms);
    empty(watch.overdue);
  }
  for (const outage of kernel.outages) outage.ordinal = 0;
  if (kernel.hasLoads) resetLoads(kernel);
  if (kernel.release.shifts.length > 0) resetWidening(kernel.release);
  for (const flag of kernel.flags) resetWidening(flag);
  resetBugs(kernel);
}

function resetBeside(kernel: Kernel): void {
  for (const group of kernel.surgeGroups) group.beside = 0;
  for (const batch of kernel.flying) if (batch !== batch.unit.batch) giveBack(batch.unit, batch);
}

function resetLoads(kernel: Kernel): void {
  for (const area of kernel.areas) resetArea(area);
  for (const area of kernel.staleAreas) area.stale = false;
  empty(kernel.staleAreas);
  for (const group of kernel.staleGroups) group.stale = false;
  empty(kernel.staleGroups);
  for (const service of kernel.services) resetService(kernel, service);
  if (kernel.requests !== null) resetMeter(kernel.requests);
}

function resetCell(cell: Cell): void {
  cell.touched = false;
  cell.fresh = 0;
  cell.gone = 0;
  cell.busy = 0;
  cell.failed = 0;
  cell.aside = 0;
  cell.green = 0;
  cell.beside = 0;
  cell.outages = 0;
  cell.lostIn = 0;
  cell.taken = 0;
  cell.exposed = 0;
  cell.placed = 0;
  cell.old = 0;
  cell.replaced = 0;
  cell.reached = 0;
  cell.arrived = 0;
  if (cell.loadGroup !== null) {
    cell.loadGroup.oldDown = 0;
    cell.loadGroup.freshUp = 0;
    cell.loadGroup.placedUp = 0;
    cell.loadGroup.fresh = 0;
    cell.loadGroup.replaced = 0;
  }
  // What is down in a group is the sum of what is down in its cells.
  if (cell.down === 0) return;
  cell.down = 0;
  for (const group of cell.groups) group.down = 0;
  for (const node of cell.nodes) {
    node.down = 0;
    node.group.down = 0;
  }
}

function resetUnit(unit: Unit): void {
  unit.touched = false;
  unit.phase = 'waiting';
  unit.untried = unit.servers;
  unit.cursor = 0;
  unit.batches = 0;
  unit.reverts = 0;
  unit.endedIn = -1;
  unit.reverting = false;
  unit.final = false;
  unit.toRevert = 0;
  unit.kept = 0;
  clearSurging(unit.surging);
  unit.batch.running = false;
  unit.batch.reverting = false;
  unit.batch.state = 'running';
  emptyBatch(unit.batch);
  const { entries } = unit;
  for (let i = 0; i < entries.length; i++) {
    const entry = itemAt(entries, i);
    entry.tried = 0;
    entry.busy = 0;
    entry.fresh = 0;
    entry.failed = 0;
    entry.kept = 0;
    entry.stuck = 0;
    if (entry.surging.batches.length > 0) clearSurging(entry.surging);
  }
  for (const { group, pieces } of unit.claims) {
    group.running = 0;
    group.lastEnd = Number.NEGATIVE_INFINITY;
    group.otherEnd = Number.NEGATIVE_INFINITY;
    group.lastPiece = -1;
    for (const piece of pieces) piece.running = 0;
  }
  for (const lane of unit.lanes) {
    lane.running = 0;
    lane.group.busy = 0;
  }
}

function resetStep(step: Step): void {
  step.touched = false;
  step.phase = 'idle';
  step.runs = 0;
  step.unitsRunning = 0;
  step.unitsEnded = 0;
  step.firstWaiting = 0;
  step.backTo = -1;
  step.actFailed = false;
  step.refused = false;
  step.satisfied = false;
  step.asked = false;
  step.retired = false;
  step.retiring = false;
  step.marginal = false;
  for (let level = 0; level < step.doneLeft.length; level++) {
    itemAt(step.doneLeft, level).set(itemAt(step.doneServers, level));
  }
}

function resetStage(stage: Stage): void {
  stage.startedAt = -1;
  stage.endedAt = -1;
  stage.waitsFor = stage.after;
  stage.end = 'none';
  stage.endBackTo = -1;
  stage.pauses = 0;
  stage.holds = 0;
  stage.tried = 0;
  stage.failed = 0;
  stage.failuresRaised = false;
  stage.batchEnded = false;
  stage.requestsBefore = 0;
  stage.recalls = 0;
  stage.isRecalled = false;
  if (stage.departures.length > 0) empty(stage.departures);
}

function resetLists(kernel: Kernel): void {
  empty(kernel.touchedCells);
  empty(kernel.touchedUnits);
  empty(kernel.touchedSteps);
  empty(kernel.raisedGroups);
  empty(kernel.ready);
  empty(kernel.idle);
  empty(kernel.open);
  empty(kernel.flying);
  empty(kernel.reverting);
  empty(kernel.failedActs);
  empty(kernel.closed);
  empty(kernel.asking);
  empty(kernel.looks);
  empty(kernel.newlyDone);
  freeAll(kernel, kernel.repairs);
  freeAll(kernel, kernel.pauses);
  const { everDone } = kernel;
  for (let i = 0; i < everDone.length; i += 2)
    itemAt(kernel.doneNodes, itemAt(everDone, i))[itemAt(everDone, i + 1)] = 0;
  empty(everDone);
  for (const address of kernel.addresses) {
    kernel.batchesOf[address] = 0;
    kernel.revertsOf[address] = 0;
  }
  empty(kernel.addresses);
  if (kernel.retries.size > 0) kernel.retries.clear();
}

function freeAll(kernel: Kernel, bySlot: Map<number, unknown>): void {
  if (bySlot.size === 0) return;
  for (const slot of bySlot.keys()) kernel.freeSlots.push(slot);
  bySlot.clear();
}

function resetCounts(kernel: Kernel): void {
  kernel.now = 0;
  kernel.round = 0;
  kernel.course = 'forward';
  kernel.turn = null;
  kernel.cause = null;
  kernel.turnedBy = null;
  kernel.again = false;
  kernel.working = 0;
  kernel.acting = 0;
  kernel.retiring = 0;
  if (kernel.returning.length > 0) empty(kernel.returning);
  kernel.returnBegun = false;
  kernel.removed = false;
  kernel.noReturn = false;
  kernel.down = 0;
  kernel.beside = 0;
  kernel.most = kernel.layout.servers;
  kernel.fewest = kernel.layout.servers;
  kernel.nextOpening = Number.POSITIVE_INFINITY;
  kernel.ratesStale = false;
  kernel.lasting = 0;
  kernel.stagesEnded = 0;
  kernel.ending = 0;
  kernel.dueCount = 0;
  kernel.batchEnded = false;
  kernel.falseAlarms = 0;
  kernel.failedServers = 0;
  kernel.planFailuresRaised = false;
  kernel.busyCount.fill(0);
  kernel.busyBefore.fill(0);
  for (const peak of kernel.peaks) {
    peak.nearness = 0;
    peak.down = 0;
    peak.group = -1;
    peak.round = 0;
  }
}

function resetBugs(kernel: Kernel): void {
  kernel.anyBug = false;
  kernel.anyShowing = false;
  kernel.anyTaken = false;
  kernel.isReaching = kernel.hasPeople;
  for (const bug of kernel.bugs) resetBug(kernel, bug);
}

function resetBug(kernel: Kernel, bug: Bug): void {
  const { there, showsAt, showingsFrom } = kernel.luck.bugs;
  bug.shown = false;
  bug.sure = false;
  bug.foundIn = -1;
  bug.foundAt = -1;
  bug.foundReach = 0;
  bug.foundUsers = 0;
  bug.foundRings = 0;
  bug.users = bug.usersAtFirst;
  bug.fixed = false;
  bug.met = bug.users > 0;
  bug.mostUsers = 0;
  bug.mostRings = 0;
  bug.endedAt = -1;
  resetMeter(bug);
  bug.servers = 0;
  bug.reach = 0;
  bug.done.fill(0);
  bug.there = there[bug.index] === 1;
  bug.changedIn = 0;
  bug.followed = bug.there || bug.asked;
  if (bug.followed) kernel.anyBug = true;
  // Without servers users have it from the start.
  bug.stale = bug.followed && kernel.hasPeople;
  if (!bug.there) return;
  const to = intAt(showingsFrom, bug.index + 1);
  for (let i = intAt(showingsFrom, bug.index); i < to; i++) if (intAt(showsAt, i) > 0) kernel.anyShowing = true;
}
