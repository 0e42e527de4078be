/** Traffic goes back: all of it in one act. */
import { intAt, itemAt } from '../elements.ts';
import type { Area, Kernel } from '../state/index.ts';
import { goesBack } from '../turning.ts';
import type { Return } from './one-act.ts';
import { settleShare } from './traffic.ts';

export const traffic: Return = {
  begin(kernel) {
    let returns = false;
    for (const area of kernel.areas) {
      area.keeps = shareKept(kernel, area);
      if (area.keeps >= 0) returns = true;
    }
    return returns;
  },
  end(kernel) {
    for (const area of kernel.areas) {
      area.returned = area.keeps;
      settleShare(kernel, area);
    }
  },
};

/**
 * The share that new servers are left with: what shifts that do not go back have brought them, and what the old servers
 * cannot carry, where some of them are gone. -1: as much as they have.
 */
function shareKept(kernel: Kernel, area: Area): number {
  const { share, shifts } = area;
  if (share < 0) return -1;
  let kept = Math.max(0, uncarried(kernel, area) ?? share);
  for (const shift of shifts) {
    if (shift.final || !goesBack(kernel, shift.stage)) kept = Math.max(kept, shift.share);
  }
  return kept < share ? kept : -1;
}

/** How many times its ordinary load an old server is trusted with where no headroom is known. */
const UNKNOWN_CAPACITY = 2;

/** What share of an area's load its old servers, with their headroom, cannot carry; null: none of them is up. */
function uncarried({ cells, services }: Kernel, { cells: numbers, load, service }: Area): number | null {
  let isGreen = true;
  let old = 0;
  for (let i = 0; i < numbers.length; i++) {
    const cell = itemAt(cells, intAt(numbers, i));
    if (cell.fresh !== cell.green) isGreen = false;
    if (cell.outages === 0)
      old += cell.load * (cell.servers - cell.busy - cell.failed + cell.aside - cell.fresh + cell.green);
  }
  if (isGreen) return 0;
  const known = services[service]?.capacity ?? 0;
  const capacity = known === 0 ? UNKNOWN_CAPACITY : known;
  if (old === 0) return null;
  return load === 0 ? 0 : Math.max(0, 1 - (capacity * old) / load);
}
