/** Batches that deploy: how they begin and end, and what their end is counted for. */
import { changeGroup, setKept, settleCell } from './counts.ts';
import { intAt, itemAt } from './elements.ts';
import { unpledge } from './filling.ts';
import { cancel, schedule } from './heap.ts';
import { standsBeside } from './levers/beside.ts';
import { empty, insertUnit, touchUnit } from './lists.ts';
import { noteStart } from './rates.ts';
import { beginRepair } from './repairs.ts';
import { giveBack, noteRolling } from './rolling-batches.ts';
import type { Batch, Cell, Kernel, Unit } from './state/index.ts';
import { endUnit } from './unit-ends.ts';

/** Begins a batch that has been filled. */
export function beginBatch(kernel: Kernel, batch: Batch): void {
  const { unit } = batch;
  const { entries, step } = unit;
  touchUnit(kernel, unit);
  unpledge(batch);
  for (let i = 0; i < batch.count; i++) {
    const entry = itemAt(entries, intAt(batch.entries, i));
    const { cell } = entry;
    const servers = intAt(batch.shares, i);
    if (cell.entries.length > 1) takeFromOthers(unit, cell, servers);
    entry.busy += servers;
    cell.busy += servers;
    cell.aside += intAt(batch.surged, i);
    settleCell(kernel, cell);
    batch.cells[i] = cell.index;
    batch.servers[i] = servers;
  }
  batch.cellCount = batch.count;
  countSpared(kernel, batch, -1);
  unit.batches++;
  batch.reverting = false;
  batch.ordinal = unit.batches;
  batch.attempt = 1;
  batch.luckOrdinal = nextOrdinal(kernel, kernel.batchesOf, unit.address);
  if (unit.rolling) noteRolling(kernel, batch);
  launch(kernel, batch);
  noteStart(kernel, batch.starting);
  if (kernel.log !== null) {
    kernel.log.push({
      kind: 'batch-started',
      at: kernel.now,
      step: step.index,
      unit: unit.index,
      ordinal: batch.ordinal,
      servers: batch.total,
      surged: batch.totalSurged,
    });
  }
}

/** Counts one more batch of an address. */
export function nextOrdinal(kernel: Kernel, counts: Int32Array, address: number): number {
  const ordinal = intAt(counts, address) + 1;
  counts[address] = ordinal;
  if (ordinal === 1) kernel.addresses.push(address);
  return ordinal;
}

/** Asks luck for the batch's time and what fails in it. */
export function launch(kernel: Kernel, batch: Batch): void {
  const { cells, servers, cellCount, luckOrdinal, attempt } = batch;
  const { step, index } = batch.unit;
  const { luck } = kernel;
  const time = batch.reverting
    ? luck.revert(step.index, index, luckOrdinal, cells, servers, cellCount)
    : luck.batch(step.index, index, luckOrdinal, attempt, cells, servers, cellCount);
  const { failed } = luck.outcome;
  for (let i = 0; i < cellCount; i++) batch.failed[i] = intAt(failed, i);
  if (!batch.running) {
    batch.running = true;
    batch.place = kernel.flying.length;
    kernel.flying.push(batch);
    kernel.working++;
  }
  batch.state = 'running';
  schedule(kernel.heap, slotOf(batch), kernel.now + time);
}

export const slotOf = (batch: Batch): number => (batch.reverting ? batch.revertSlot : batch.slot);

/** Items larger than servers count as down for no more than was left of a limit. */
export function countSpared(kernel: Kernel, batch: Batch, sign: 1 | -1): void {
  for (const { group, amount } of batch.spared) changeGroup(kernel, group, sign * amount);
  if (sign > 0) empty(batch.spared);
}

/**
 * Servers that another step has deployed to before are deployed to again where a cell has too few on the old version; from
 * then on they are this unit's. The others' failed ones go first, unit by unit.
 */
