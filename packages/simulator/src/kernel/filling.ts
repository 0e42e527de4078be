/** How a batch that deploys is filled: what the constraints leave, entry by entry. */
import { intAt, itemAt } from './elements.ts';
import type { Batch, CountedNode, DownGroup, Spared } from './limits.ts';
import { empty } from './lists.ts';
import { rateLeft } from './rates.ts';
import type { Cell, Entry, Item, Kernel, Unit } from './state.ts';

/** Fills the unit's batch with what may start now. Gives its servers; 0: nothing may. `pledged` counts are left standing. */
export function fillForward(kernel: Kernel, unit: Unit): number {
  const { batch, step } = unit;
  const stage = step.stage.index;
  emptyBatch(batch);
  for (const group of unit.commonGroups) {
    if (bindsIn(group.stage, stage) && group.down >= group.forward) return 0;
  }
  const rate = rateLeft(kernel, stage);
  if (rate <= 0) return 0;
  if (unit.items !== null) return fillItems(unit, unit.items, rate);
  let room = unit.size < rate ? unit.size : rate;
  let domain = -2;
  const { entries } = unit;
  for (let i = unit.cursor; i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const left = leftOf(entry);
    if (left <= 0) {
      if (i === unit.cursor && entry.tried === entry.servers) unit.cursor++;
      continue;
    }
    if (domain === -2) domain = entry.domain;
    else if (entry.domain !== domain) break;
    if (entry.cell.outages > 0) continue;
    const servers = mostThatFit(entry.cell, left < room ? left : room, stage);
    if (servers <= 0) continue;
    pledge(entry.cell, servers, stage);
    addPart(batch, entry, servers);
    room -= servers;
    if (room === 0) break;
  }
  batch.starting = batch.total;
  return batch.total;
}

export function emptyBatch(batch: Batch): void {
  batch.count = 0;
  batch.cellCount = 0;
  batch.total = 0;
  batch.starting = 0;
  empty(batch.spared);
}

export function addPart(batch: Batch, entry: Entry, servers: number): void {
  batch.entries[batch.count] = entry.position;
  batch.shares[batch.count] = servers;
  batch.count++;
  batch.total += servers;
}

export const bindsIn = (scope: number, stage: number): boolean => scope < 0 || scope === stage;

function leftOf({ cell, servers, tried }: Entry): number {
  const left = servers - tried;
  const free = cell.servers - cell.busy;
  return left < free ? left : free;
}

/** The most servers of a cell, up to `most`, that the limits leave. */
function mostThatFit(cell: Cell, most: number, stage: number): number {
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
export function unpledge(unit: Unit): void {
  const { batch, entries } = unit;
  for (let i = 0; i < batch.count; i++) {
    const { groups, nodes } = itemAt(entries, intAt(batch.entries, i)).cell;
    for (let g = 0; g < groups.length; g++) itemAt(groups, g).pledged = 0;
    for (let n = 0; n < nodes.length; n++) {
      const node = itemAt(nodes, n);
      node.pledged = false;
      node.group.pledged = 0;
    }
  }
}

function fillItems(unit: Unit, items: readonly Item[], rateRoom: number): number {
  const { batch, step, size } = unit;
  const stage = step.stage.index;
  let rate = rateRoom;
  for (const item of items) {
    let count = 0;
    let lost = false;
    for (const entry of item.entries) {
      const left = leftOf(entry);
      if (left <= 0) continue;
      count += left;
      if (entry.cell.outages > 0) lost = true;
    }
    // One item may be larger than the batch, but not than what is left of one that has begun to fill.
    const tooLarge = batch.total > 0 && batch.total + count > size;
    if (count === 0 || lost || tooLarge || rate < 1) continue;
    for (const entry of item.entries) {
      const left = leftOf(entry);
      entry.raise = left > 0 ? left : 0;
    }
    if (!takeItem(batch.spared, item.entries, stage, 'forward')) continue;
    for (const entry of item.entries) {
      const left = leftOf(entry);
      if (left > 0) addPart(batch, entry, left);
    }
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
