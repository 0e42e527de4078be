/** Puts back single parts of a kernel that a trial has touched. */
import { emptyBatch } from './batch-parts.ts';
import { intAt, itemAt } from './elements.ts';
import { empty } from './lists.ts';
import { resetMeter } from './meters.ts';
import type { Bug, Cell, Kernel, Stage, Step, Unit } from './state/index.ts';
import { clearSurging } from './surging.ts';

export function resetCell(cell: Cell): void {
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

export function resetUnit(unit: Unit): void {
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

export function resetStep(step: Step): void {
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

export function resetStage(stage: Stage): void {
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

export function resetBug(kernel: Kernel, bug: Bug): void {
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
