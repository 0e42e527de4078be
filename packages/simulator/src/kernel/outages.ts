/** Phase 3: outages end and begin, and what that does to batches. */
import { countSpared, launch, slotOf } from './batches.ts';
import { settleCell } from './counts.ts';
import { intAt, itemAt } from './elements.ts';
import { cancel, schedule } from './heap.ts';
import type { Batch, Cell, Kernel, OutageNode } from './state/index.ts';

/** The first outage of a node comes some time after the plan's start, the next some time after the end of the last. */
export function awaitOutage(kernel: Kernel, outage: OutageNode): void {
  outage.ordinal++;
  const time = kernel.luck.outageDue(outage.outage, outage.node, outage.ordinal);
  schedule(kernel.heap, outage.dueSlot, kernel.now + time);
}

/** All of their servers are down until they are found again. */
export function loseCells(kernel: Kernel, cells: readonly Cell[]): void {
  kernel.lasting++;
  for (const cell of cells) {
    if (cell.outages++ > 0) continue;
    cell.lostIn = kernel.round;
    settleCell(kernel, cell);
  }
}

export function findCells(kernel: Kernel, cells: readonly Cell[]): void {
  kernel.lasting--;
  for (const cell of cells) {
    cell.outages--;
    settleCell(kernel, cell);
  }
}

export function endOutage(kernel: Kernel, outage: OutageNode): void {
  findCells(kernel, outage.cells);
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'outage-ended', at: kernel.now, outage: outage.outage, node: outage.node });
  }
  awaitOutage(kernel, outage);
}

export function beginOutage(kernel: Kernel, outage: OutageNode): void {
  loseCells(kernel, outage.cells);
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'outage-started', at: kernel.now, outage: outage.outage, node: outage.node });
  }
  const time = kernel.luck.outageLasts(outage.outage, outage.node, outage.ordinal);
  schedule(kernel.heap, outage.endSlot, kernel.now + time);
}

/** A batch that an outage has hit fails as one attempt; one that reverts is simply begun again. */
export function hitBatches(kernel: Kernel): void {
  const { retries } = kernel.machine.numbers.deploy;
  for (const batch of inOrder(kernel, (one) => one.state === 'running' && isNewlyLost(kernel, one))) {
    const goesOn = batch.reverting || (kernel.course === 'forward' && batch.attempt <= retries);
    cancel(kernel.heap, slotOf(batch));
    batch.state = goesOn ? 'waiting' : 'lost';
    batch.attempt++;
    if (batch.spared.length > 0) countSpared(kernel, batch, 1);
    if (!goesOn) schedule(kernel.heap, batch.slot, kernel.now);
    log(kernel, 'batch-hit', batch);
  }
}

/** Batches that have waited for an outage's end are begun again, whatever pauses there are. */
export function resumeBatches(kernel: Kernel): void {
  for (const batch of inOrder(kernel, (one) => one.state === 'waiting' && !isLost(one))) {
    launch(kernel, batch);
    log(kernel, 'batch-resumed', batch);
  }
}

function inOrder(kernel: Kernel, chosen: (batch: Batch) => boolean): Batch[] {
  return kernel.flying.filter(chosen).sort((a, b) => a.unit.number - b.unit.number || a.ordinal - b.ordinal);
}

function isNewlyLost(kernel: Kernel, batch: Batch): boolean {
  const { entries } = batch.unit;
  for (let i = 0; i < batch.count; i++) {
    const { cell } = itemAt(entries, intAt(batch.entries, i));
    if (cell.outages > 0 && cell.lostIn === kernel.round) return true;
  }
  return false;
}

function isLost(batch: Batch): boolean {
  const { entries } = batch.unit;
  for (let i = 0; i < batch.count; i++) {
    if (itemAt(entries, intAt(batch.entries, i)).cell.outages > 0) return true;
  }
  return false;
}

function log(kernel: Kernel, kind: 'batch-hit' | 'batch-resumed', { unit, ordinal }: Batch): void {
  if (kernel.log === null) return;
  kernel.log.push({ kind, at: kernel.now, step: unit.step.index, unit: unit.index, ordinal });
}
