/** What a batch is made of: servers of entries, which are taken in their order. */
import { itemAt } from './elements.ts';
import { empty } from './lists.ts';
import type { Batch, Entry, Unit } from './state/index.ts';

export function emptyBatch(batch: Batch): void {
  batch.count = 0;
  batch.cellCount = 0;
  batch.total = 0;
  batch.totalSurged = 0;
  batch.starting = 0;
  empty(batch.spared);
}

export function addPart(batch: Batch, entry: Entry, servers: number, surged: number): void {
  batch.entries[batch.count] = entry.position;
  batch.shares[batch.count] = servers;
  batch.surged[batch.count] = surged;
  batch.count++;
  batch.total += servers;
  batch.totalSurged += surged;
}

/** The first entry of which not all is tried or in progress. */
export function firstLeft(unit: Unit): number {
  const { entries } = unit;
  while (unit.cursor < entries.length) {
    const { servers, tried, busy } = itemAt(entries, unit.cursor);
    if (tried + busy < servers) break;
    unit.cursor++;
  }
  return unit.cursor;
}

/** What no batch has taken yet, and none of another unit has in hand. */
export function leftOf({ cell, servers, tried, busy }: Entry): number {
  const left = servers - tried - busy;
  const free = cell.servers - cell.busy;
  return left < free ? left : free;
}

/** Whether what is stated for a stage (below 0: for all) binds the starts of one. */
export const bindsIn = (scope: number, stage: number): boolean => scope < 0 || scope === stage;
