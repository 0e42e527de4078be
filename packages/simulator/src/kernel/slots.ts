/** Slots of the heap for what there can be any number of at once: repairs and pauses. */
import { growHeap } from './heap.ts';
import type { Kernel } from './state/index.ts';

/** A slot for something of a kind; `order` tells which of several of the kind comes first in one round. */
export function takeSlot(kernel: Kernel, kind: number, order: number): number {
  if (kernel.freeSlots.length === 0) addSlots(kernel);
  const slot = kernel.freeSlots.pop() as number; // there are some
  kernel.kindOf[slot] = kind;
  kernel.heap.order[slot] = kind * KIND + order;
  return slot;
}

export function freeSlot(kernel: Kernel, slot: number): void {
  kernel.freeSlots.push(slot);
}

/** What separates the orders of two kinds. */
export const KIND = 2 ** 48;

function addSlots(kernel: Kernel): void {
  const from = kernel.kindOf.length;
  const slots = 2 * from + 16;
  const kinds = new Uint8Array(slots);
  kinds.set(kernel.kindOf);
  kernel.kindOf = kinds;
  const indices = new Int32Array(slots);
  indices.set(kernel.indexOf);
  kernel.indexOf = indices;
  const due = new Int32Array(slots);
  due.set(kernel.due);
  kernel.due = due;
  growHeap(kernel.heap, slots);
  for (let slot = slots - 1; slot >= from; slot--) kernel.freeSlots.push(slot);
}
