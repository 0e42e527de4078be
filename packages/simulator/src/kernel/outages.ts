/** Phase 3: outages end and begin, and what that does to batches. */
import { countSpared, launch } from './batches.ts';
import { settleCell } from './counts.ts';
import { intAt, itemAt } from './elements.ts';
import { cancel, schedule } from './heap.ts';
import type { Kernel, OutageNode, Unit } from './state.ts';

/** The first outage of a node comes some time after the plan's start, the next some time after the end of the last. */
export function awaitOutage(kernel: Kernel, outage: OutageNode): void {
  outage.ordinal++;
  const time = kernel.luck.outageDue(outage.outage, outage.node, outage.ordinal);
  schedule(kernel.heap, outage.dueSlot, kernel.now + time);
}

export function endOutage(kernel: Kernel, outage: OutageNode): void {
  outage.lasting = false;
  kernel.lasting--;
  for (const cell of outage.cells) {
    cell.outages--;
    settleCell(kernel, cell);
  }
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'outage-ended', at: kernel.now, outage: outage.outage, node: outage.node });
  }
  awaitOutage(kernel, outage);
}

export function beginOutage(kernel: Kernel, outage: OutageNode): void {
  outage.lasting = true;
  kernel.lasting++;
  for (const cell of outage.cells) {
    if (cell.outages++ === 0) {
      cell.lostIn = kernel.round;
      settleCell(kernel, cell);
    }
  }
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'outage-started', at: kernel.now, outage: outage.outage, node: outage.node });
  }
  const time = kernel.luck.outageLasts(outage.outage, outage.node, outage.ordinal);
  schedule(kernel.heap, outage.endSlot, kernel.now + time);
}

/** A batch that an outage has hit fails as one attempt; one that reverts is simply begun again. */
export function hitBatches(kernel: Kernel): void {
  const { retries } = kernel.machine.numbers.deploy;
  for (const unit of inOrder(
    kernel,
    (candidate) => candidate.batch.state === 'running' && isNewlyLost(kernel, candidate),
  )) {
    const { batch } = unit;
    const goesOn = batch.reverting || (kernel.course === 'forward' && batch.attempt <= retries);
    cancel(kernel.heap, batch.reverting ? unit.revertSlot : unit.slot);
    batch.state = goesOn ? 'waiting' : 'lost';
    batch.attempt++;
    if (batch.spared.length > 0) countSpared(kernel, batch, 1);
    if (!goesOn) schedule(kernel.heap, unit.slot, kernel.now);
    log(kernel, 'batch-hit', unit);
  }
}

/** Batches that have waited for an outage's end are begun again, whatever pauses there are. */
export function resumeBatches(kernel: Kernel): void {
  for (const unit of inOrder(kernel, (candidate) => candidate.batch.state === 'waiting' && !isLost(candidate))) {
    launch(kernel, unit);
    log(kernel, 'batch-resumed', unit);
  }
}

function inOrder(kernel: Kernel, chosen: (unit: Unit) => boolean): Unit[] {
  return kernel.flying.filter(chosen).sort((a, b) => a.number - b.number);
}

function isNewlyLost(kernel: Kernel, { batch, entries }: Unit): boolean {
  for (let i = 0; i < batch.count; i++) {
    const { cell } = itemAt(entries, intAt(batch.entries, i));
    if (cell.outages > 0 && cell.lostIn === kernel.round) return true;
  }
  return false;
}

function isLost({ batch, entries }: Unit): boolean {
  for (let i = 0; i < batch.count; i++) {
    if (itemAt(entries, intAt(batch.entries, i)).cell.outages > 0) return true;
  }
  return false;
}

function log(kernel: Kernel, kind: 'batch-hit' | 'batch-resumed', { step, index, batch }: Unit): void {
  if (kernel.log === null) return;
  kernel.log.push({ kind, at: kernel.now, step: step.index, unit: index, ordinal: batch.ordinal });
}
