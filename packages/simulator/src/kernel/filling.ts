/** How a batch that deploys is filled: what the constraints leave, entry by entry. */
import { addPart, bindsIn, emptyBatch, firstLeft, leftOf } from './batch-parts.ts';
import { fillBeside, takeItemBeside } from './beside.ts';
import { isCellOpen } from './calendar.ts';
import { intAt, itemAt } from './elements.ts';
import type { CountedNode, DownGroup } from './limits.ts';
import { rateLeft } from './rates.ts';
import type { Batch, Cell, Entry, Item, Kernel, Spared, Unit } from './state/index.ts';

/** Fills the unit's batch with what may start now. Gives its servers; 0: nothing may. `pledged` counts are left standing. */
export function fillForward(kernel: Kernel, unit: Unit): number {
  const { batch, step } = unit;
  emptyBatch(batch);
  if (isFull(unit)) return 0;
  const rate = rateLeft(kernel, step.stage.index);
  if (rate <= 0) return 0;
  if (unit.items !== null) return fillItems(kernel, batch, unit.items, unit.size, rate);
  return step.green ? fillBeside(kernel, unit, rate) : fillInPlace(kernel, unit, rate);
}

/** Whether a limit that holds the whole unit leaves nothing: a short cut. */
export function isFull({ commonGroups, step }: Unit): boolean {
  if (step.green) return false;
  for (const group of commonGroups) {
    if (bindsIn(group.stage, step.stage.index) && group.down >= group.forward) return true;
  }
  return false;
}

function fillInPlace(kernel: Kernel, unit: Unit, rate: number): number {
  const { batch, step, entries } = unit;
  const stage = step.stage.index;
  let room = unit.size < rate ? unit.size : rate;
  let domain = -2;
  for (let i = firstLeft(unit); i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const left = leftOf(entry);
    if (left <= 0) continue;
    if (domain === -2) domain = entry.domain;
    else if (entry.domain !== domain) break;
    if (entry.cell.outages > 0 || !isCellOpen(kernel, step.stage, entry.cell)) continue;
    const servers = mostThatFit(entry.cell, left < room ? left : room, stage);
    if (servers <= 0) continue;
    pledge(entry.cell, servers, stage);
    addPart(batch, entry, servers, 0);
    room -= servers;
    if (room === 0) break;
  }
  batch.starting = batch.total;
  return batch.total;
}

/** The most servers of a cell, up to `most`, that the limits leave. */
export function mostThatFit(cell: Cell, most: number, stage: number): number {
  let servers = most;
  const { groups, nodes } = cell;
  for (let i = 0; i < groups.length; i++) {
    const group = itemAt(groups, i);
    if (!bindsIn(group.stage, stage)) continue;
    const left = group.forward - group.down - group.pledged;
    if (left < servers) servers = left;
  }
  for (let i = 0; i < nodes.length; i++) {
    const node = itemAt(nodes, i);
    const { group } = node;
    // A server of a node that is down already passes freely.
    if (node.down > 0 || node.pledged || !bindsIn(group.stage, stage)) continue;
    if (group.down + group.pledged >= group.forward) return 0;
  }
  return servers;
}

/** What is taken counts as down for the rest of the filling. */
export function pledge(cell: Cell, raise: number, stage: number): void {
  const { groups, nodes } = cell;
  for (let i = 0; i < groups.length; i++) {
    const group = itemAt(groups, i);
    if (bindsIn(group.stage, stage)) group.pledged += raise;
  }
  for (let i = 0; i < nodes.length; i++) pledgeNode(itemAt(nodes, i), stage);
}

function pledgeNode(node: CountedNode, stage: number): void {
  if (node.down > 0 || node.pledged || !bindsIn(node.group.stage, stage)) return;
  node.pledged = true;
  node.group.pledged++;
}

/** Forgets what the parts of a batch have pledged. */
export function unpledge(batch: Batch): void {
  const { entries } = batch.unit;
  for (let i = 0; i < batch.count; i++) {
    const { groups, nodes, surges } = itemAt(entries, intAt(batch.entries, i)).cell;
    for (let g = 0; g < groups.length; g++) itemAt(groups, g).pledged = 0;
    for (let n = 0; n < nodes.length; n++) {
      const node = itemAt(nodes, n);
      node.pledged = false;
      node.group.pledged = 0;
    }
    for (let s = 0; s < surges.length; s++) itemAt(surges, s).pledged = 0;
  }
}

/** Fills a batch with items that are larger than a server. */
export function fillItems(
  kernel: Kernel,
  batch: Batch,
  items: readonly Item[],
  size: number,
  rateRoom: number,
): number {
  const { step } = batch.unit;
  const { stage, green } = step;
  let rate = rateRoom;
  for (const item of items) {
    let count = 0;
    let barred = false;
    for (const entry of item.entries) {
      const left = leftOf(entry);
      entry.raise = left > 0 ? left : 0;
      if (left <= 0) continue;
      count += left;
      if (entry.cell.outages > 0 || !isCellOpen(kernel, stage, entry.cell)) barred = true;
    }
    // One item may be larger than the batch, but not than what is left of one that has begun to fill.
    const tooLarge = batch.total > 0 && batch.total + count > size;
    if (count === 0 || barred || tooLarge || rate < 1) continue;
    const fits = green
      ? takeItemBeside(item.entries, stage.index)
      : takeItem(batch.spared, item.entries, stage.index, 'forward');
    if (!fits) continue;
    for (const entry of item.entries) if (entry.raise > 0) addPart(batch, entry, entry.raise, green ? entry.raise : 0);
    const counted = count < rate ? count : rate;
    rate -= counted;
    batch.starting += counted;
  }
  return batch.total;
}

/**
 * Pledges an item larger than a server, whose entries say by how many they `raise` what is down: it fits if every group that
 * it would raise has at least one left, and counts for no more than is left. By how much less than in full it counts goes to
 * `spared`.
 */
export function takeItem(
  spared: Spared[],
  entries: readonly Entry[],
  stage: number,
  way: 'forward' | 'rollback',
): boolean {
  for (const entry of entries) if (entry.raise > 0) ask(entry, stage);
  let fits = true;
  for (const { cell, raise } of entries) {
    if (raise === 0) continue;
    for (const group of cell.groups) if (group.asked > 0 && leftOfGroup(group, way) < 1) fits = false;
    for (const { group } of cell.nodes) if (group.asked > 0 && leftOfGroup(group, way) < 1) fits = false;
  }
  for (const { cell, raise } of entries) {
    if (raise === 0) continue;
    for (const group of cell.groups) grant(spared, group, way, fits);
    for (const node of cell.nodes) {
      grant(spared, node.group, way, fits);
      if (node.asked && fits) node.pledged = true;
      node.asked = false;
    }
  }
  return fits;
}

const leftOfGroup = (group: DownGroup, way: 'forward' | 'rollback'): number => group[way] - group.down - group.pledged;

function ask({ cell, raise }: Entry, stage: number): void {
  for (const group of cell.groups) if (bindsIn(group.stage, stage)) group.asked += raise;
  for (const node of cell.nodes) {
    if (node.down > 0 || node.pledged || node.asked || !bindsIn(node.group.stage, stage)) continue;
    node.asked = true;
    node.group.asked++;
  }
}

function grant(spared: Spared[], group: DownGroup, way: 'forward' | 'rollback', fits: boolean): void {
  const { asked } = group;
  group.asked = 0;
  if (!fits || asked === 0) return;
  const left = leftOfGroup(group, way);
  if (asked > left) spared.push({ group, amount: asked - left });
  group.pledged += asked < left ? asked : left;
}
