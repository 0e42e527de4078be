/** Batches as objects: one for each unit, and as many for a rolling one as are in progress at once. */
import { intAt, itemAt } from './elements.ts';
import { setOrder } from './heap.ts';
import { type IntSpace, takeInts } from './int-space.ts';
import { BATCH_ENDS } from './slot-kinds.ts';
import { KIND, takeSlot } from './slots.ts';
import type { Batch, Kernel, Unit } from './state/index.ts';
import { addSurging, dropSurging } from './surging.ts';

/** What separates the orders of two units' batches of one kind. */
const UNIT = 2 ** 20;

/** Which of the batches that end in one round comes first. */
export const orderOf = ({ number }: Pick<Unit, 'number'>, ordinal: number, reverting = false): number =>
  (2 * number + (reverting ? 1 : 0)) * UNIT + ordinal;

/** A batch of at most so many parts. */
export function createBatch(ints: IntSpace, unit: Unit, parts: number, slot: number, revertSlot: number): Batch {
  return {
    unit,
    slot,
    revertSlot,
    cells: takeInts(ints, parts),
    servers: takeInts(ints, parts),
    failed: takeInts(ints, parts),
    cellCount: 0,
    entries: takeInts(ints, parts),
    shares: takeInts(ints, parts),
    surged: takeInts(ints, parts),
    count: 0,
    total: 0,
    totalSurged: 0,
    starting: 0,
    spared: [],
    running: false,
    place: 0,
    surgingPlaces: { unit: -1, entry: -1 },
    reverting: false,
    ordinal: 0,
    luckOrdinal: 0,
    attempt: 1,
    state: 'running',
  };
}

/** A batch for one more server (or item) of a rolling unit. */
export function takeBatch(kernel: Kernel, unit: Unit): Batch {
  return unit.spare.pop() ?? addBatch(kernel, unit);
}

function addBatch(kernel: Kernel, unit: Unit): Batch {
  const parts = unit.items === null ? 1 : unit.items.reduce((most, { entries }) => Math.max(most, entries.length), 1);
  const slot = takeSlot(kernel, BATCH_ENDS, 0);
  kernel.indexOf[slot] = kernel.batches.length;
  const batch = createBatch(kernel.ints, unit, parts, slot, -1);
  kernel.batches.push(batch);
  return batch;
}

/** It has begun: among those of its unit that end in one round it comes by its ordinal. */
export function noteRolling(kernel: Kernel, batch: Batch): void {
  const { unit } = batch;
  setOrder(kernel.heap, batch.slot, BATCH_ENDS * KIND + orderOf(unit, batch.ordinal));
  unit.flying++;
  if (batch.totalSurged === 0) return;
  addSurging(unit.surging, batch);
  addSurging(itemAt(unit.entries, intAt(batch.entries, 0)).surging, batch);
}

/** It is over. */
export function giveBack(unit: Unit, batch: Batch): void {
  noLongerSurges(unit, batch);
  unit.flying--;
  unit.spare.push(batch);
}

export function noLongerSurges(unit: Unit, batch: Batch): void {
  if (batch.surgingPlaces.unit < 0) return;
  dropSurging(unit.surging, batch);
  dropSurging(itemAt(unit.entries, intAt(batch.entries, 0)).surging, batch);
  batch.surgingPlaces.unit = -1;
}
