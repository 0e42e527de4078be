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
import { closeRooms, firstIn, openToBeDown } from './rooms.ts';
import type { Batch, Cell, Entry, Kernel, Unit } from './state/index.ts';
import { firstSurging } from './surging.ts';

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
  const { step, items } = unit;
  const stage = step.stage.index;
  emptyBatch(batch);
  const rate = rateLeft(kernel, stage);
  if (rate < 1) return 0;
  if (items !== null) return fillItems(kernel, batch, items, 1, rate);
  const entry = unit.everywhere !== null && unit.phase === 'running' ? nextInRooms(unit) : nextOfAll(kernel, unit);
  if (entry === null) return 0;
  addPart(batch, entry, 1, isInPlace(unit, entry.cell) ? 0 : 1);
  batch.starting = 1;
  return 1;
}

function nextOfAll(kernel: Kernel, unit: Unit): Entry | null {
  const { step, entries } = unit;
  for (let i = firstLeft(unit); i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const { cell } = entry;
    if (cell.outages === 0 && isCellOpen(kernel, step.stage, cell) && fits(unit, entry)) return entry;
  }
  return null;
}

/** Likewise, where nothing but limits can hold it. */
function nextInRooms(unit: Unit): Entry | null {
  const { rooms } = unit;
  let first: Entry | null = null;
  for (let i = 0; i < rooms.length; i++) {
    const entry = firstIn(itemAt(rooms, i), fits);
    if (entry !== null && (first === null || entry.position < first.position)) first = entry;
  }
  if (first === null) closeRooms(unit);
  return first;
}

function fits(unit: Unit, entry: Entry): boolean {
  return leftOf(entry) > 0 && (isInPlace(unit, entry.cell) || mayStandBeside(unit, entry.cell));
}

function isInPlace({ step }: Unit, cell: Cell): boolean {
  return !step.green && mostThatFit(cell, 1, step.stage.index) >= 1;
}

function mayStandBeside({ step }: Unit, cell: Cell): boolean {
  const stage = step.stage.index;
  return (step.green || isBoundedBeside(cell, stage)) && mostBeside(cell, 1, stage) >= 1;
}

/** As far as there is room for more to be down, old servers do not wait for the new ones beside them. */
export function leaveEarly(kernel: Kernel, unit: Unit): void {
  if (unit.surging.count === 0 && unit.kept === 0) return;
  const open = openToBeDown(unit);
  if (open !== null) {
    leaveFew(kernel, unit, open);
    return;
  }
  if (unit.surging.count > 0) leaveSurging(kernel, unit);
  if (unit.kept > 0) for (const entry of unit.entries) leaveKept(kernel, unit, entry);
}

/** Of a few entries: first what surges, by ordinal, then what has failed beside its old server. */
function leaveFew(kernel: Kernel, unit: Unit, entries: readonly Entry[]): void {
  for (;;) {
    let first: Batch | null = null;
    for (const { cell, surging } of entries) {
      const batch = firstSurging(surging);
      if (batch === null || (first !== null && batch.ordinal > first.ordinal)) continue;
      if (mostThatFit(cell, 1, unit.step.stage.index) >= 1) first = batch;
    }
    if (first === null) break;
    leave(kernel, unit, first);
  }
  if (unit.kept > 0) for (const entry of entries) leaveKept(kernel, unit, entry);
}

function leaveSurging(kernel: Kernel, unit: Unit): void {
  const { surging, step } = unit;
  const { batches } = surging;
  if (firstSurging(surging) === null) return;
  for (let i = surging.from; i < batches.length && !isFull(unit); i++) {
    const batch = itemAt(batches, i);
    if (batch === null) continue;
    const { cell } = itemAt(unit.entries, batch.entries[0] ?? 0);
    if (cell.outages === 0 && mostThatFit(cell, 1, step.stage.index) >= 1) leave(kernel, unit, batch);
  }
}

/** The old server goes. */
function leave(kernel: Kernel, unit: Unit, batch: Batch): void {
  const { cell } = itemAt(unit.entries, batch.entries[0] ?? 0);
  batch.surged[0] = 0;
  batch.totalSurged = 0;
  cell.aside--;
  settleCell(kernel, cell);
  noLongerSurges(unit, batch);
}

function leaveKept(kernel: Kernel, unit: Unit, entry: Entry): void {
  const { cell } = entry;
  while (entry.kept > 0 && cell.outages === 0 && mostThatFit(cell, 1, unit.step.stage.index) >= 1) {
    setKept(entry, entry.kept - 1);
    settleCell(kernel, cell);
  }
}
