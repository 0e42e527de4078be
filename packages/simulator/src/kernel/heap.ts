import { intAt, numberAt } from './elements.ts';

/**
 * What is due, by time and, at one time, by the order in which things of one instant happen. A slot is a thing that can be due
 * once at a time: the batch of a unit, the end of a wait …
 */
export interface Heap {
  size: number;
  /** Slots, as a binary heap. */
  queue: Int32Array;
  /** Per slot: where it stands in the queue; -1: it is not due. */
  place: Int32Array;
  /** Per slot: milliseconds. */
  due: Float64Array;
  /** Per slot: what comes first at one time. No two slots that are due have the same. */
  order: Float64Array;
}

/** At one time slots come in the order of their numbers, unless `order` is told otherwise. */
export function createHeap(slots: number): Heap {
  return {
    size: 0,
    queue: new Int32Array(slots),
    place: new Int32Array(slots).fill(-1),
    due: new Float64Array(slots),
    order: Float64Array.from({ length: slots }, (_, slot) => slot),
  };
}

/** Makes room for more slots. */
export function growHeap(heap: Heap, slots: number): void {
  const { queue, place, due, order } = heap;
  heap.queue = new Int32Array(slots);
  heap.queue.set(queue);
  heap.place = new Int32Array(slots).fill(-1);
  heap.place.set(place);
  heap.due = new Float64Array(slots);
  heap.due.set(due);
  heap.order = new Float64Array(slots);
  heap.order.set(order);
}

/** Tells what a slot that is not due comes before and after. */
export function setOrder(heap: Heap, slot: number, order: number): void {
  heap.order[slot] = order;
}

/** When the first slot is due; Infinity: none is. */
export function nextDue(heap: Heap): number {
  return heap.size === 0 ? Number.POSITIVE_INFINITY : numberAt(heap.due, intAt(heap.queue, 0));
}

export const isDue = (heap: Heap, slot: number): boolean => intAt(heap.place, slot) >= 0;

/** Makes the slot due at a time, whether it was due before or not. At Infinity: never. */
export function schedule(heap: Heap, slot: number, time: number): void {
  if (time === Number.POSITIVE_INFINITY) {
    cancel(heap, slot);
    return;
  }
  const place = intAt(heap.place, slot);
  const before = numberAt(heap.due, slot);
  heap.due[slot] = time;
  if (place < 0) {
    rise(heap, slot, heap.size++);
  } else if (time < before) {
    rise(heap, slot, place);
  } else {
    sink(heap, slot, place);
  }
}

/** The first slot, taken out. There must be one. */
export function take(heap: Heap): number {
  const { queue } = heap;
  const slot = intAt(queue, 0);
  heap.place[slot] = -1;
  const last = intAt(queue, --heap.size);
  if (heap.size > 0) sink(heap, last, 0);
  return slot;
}

export function cancel(heap: Heap, slot: number): void {
  const place = intAt(heap.place, slot);
  if (place < 0) return;
  heap.place[slot] = -1;
  const last = intAt(heap.queue, --heap.size);
  if (last === slot) return;
  // The last one may belong above the gap as well as below it.
  rise(heap, last, place);
  sink(heap, last, intAt(heap.place, last));
}

export function clearHeap(heap: Heap): void {
  for (let i = 0; i < heap.size; i++) heap.place[intAt(heap.queue, i)] = -1;
  heap.size = 0;
}

function rise(heap: Heap, slot: number, from: number): void {
  const { queue, place, due, order } = heap;
  const time = numberAt(due, slot);
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = intAt(queue, above);
    const otherTime = numberAt(due, other);
    if (otherTime < time || (otherTime === time && numberAt(order, other) < numberAt(order, slot))) break;
    queue[at] = other;
    place[other] = at;
    at = above;
  }
  queue[at] = slot;
  place[slot] = at;
}

function sink(heap: Heap, slot: number, from: number): void {
  const { queue, place, due, order, size } = heap;
  const time = numberAt(due, slot);
  let at = from;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    let other = intAt(queue, below);
    let otherTime = numberAt(due, other);
    if (below + 1 < size) {
      const right = intAt(queue, below + 1);
      const rightTime = numberAt(due, right);
      if (rightTime < otherTime || (rightTime === otherTime && numberAt(order, right) < numberAt(order, other))) {
        below++;
        other = right;
        otherTime = rightTime;
      }
    }
    if (time < otherTime || (time === otherTime && numberAt(order, slot) < numberAt(order, other))) break;
    queue[at] = other;
    place[other] = at;
    at = below;
  }
  queue[at] = slot;
  place[slot] = at;
}
