/** Repairs: the failed servers of a batch come back together. */
import { setKept, settleCell } from './counts.ts';
import { intAt, itemAt } from './elements.ts';
import { schedule } from './heap.ts';
import { standsBeside } from './levers/beside.ts';
import { orderOf } from './rolling-batches.ts';
import { REPAIR_ENDS } from './slot-kinds.ts';
import { freeSlot, takeSlot } from './slots.ts';
import type { Batch, Kernel } from './state/index.ts';
import { touchPieces, unitGoesBack } from './turning.ts';

/** Failed servers of the batch that has just ended are repaired, unless the plan stops. */
export function beginRepair(kernel: Kernel, batch: Batch): void {
  const { unit } = batch;
  const { machine, luck } = kernel;
  if (machine.numbers.repair === null) return;
  if (kernel.course === 'turned' && kernel.turn?.kind === 'stop') return;
  const entries: number[] = [];
  const shares: number[] = [];
  batch.cellCount = 0;
  for (let i = 0; i < batch.count; i++) {
    const failed = intAt(kernel.inHand.failed, i);
    if (failed === 0) continue;
    const entry = intAt(batch.entries, i);
    entries.push(entry);
    shares.push(failed);
    addCell(batch, itemAt(unit.entries, entry).cell.index, failed);
  }
  const { step, index } = unit;
  const time = luck.repair(
    batch.reverting,
    step.index,
    index,
    batch.luckOrdinal,
    batch.cells,
    batch.servers,
    batch.cellCount,
  );
  if (time === Number.POSITIVE_INFINITY) return;
  const order = orderOf(unit, batch.ordinal, batch.reverting);
  const slot = takeSlot(kernel, REPAIR_ENDS, order);
  kernel.repairs.set(slot, { unit, ordinal: batch.ordinal, reverting: batch.reverting, entries, shares });
  kernel.working++;
  schedule(kernel.heap, slot, kernel.now + time);
}

/** Servers of one more entry of the batch, as luck is asked: each cell once. */
export function addCell(batch: Batch, cell: number, servers: number): void {
  for (let i = 0; i < batch.cellCount; i++) {
    if (intAt(batch.cells, i) !== cell) continue;
    batch.servers[i] = intAt(batch.servers, i) + servers;
    return;
  }
  batch.cells[batch.cellCount] = cell;
  batch.servers[batch.cellCount] = servers;
  batch.cellCount++;
}

/** What has been reverted, or deployed to again, meanwhile does not come back once more. */
export function endRepair(kernel: Kernel, slot: number): void {
  const repair = kernel.repairs.get(slot);
  if (repair === undefined) return;
  kernel.repairs.delete(slot);
  freeSlot(kernel, slot);
  kernel.working--;
  const { unit, ordinal, reverting, entries, shares } = repair;
  const back = unitGoesBack(kernel, unit);
  let servers = 0;
  for (let i = 0; i < entries.length; i++) {
    const entry = itemAt(unit.entries, itemAt(entries, i));
    const { cell } = entry;
    const count = Math.min(itemAt(shares, i), reverting ? entry.stuck : entry.failed);
    if (count === 0) continue;
    servers += count;
    cell.failed -= count;
    if (reverting) {
      entry.stuck -= count;
    } else {
      entry.failed -= count;
      // Those that are down come back first.
      if (entry.kept > entry.failed) setKept(entry, entry.failed);
      if (back) {
        unit.toRevert -= count;
      } else {
        entry.fresh += count;
        cell.fresh += count;
        if (standsBeside(unit.step)) cell.green += count;
      }
    }
    settleCell(kernel, cell);
  }
  // Nothing is left of it to go back.
  const done = back && !reverting && servers > 0 && unit.toRevert === 0;
  if (done && unit.reverting && !unit.batch.running) touchPieces(unit, -1);
  if (servers > 0 && kernel.log !== null) {
    kernel.log.push({ kind: 'repaired', at: kernel.now, step: unit.step.index, unit: unit.index, ordinal, servers });
  }
}
