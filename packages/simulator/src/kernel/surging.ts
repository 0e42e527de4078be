/** What surges, in order: with gaps where that is over. */
import { itemAt } from './elements.ts';
import { empty } from './lists.ts';
import type { Batch, Surging } from './state/index.ts';

/** Of a whole unit, or of one of its entries: each batch knows where it stands in both. */
export type Of = 'unit' | 'entry';

export const createSurging = (of: Of): Surging => ({ of, batches: [], count: 0, from: 0 });

/** Of what never surges: one for all. */
export const NEVER_SURGES: Surging = createSurging('unit');

export function addSurging(list: Surging, batch: Batch): void {
  if (list.batches.length > 2 * list.count + 16) closeGaps(list);
  batch.surgingPlaces[list.of] = list.batches.length;
  list.batches.push(batch);
  list.count++;
}

export function dropSurging(list: Surging, batch: Batch): void {
  list.batches[batch.surgingPlaces[list.of]] = null;
  list.count--;
}

/** null: there is none. */
export function firstSurging(list: Surging): Batch | null {
  if (list.count === 0) return null;
  while (itemAt(list.batches, list.from) === null) list.from++;
  return itemAt(list.batches, list.from);
}

function closeGaps(list: Surging): void {
  const { batches, of } = list;
  list.from = 0;
  let kept = 0;
  for (let i = 0; i < batches.length; i++) {
    const one = itemAt(batches, i);
    if (one === null) continue;
    one.surgingPlaces[of] = kept;
    batches[kept++] = one;
  }
  batches.length = kept;
}

export function clearSurging(list: Surging): void {
  empty(list.batches);
  list.count = 0;
  list.from = 0;
}
