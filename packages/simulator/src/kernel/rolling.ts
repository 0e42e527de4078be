/** Units that go on server by server. */
import { addPart, emptyBatch, firstLeft, leftOf } from './batch-parts.ts';
import { beginBatch } from './batches.ts';
import { isBoundedBeside, mostBeside } from './beside.ts';
import { isCellOpen } from './calendar.ts';
import { setKept, settleCell } from './counts.ts';
import { itemAt } from './elements.ts';
import { fillItems, isFull, mostThatFit } from './filling.ts';
import { rateLeft } from './rates.ts';
import { noLongerSurges, takeBatch } from './rolling-batches.ts';
import type { Batch, Cell, Kernel, Unit } from './state/index.ts';

/** Starts batches as long as one fits. */
export function startRolling(kernel: Kernel, unit: Unit): void {
  while (unit.flying < unit.size) {
    const batch = nextOf(kernel, unit);
    if (batch === null) return;
    beginBatch(kernel, batch);
  }
}

/** A batch of the next server (or item); null: none may start. */
export function nextOf(kernel: Kernel, unit: Unit): Batch | null {
  const batch = takeBatch(kernel, unit);
  if (fillOne(kernel, unit, batch) > 0) return batch;
  unit.spare.push(batch);
  return null;
}

/** The first server that may start: in the place of its old one if there is room for that, else beside it. */
function fillOne(kernel: Kernel, unit: Unit, batch: Batch): number {
  const { step, entries, items } = unit;
  const stage = step.stage.index;
  emptyBatch(batch);
  const rate = rateLeft(kernel, stage);
  if (rate < 1) return 0;
  if (items !== null) return fillItems(kernel, batch, items, 1, rate);
  for (let i = firstLeft(unit); i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const { cell } = entry;
    if (leftOf(entry) <= 0 || cell.outages > 0 || !isCellOpen(kernel, step.stage, cell)) continue;
    const isInPlace = !step.green && mostThatFit(cell, 1, stage) >= 1;
    if (!isInPlace && !mayStandBeside(unit, cell)) continue;
    addPart(batch, entry, 1, isInPlace ? 0 : 1);
    batch.starting = 1;
    return 1;
  }
  return 0;
}

function mayStandBeside({ step }: Unit, cell: Cell): boolean {
  const stage = step.stage.index;
  return (step.green || isBoundedBeside(cell, stage)) && mostBeside(cell, 1, stage) >= 1;
}

/** As far as there is room for more to be down, old servers do not wait for the new ones beside them. */
export function leaveEarly(kernel: Kernel, unit: Unit): void {
  if (unit.surgingCount > 0) leaveSurging(kernel, unit);
  if (unit.kept > 0) leaveKept(kernel, unit);
}

function leaveSurging(kernel: Kernel, unit: Unit): void {
  const { surging, step } = unit;
  while (unit.surgingFrom < surging.length && itemAt(surging, unit.surgingFrom) === null) unit.surgingFrom++;
  for (let i = unit.surgingFrom; i < surging.length && !isFull(unit); i++) {
    const batch = itemAt(surging, i);
    if (batch === null) continue;
    const { cell } = itemAt(unit.entries, batch.entries[0] ?? 0);
    if (cell.outages > 0 || mostThatFit(cell, 1, step.stage.index) < 1) continue;
    batch.surged[0] = 0;
    batch.totalSurged = 0;
    cell.aside--;
    settleCell(kernel, cell);
    noLongerSurges(unit, batch);
  }
}

function leaveKept(kernel: Kernel, unit: Unit): void {
  const { entries, step } = unit;
  for (const entry of entries) {
    const { cell } = entry;
    while (entry.kept > 0 && cell.outages === 0 && mostThatFit(cell, 1, step.stage.index) >= 1) {
      setKept(entry, entry.kept - 1);
      settleCell(kernel, cell);
    }
  }
}
