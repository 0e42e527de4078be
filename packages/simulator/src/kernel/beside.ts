/** What the limits on what stands beside leave. */
import { addPart, bindsIn, firstLeft, leftOf } from './batch-parts.ts';
import { isCellOpen } from './calendar.ts';
import { itemAt } from './elements.ts';
import type { Cell, Entry, Kernel, Unit } from './state/index.ts';

/** Fills the batch of a unit that stands beside what it replaces. */
export function fillBeside(kernel: Kernel, unit: Unit, rate: number): number {
  const { batch, step, entries } = unit;
  let room = unit.size < rate ? unit.size : rate;
  let domain = -2;
  for (let i = firstLeft(unit); i < entries.length; i++) {
    const entry = itemAt(entries, i);
    const left = leftOf(entry);
    if (left <= 0) continue;
    if (domain === -2) domain = entry.domain;
    else if (entry.domain !== domain) break;
    if (entry.cell.outages > 0 || !isCellOpen(kernel, step.stage, entry.cell)) continue;
    const servers = mostBeside(entry.cell, left < room ? left : room, step.stage.index);
    if (servers <= 0) continue;
    pledgeBeside(entry.cell, servers, step.stage.index);
    addPart(batch, entry, servers, servers);
    room -= servers;
    if (room === 0) break;
  }
  batch.starting = batch.total;
  return batch.total;
}

/** Whether a limit speaks of the cell: where none does, nothing surges. */
export function isBoundedBeside({ surges }: Cell, stage: number): boolean {
  for (const group of surges) if (bindsIn(group.stage, stage)) return true;
  return false;
}

/** The most servers of a cell, up to `most`, that may stand beside. */
export function mostBeside({ surges }: Cell, most: number, stage: number): number {
  let servers = most;
  for (let i = 0; i < surges.length; i++) {
    const group = itemAt(surges, i);
    if (!bindsIn(group.stage, stage)) continue;
    const left = group.most - group.beside - group.pledged;
    if (left < servers) servers = left;
  }
  return servers;
}

export function pledgeBeside({ surges }: Cell, servers: number, stage: number): void {
  for (let i = 0; i < surges.length; i++) {
    const group = itemAt(surges, i);
    if (bindsIn(group.stage, stage)) group.pledged += servers;
  }
}

/** Pledges an item larger than a server if every group that it touches has at least one left: it counts in full. */
export function takeItemBeside(entries: readonly Entry[], stage: number): boolean {
  for (const { cell, raise } of entries) if (raise > 0 && mostBeside(cell, 1, stage) < 1) return false;
  for (const { cell, raise } of entries) if (raise > 0) pledgeBeside(cell, raise, stage);
  return true;
}