function takeFromOthers(unit: Unit, cell: Cell, servers: number): void {
  let wanted = servers - (cell.servers - cell.busy - cell.fresh - cell.failed);
  for (const entry of cell.entries) {
    if (wanted <= 0) return;
    if (entry.unit === unit) continue;
    const failed = Math.min(entry.failed, wanted);
    const fresh = Math.min(entry.fresh, wanted - failed);
    entry.failed -= failed;
    entry.fresh -= fresh;
    cell.failed -= failed;
    cell.fresh -= fresh;
    if (standsBeside(entry.unit.step)) cell.green -= fresh;
    if (entry.kept > entry.failed) setKept(entry, entry.failed);
    wanted -= failed + fresh;
  }
}

/** The batch is over. */
export function endBatch(kernel: Kernel, batch: Batch): void {
  const { unit } = batch;
  const { entries, step } = unit;
  const { inHand } = kernel;
  const allFailed = batch.state === 'lost';
  const green = standsBeside(step);
  land(kernel, batch);
  let failedServers = 0;
  for (let i = 0; i < batch.count; i++) {
    const entry = itemAt(entries, intAt(batch.entries, i));
    const { cell } = entry;
    const servers = intAt(batch.shares, i);
    const failed = allFailed ? servers : intAt(batch.failed, i);
    const surged = intAt(batch.surged, i);
    inHand.failed[i] = failed;
    entry.busy -= servers;
    entry.tried += servers;
    entry.fresh += servers - failed;
    entry.failed += failed;
    cell.busy -= servers;
    cell.fresh += servers - failed;
    cell.failed += failed;
    cell.aside -= surged;
    if (surged > 0 && failed > 0) setKept(entry, entry.kept + Math.min(failed, surged));
    if (green) cell.green += servers - failed;
    failedServers += failed;
    settleCell(kernel, cell);
  }
  countTried(kernel, batch, failedServers);
  if (kernel.log !== null) {
    kernel.log.push({
      kind: 'batch-ended',
      at: kernel.now,
      step: step.index,
      unit: unit.index,
      ordinal: batch.ordinal,
      servers: batch.total,
      failed: failedServers,
    });
  }
  if (failedServers > 0) beginRepair(kernel, batch);
  if (unit.rolling) giveBack(unit, batch);
  if (unit.untried === 0) endUnit(kernel, unit);
  else if (!unit.rolling) insertUnit(kernel.idle, unit);
}

/** The batch is no longer in progress. */
export function land(kernel: Kernel, batch: Batch): void {
  const { flying } = kernel;
  batch.running = false;
  kernel.working--;
  const last = itemAt(flying, flying.length - 1);
  flying[batch.place] = last;
  last.place = batch.place;
  flying.pop();
  cancel(kernel.heap, slotOf(batch));
  if (batch.spared.length > 0) countSpared(kernel, batch, 1);
}

function countTried(kernel: Kernel, batch: Batch, failed: number): void {
  const { unit } = batch;
  const { entries, step } = unit;
  const { stage } = step;
  unit.untried -= batch.total;
  stage.tried += batch.total;
  stage.failed += failed;
  stage.batchEnded = true;
  kernel.batchEnded = true;
  kernel.failedServers += failed;
  for (const order of kernel.orders) {
    for (let i = 0; i < batch.count; i++) {
      const place = intAt(order.placeOf, itemAt(entries, intAt(batch.entries, i)).cell.index);
      if (place >= 0) order.left[place] = intAt(order.left, place) - intAt(batch.shares, i);
    }
  }
  if (!kernel.anyShowing) return;
  const levels = step.doneLeft.length;
  for (let i = 0; i < batch.count; i++) {
    const { doneAt } = itemAt(entries, intAt(batch.entries, i));
    for (let level = 0; level < levels; level++) {
      const place = intAt(doneAt, level);
      if (place < 0) continue;
      const left = itemAt(step.doneLeft, level);
      const servers = intAt(left, place) - intAt(batch.shares, i);
      left[place] = servers;
      if (servers === 0) kernel.newlyDone.push(level, itemAt(itemAt(step.doneNodes, level), place));
    }
  }
}
