/**
 * What follows when the servers of a cell change: who is down in which group, and how fast exposure grows. Everything is kept
 * up to date by differences, so that nothing is ever counted anew.
 */
import type { DownGroup } from './limits.ts';
import type { Cell, Kernel } from './state.ts';

/** Brings everything up to date that follows from a cell's counts. To be called after each change of them. */
export function settleCell(kernel: Kernel, cell: Cell): void {
  if (!cell.touched) {
    cell.touched = true;
    kernel.touchedCells.push(cell);
  }
  if (kernel.anyTaken) cell.taken = takenDown(cell, cell.fresh);
  const down = cell.outages > 0 ? cell.servers : cell.busy + cell.failed + cell.taken;
  const more = down - cell.down;
  if (more !== 0) {
    cell.down = down;
    const { groups, nodes } = cell;
    for (let i = 0; i < groups.length; i++) changeGroup(kernel, groups[i] as DownGroup, more); // in range
    for (const node of nodes) {
      const before = node.down;
      node.down = before + more;
      if (before === 0) changeGroup(kernel, node.group, 1);
      else if (node.down === 0) changeGroup(kernel, node.group, -1);
    }
  }
  if (kernel.anyBug) settleBugs(cell);
}

export function changeGroup(kernel: Kernel, group: DownGroup, more: number): void {
  group.down += more;
  if (kernel.changes !== null) {
    kernel.changes.push({ at: kernel.now, limit: group.limit, group: group.number, down: group.down });
  }
  if (more > 0 && !group.raised) {
    group.raised = true;
    kernel.raisedGroups.push(group);
  }
}

function settleBugs(cell: Cell): void {
  const exposed = cell.outages > 0 ? 0 : cell.fresh - cell.taken;
  const moreExposed = exposed - cell.exposed;
  const moreFresh = cell.fresh - cell.reached;
  if (moreExposed === 0 && moreFresh === 0) return;
  cell.exposed = exposed;
  cell.reached = cell.fresh;
  for (const bug of cell.bugs) {
    if (!bug.there) continue;
    bug.servers += moreFresh;
    bug.nextRate += moreExposed * cell.load;
    bug.stale = true;
  }
}

/**
 * Of so many servers of the cell that are left on the new version, those that bugs take down. Several bugs take down the same
 * ones, and those that are down go back first.
 */
export function takenDown(cell: Cell, fresh: number): number {
  const all = cell.fresh + cell.gone;
  let most = 0;
  for (const bug of cell.bugs) {
    const { downs } = bug.machine;
    if (!bug.shown || downs === null) continue;
    const taken = floorOf(downs, cell.first + all) - floorOf(downs, cell.first) - (all - fresh);
    if (taken > most) most = taken;
  }
  return most;
}

/** ⌊count · P⌋ for the decimal P as written. */
function floorOf(share: { readonly digits: number; readonly scale: number }, count: number): number {
  const product = share.digits * count;
  // Exact: a quotient of whole numbers below 2^53 that is no whole number never rounds up to one.
  if (product <= Number.MAX_SAFE_INTEGER && share.scale <= 15) return Math.floor(product / 10 ** share.scale);
  return Number((BigInt(share.digits) * BigInt(count)) / 10n ** BigInt(share.scale));
}
