/**
 * What follows when the servers of a cell change: who is down in which group, and how fast exposure grows. Everything is kept
 * up to date by differences, so that nothing is ever counted anew.
 */
import { numberAt } from './elements.ts';
import type { DownGroup } from './limits.ts';
import { noteFresh } from './note-changes.ts';
import { openRooms } from './rooms.ts';
import type { Area, Cell, Entry, Kernel, LoadGroup, Meter } from './state/index.ts';

/** Brings everything up to date that follows from a cell's counts. To be called after each change of them. */
export function settleCell(kernel: Kernel, cell: Cell): void {
  if (!cell.touched) {
    cell.touched = true;
    kernel.touchedCells.push(cell);
  }
  if (kernel.cellWatch !== null) kernel.cellWatch.changed.add(cell);
  if (kernel.anyTaken) cell.taken = takenDown(cell, cell.fresh);
  const down = cell.outages > 0 ? cell.servers : downIn(cell, cell.taken);
  const more = down - cell.down;
  if (more !== 0) {
    cell.down = down;
    kernel.down += more;
    const { groups, nodes } = cell;
    for (let i = 0; i < groups.length; i++) changeGroup(kernel, groups[i] as DownGroup, more); // in range
    for (const node of nodes) {
      const before = node.down;
      node.down = before + more;
      if (before === 0) changeGroup(kernel, node.group, 1);
      else if (node.down === 0) changeGroup(kernel, node.group, -1);
    }
  }
  if (kernel.hasBeside) settleBeside(kernel, cell);
  if (kernel.anyBug || kernel.hasLoads) settleExposed(kernel, cell);
  if (kernel.histories !== null) noteFresh(kernel.histories, cell);
  if (kernel.versions !== null) noteFresh(kernel.versions, cell);
}

export function changeGroup(kernel: Kernel, group: DownGroup, more: number): void {
  group.down += more;
  if (kernel.changes !== null) {
    kernel.changes.push({ at: kernel.now, limit: group.limit, group: group.number, down: group.down });
  }
  if (more < 0 && group.rooms.length > 0) openRooms(group.rooms);
  if (more > 0 && !group.raised) {
    group.raised = true;
    kernel.raisedGroups.push(group);
  }
}

/** Of an entry's failed servers, those beside which old ones still stand. Its cell is to be settled. */
export function setKept(entry: Entry, kept: number): void {
  const more = kept - entry.kept;
  entry.kept = kept;
  entry.unit.kept += more;
  entry.cell.aside += more;
}

/** What is down while so many are taken down by bugs: of those first the ones in the place of an old server. */
function downIn({ busy, failed, aside, fresh, green }: Cell, taken: number): number {
  const inPlace = fresh - green;
  return busy + failed - aside + (taken < inPlace ? taken : inPlace);
}

/** What stands beside the servers that it replaces. */
function settleBeside(kernel: Kernel, cell: Cell): void {
  const more = cell.aside + cell.green - cell.beside;
  if (more === 0) return;
  cell.beside += more;
  kernel.beside += more;
  for (const group of cell.surges) {
    group.beside += more;
    if (more < 0 && group.rooms.length > 0) openRooms(group.rooms);
  }
}

/** What the new version carries, and who is there to carry it. */
function settleExposed(kernel: Kernel, cell: Cell): void {
  const { fresh, taken, bin, load, area } = cell;
  const isLost = cell.outages > 0;
  const inPlace = fresh - cell.green;
  const exposed = isLost ? 0 : fresh - taken;
  const placed = isLost ? 0 : inPlace - (taken < inPlace ? taken : inPlace);
  const moreExposed = exposed - cell.exposed;
  const morePlaced = placed - cell.placed;
  const moreFresh = fresh - cell.reached;
  cell.exposed = exposed;
  cell.placed = placed;
  cell.reached = fresh;
  if (moreExposed !== 0 || morePlaced !== 0 || moreFresh !== 0) {
    for (const bug of cell.bugs) {
      if (!bug.followed) continue;
      bug.servers += moreFresh;
      count(bug, bin, morePlaced * load, area, moreExposed * load);
    }
  }
  if (!kernel.hasLoads) return;
  if (area !== null) settleArea(kernel, cell, area, moreFresh);
  settleLoads(kernel, cell, morePlaced * load, moreExposed * load, moreFresh * load);
}

/** Counts load of servers in the place of old ones, and of all, that have come up. */
function count(meter: Meter, bin: number, placed: number, area: Area | null, up: number): void {
  const { sums, ups } = meter;
  sums[bin] = numberAt(sums, bin) + placed;
  if (area !== null) ups[area.index] = numberAt(ups, area.index) + up;
  meter.stale = true;
}

/** Who shares in what the area's new servers carry. */
function settleArea(kernel: Kernel, cell: Cell, area: Area, moreFresh: number): void {
  const arrived = cell.fresh + cell.gone;
  if (moreFresh === 0 && arrived === cell.arrived) return;
  area.fresh += moreFresh * cell.load;
  area.arrived += (arrived - cell.arrived) * cell.load;
  cell.arrived = arrived;
  kernel.ratesStale = true;
  const leaves = area.fresh !== area.arrived;
  if (leaves === area.leaves) return;
  area.leaves = leaves;
  noteArea(kernel, area);
}

/** Another share is carried in the area. */
export function noteArea(kernel: Kernel, area: Area): void {
  if (area.stale) return;
  area.stale = true;
  kernel.staleAreas.push(area);
}

/** Who carries a service's load. */
function settleLoads(kernel: Kernel, cell: Cell, placed: number, up: number, fresh: number): void {
  const { area, loadGroup, load, bin } = cell;
  if (kernel.requests !== null && (placed !== 0 || up !== 0)) count(kernel.requests, bin, placed, area, up);
  if (loadGroup === null) return;
  const old = cell.outages > 0 ? cell.servers : cell.busy + cell.failed - cell.aside + cell.fresh - cell.green;
  const moreOld = (old - cell.old) * load;
  const replaced = (cell.fresh - cell.green - cell.replaced) * load;
  cell.old = old;
  cell.replaced = cell.fresh - cell.green;
  if (placed === 0 && up === 0 && fresh === 0 && moreOld === 0 && replaced === 0) return;
  loadGroup.freshUp += up;
  loadGroup.placedUp += placed;
  loadGroup.oldDown += moreOld;
  loadGroup.fresh += fresh;
  loadGroup.replaced += replaced;
  if (area !== null) {
    area.freshUp += up;
    area.oldDown += moreOld;
    area.replaced += replaced;
  }
  // What the versions carry by a share is shared out over all of an area.
  if (area !== null && area.share >= 0) noteArea(kernel, area);
  else noteGroup(kernel, loadGroup);
}

/** The group's servers carry more, or less. */
export function noteGroup(kernel: Kernel, group: LoadGroup): void {
  if (group.stale) return;
  group.stale = true;
  kernel.staleGroups.push(group);
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
    if (!bug.shown || !bug.met || downs === null) continue;
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
