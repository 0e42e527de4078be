/** Numbers the slots of the heap: what can be due, in the order in which things of one instant happen. */
import { KIND } from '../slots.ts';

export interface SlotTable {
  readonly kinds: number[];
  readonly indices: number[];
  readonly orders: number[];
}

export const emptySlotTable = (): SlotTable => ({ kinds: [], indices: [], orders: [] });

/** A slot for the thing of a kind with an index among its like, and (if that is something else) its order among them. */
export function addSlot({ kinds, indices, orders }: SlotTable, kind: number, index: number, order = index): number {
  indices.push(index);
  orders.push(kind * KIND + order);
  return kinds.push(kind) - 1;
}
