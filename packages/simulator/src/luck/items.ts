/** Which servers are tried together, as one item. */
import type { Layout } from '@rollout/compiler';
import { LEVELS, type Level } from '@rollout/language';
import type { Slots } from './attempts.ts';

/** For each cell its item, numbered over the fleet; null: every server is an item of its own. */
export type ItemOfCell = Int32Array | null;

/** The node of the level that a cell stands in, or the next above it, or the fleet. */
export function itemsAt(layout: Layout, level: Level): ItemOfCell {
  if (level === 'server') return null;
  const items = new Int32Array(layout.cells.count).fill(-1);
  let offset = 1;
  for (const around of LEVELS.slice(0, LEVELS.indexOf(level) + 1).reverse()) {
    const table = layout.levels[around];
    if (table === undefined) continue;
    for (let cell = 0; cell < items.length; cell++) {
      const node = table.of[cell] ?? -1;
      if (items[cell] === -1 && node >= 0) items[cell] = offset + node;
    }
    offset += table.count;
  }
  return items.map((item) => (item === -1 ? 0 : item));
}

/** Slots of a batch, with one of the cells of each, and the slot of each of the batch's cells. */
export interface BatchSlots {
  readonly slots: Slots;
  readonly cellOf: Int32Array;
  readonly slotOf: Int32Array;
  /** Per item: the batch that last used it, and its slot there. */
  readonly seenIn: Int32Array;
  readonly slotOfItem: Int32Array;
  batch: number;
}

/** Sorts the batch's cells into slots: a cell each where items are servers, else an item each. */
export function fillSlots(
  into: BatchSlots,
  items: ItemOfCell,
  cells: Int32Array,
  servers: Int32Array,
  count: number,
): void {
  const { slots, cellOf, slotOf, seenIn, slotOfItem } = into;
  if (items === null) {
    slots.count = count;
    for (let i = 0; i < count; i++) {
      slots.left[i] = servers[i] as number; // in range: as many as `count`
      cellOf[i] = cells[i] as number; // as above
      slotOf[i] = i;
    }
    return;
  }
  into.batch = (into.batch + 1) | 0;
  slots.count = 0;
  for (let i = 0; i < count; i++) {
    const cell = cells[i] as number; // in range: as many as `count`
    const item = items[cell] as number; // in range: an entry a cell
    if (seenIn[item] !== into.batch) {
      seenIn[item] = into.batch;
      slotOfItem[item] = slots.count;
      cellOf[slots.count] = cell;
      slots.left[slots.count] = 1;
      slots.count += 1;
    }
    slotOf[i] = slotOfItem[item] as number; // in range: an entry an item
  }
}

/** The servers of each of the batch's cells whose items are left in their slots. */
export function spreadFailed(
  from: BatchSlots,
  items: ItemOfCell,
  servers: Int32Array,
  count: number,
  failed: Int32Array,
) {
  const { slots, slotOf } = from;
  for (let i = 0; i < count; i++) {
    const left = slots.left[slotOf[i] as number] as number; // in range: set by `fillSlots`
    failed[i] = items === null ? left : left === 0 ? 0 : (servers[i] as number); // as above
  }
}
