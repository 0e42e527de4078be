/** Puts back what a trial has touched. */
import { itemAt } from './elements.ts';
import { clearHeap } from './heap.ts';
import { resetArea } from './levers/traffic.ts';
import { resetWidening } from './levers/widening.ts';
import { empty } from './lists.ts';
import { resetService } from './loads.ts';
import { resetMeter } from './meters.ts';
import { clearRates } from './rates.ts';
import { resetBug, resetCell, resetStage, resetStep, resetUnit } from './reset-parts.ts';
import { giveBack } from './rolling-batches.ts';
import type { Kernel } from './state/index.ts';

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
