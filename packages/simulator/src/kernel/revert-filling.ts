/** How a batch that reverts is filled: failed servers first, then as many as the limits leave. */

import { addPart, bindsIn, emptyBatch } from './batch-parts.ts';
import { isBoundedBeside, mostBeside, pledgeBeside } from './beside.ts';
import { takenDown } from './counts.ts';
import { intAt, itemAt } from './elements.ts';
import { pledge, takeItem } from './filling.ts';
import { rateLeft } from './rates.ts';
import type { Cell, Entry, InHand, Item, Kernel, Unit } from './state/index.ts';

/** Fills the unit's batch with what may go back now. Gives its servers; 0: nothing may. Pledges are left standing. */
export function fillRevert(kernel: Kernel, unit: Unit): number {
  const { batch, entries, step } = unit;
  const stage = step.stage.index;
  emptyBatch(batch);
  let rate = rateLeft(kernel, stage);
  if (unit.revertItems !== null) return fillItems(kernel, unit, unit.revertItems, rate);
  const { broken, fresh: freshShares, beside: besideShares } = kernel.inHand;
  // Failed ones are down already.
  for (let i = 0; i < entries.length; i++) {
    const { cell, failed } = itemAt(entries, i);
    const servers = cell.outages > 0 ? 0 : failed < rate ? failed : rate;
    broken[i] = servers;
    rate -= servers;
  }
  for (let i = 0; i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const { cell } = entry;
    freshShares[i] = 0;
    besideShares[i] = 0;
    if (cell.outages > 0 || entry.fresh === 0 || rate === 0) continue;
    const fresh = mostThatFit(kernel, cell, entry.fresh < rate ? entry.fresh : rate, stage);
    if (fresh <= 0) continue;
    pledge(cell, raiseOf(cell, fresh), stage);
    cell.leaving += fresh;
    freshShares[i] = fresh;
    rate -= fresh;
  }
  if (unit.rolling) fillBeside(kernel.inHand, unit, rate);
  for (let i = 0; i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const beside = intAt(besideShares, i);
    const servers = intAt(broken, i) + intAt(freshShares, i) + beside;
    if (servers > 0) addPart(batch, entry, servers, beside);
    entry.cell.leaving = 0;
  }
  batch.starting = batch.total;
  return batch.total;
}

/** Of units that went server by server more go back beside those that replace them. */
function fillBeside(inHand: InHand, { entries, step }: Unit, rateRoom: number): void {
  const stage = step.stage.index;
  let rate = rateRoom;
  for (let i = 0; i < entries.length; i++) {
    const { cell, fresh } = itemAt(entries, i);
    if (cell.outages > 0 || !isBoundedBeside(cell, stage)) continue;
    const left = fresh - intAt(inHand.fresh, i);
    const servers = mostBeside(cell, left < rate ? left : rate, stage);
    if (servers <= 0) continue;
    pledgeBeside(cell, servers, stage);
    inHand.beside[i] = servers;
    rate -= servers;
  }
}

/** Of what is left on the new version, what bugs take down of those that do not stand beside an old one. */
function takenInPlace(cell: Cell, fresh: number): number {
  return Math.min(takenDown(cell, fresh), fresh - cell.green);
}

/**
 * By how much reverting servers of a cell raises what is down there: each is down from then on, but of those that bugs take
 * down some were down already.
 */
function raiseOf(cell: Cell, servers: number): number {
  const fresh = cell.fresh - cell.leaving;
  return servers - takenInPlace(cell, fresh) + takenInPlace(cell, fresh - servers);
}

/** The most servers of a cell, up to `most`, that raise what is down by no more than the limits leave. */
function mostThatFit({ anyTaken }: Kernel, cell: Cell, most: number, stage: number): number {
  let left = Number.POSITIVE_INFINITY;
  for (const group of cell.groups) {
    if (bindsIn(group.stage, stage)) left = Math.min(left, group.rollback - group.down - group.pledged);
  }
  for (const node of cell.nodes) {
    const { group } = node;
    if (node.down > 0 || node.pledged || !bindsIn(group.stage, stage)) continue;
    // One more node may not be down: only what raises nothing may go.
    if (group.down + group.pledged >= group.rollback) left = Math.min(left, 0);
  }
  if (left < 0) left = 0;
  // Where no bug takes servers down, each that is reverted is one more down.
  if (!anyTaken) return left < most ? left : most;
  if (raiseOf(cell, most) <= left) return most;
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (raiseOf(cell, middle) <= left) low = middle;
    else high = middle - 1;
  }
  return low;
}

function fillItems({ inHand }: Kernel, unit: Unit, items: readonly Item[], rateRoom: number): number {
  const { batch, step } = unit;
  const taken: Entry[] = [];
  let rate = rateRoom;
  for (const item of items) {
    const mine = item.entries.filter(({ failed, fresh }: Entry) => failed + fresh > 0);
    const servers = mine.reduce((sum, { failed, fresh }) => sum + failed + fresh, 0);
    if (servers === 0 || rate < 1 || mine.some(({ cell }) => cell.outages > 0)) continue;
    for (const entry of mine) entry.raise = raiseOf(entry.cell, entry.fresh);
    if (!takeItem(batch.spared, mine, step.stage.index, 'rollback')) continue;
    for (const entry of mine) {
      entry.cell.leaving += entry.fresh;
      taken.push(entry);
    }
    const counted = servers < rate ? servers : rate;
    rate -= counted;
    batch.starting += counted;
  }
  taken.sort((a, b) => a.position - b.position);
  for (const entry of taken) {
    entry.cell.leaving = 0;
    inHand.broken[entry.position] = entry.failed;
    addPart(batch, entry, entry.failed + entry.fresh, 0);
  }
  return batch.total;
}
