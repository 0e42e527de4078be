/** Going back: once everything that ran when the plan turned has ended. */
import { countSpared, land, launch, nextOrdinal } from './batches.ts';
import { settleCell } from './counts.ts';
import { intAt, itemAt } from './elements.ts';
import { bindsIn, unpledge } from './filling.ts';
import { schedule } from './heap.ts';
import { nextExpiry, noteStart } from './rates.ts';
import { addCell, beginRepair } from './repairs.ts';
import { fillRevert } from './revert-filling.ts';
import type { Kernel, Unit } from './state.ts';
import { endPlan, goesBack, touchPieces } from './turning.ts';
import { runningElsewhere } from './units.ts';

/** Ends a plan that has turned, or begins or continues to revert, as soon as nothing else runs. */
export function concludeTurn(kernel: Kernel): void {
  if (kernel.course === 'turned') {
    if (kernel.flying.length > 0 || kernel.acting > 0) return;
    const { turn } = kernel;
    if (turn === null || turn.kind === 'stop') {
      endPlan(kernel, 'stopped');
      return;
    }
    kernel.course = 'reverting';
    if (kernel.log !== null) kernel.log.push({ kind: 'rollback-started', at: kernel.now });
    if (turn.kind === 'rollback-in') {
      kernel.working++;
      schedule(kernel.heap, kernel.rollbackInSlot, kernel.now + kernel.luck.rollbackIn(turn.takes));
      return;
    }
    chooseUnits(kernel);
  }
  if (kernel.course === 'reverting' && kernel.turn?.kind !== 'rollback-in') revert(kernel);
}

/** In reverse order of completion, unfinished ones first; of those that ended in one round the later declared first. */
function chooseUnits(kernel: Kernel): void {
  const { reverting } = kernel;
  for (const unit of kernel.touchedUnits) {
    if (unit.batches === 0 || !goesBack(kernel, unit.step)) continue;
    unit.toRevert = 0;
    for (const { fresh, failed } of unit.entries) unit.toRevert += fresh + failed;
    reverting.push(unit);
  }
  const endOf = (unit: Unit): number => (unit.endedIn < 0 ? Number.MAX_SAFE_INTEGER : unit.endedIn);
  reverting.sort((a, b) => endOf(b) - endOf(a) || b.number - a.number);
  // What touches what is counted anew: no unit is at work yet.
  for (const group of kernel.exclusionGroups) group.running = 0;
  for (const piece of kernel.pieces) piece.running = 0;
}

function revert(kernel: Kernel): void {
  const { reverting } = kernel;
  for (let i = 0; i < reverting.length; i++) {
    const unit = itemAt(reverting, i);
    if (unit.reverting) revertSome(kernel, unit);
  }
  for (let i = 0; i < reverting.length; i++) {
    const unit = itemAt(reverting, i);
    if (!unit.reverting && unit.toRevert > 0 && claimsAllow(unit)) revertSome(kernel, unit);
  }
  if (kernel.flying.length > 0) return;
  for (const unit of reverting) {
    if (unit.toRevert > 0) {
      if (kernel.working === 0 && kernel.lasting === 0 && nextExpiry(kernel) === Number.POSITIVE_INFINITY) {
        if (kernel.log !== null) kernel.log.push({ kind: 'rollback-blocked', at: kernel.now });
        endPlan(kernel, 'stopped');
      }
      return;
    }
  }
  endReverting(kernel);
}

/** Nothing of the plan (or the stage) is left. */
function endReverting(kernel: Kernel): void {
  if (kernel.log !== null) kernel.log.push({ kind: 'rollback-ended', at: kernel.now });
  endPlan(kernel, kernel.turn?.kind === 'rollback-stage' ? 'stopped' : 'rolled-back');
}

/** `rollback in D` is over. */
export function endRollbackIn(kernel: Kernel): void {
  kernel.working--;
  for (const unit of kernel.touchedUnits) {
    for (const entry of unit.entries) {
      const { cell, fresh, failed, stuck } = entry;
      if (fresh + failed + stuck === 0) continue;
      entry.fresh = 0;
      entry.failed = 0;
      entry.stuck = 0;
      cell.fresh -= fresh;
      cell.failed -= failed + stuck;
      settleCell(kernel, cell);
    }
  }
  endReverting(kernel);
}

/** Exclusions hold without their `apart`. A unit is at work from its first reverting batch until nothing of it is left. */
function claimsAllow({ claims, step }: Unit): boolean {
  for (const claim of claims) {
    if (bindsIn(claim.group.stage, step.stage.index) && runningElsewhere(claim) > 0) return false;
  }
  return true;
}

function revertSome(kernel: Kernel, unit: Unit): void {
  const { batch } = unit;
  if (batch.running || unit.toRevert === 0) return;
  if (fillRevert(kernel, unit) > 0) beginRevert(kernel, unit);
}

function beginRevert(kernel: Kernel, unit: Unit): void {
  const { batch, entries } = unit;
  unpledge(unit);
  for (let i = 0; i < batch.count; i++) {
    const position = intAt(batch.entries, i);
    const entry = itemAt(entries, position);
    const { cell } = entry;
    const servers = intAt(batch.shares, i);
    const failed = intAt(batch.brokenShares, position);
    entry.failed -= failed;
    entry.fresh -= servers - failed;
    cell.failed -= failed;
    cell.fresh -= servers - failed;
    cell.gone += servers - failed;
    cell.busy += servers;
    settleCell(kernel, cell);
    addCell(unit, cell.index, servers);
  }
  countSpared(kernel, batch, -1);
  unit.toRevert -= batch.total;
  unit.reverts++;
  if (!unit.reverting) {
    unit.reverting = true;
    touchPieces(unit, 1);
  }
  batch.reverting = true;
  batch.ordinal = unit.reverts;
  batch.attempt = 1;
  batch.luckOrdinal = nextOrdinal(kernel, kernel.revertsOf, unit.address);
  launch(kernel, unit);
  noteStart(kernel, batch.starting);
  if (kernel.log !== null) {
    kernel.log.push({
      kind: 'revert-started',
      at: kernel.now,
      step: unit.step.index,
      unit: unit.index,
      ordinal: batch.ordinal,
      servers: batch.total,
    });
  }
}

/** What fails to go back stays down, and is not tried again. */
export function endRevert(kernel: Kernel, unit: Unit): void {
  const { batch, entries } = unit;
  land(kernel, unit);
  let failedServers = 0;
  for (let i = 0; i < batch.count; i++) {
    const entry = itemAt(entries, intAt(batch.entries, i));
    const { cell } = entry;
    const servers = intAt(batch.shares, i);
    const failed = takeFailed(unit, cell.index, servers);
    batch.failedParts[i] = failed;
    failedServers += failed;
    entry.stuck += failed;
    cell.busy -= servers;
    cell.failed += failed;
    settleCell(kernel, cell);
  }
  if (kernel.log !== null) {
    kernel.log.push({
      kind: 'revert-ended',
      at: kernel.now,
      step: unit.step.index,
      unit: unit.index,
      ordinal: batch.ordinal,
      servers: batch.total,
      failed: failedServers,
    });
  }
  if (failedServers > 0) beginRepair(kernel, unit);
  if (unit.toRevert === 0) touchPieces(unit, -1);
}

/** Of the failed servers of a cell those of its next part: the first parts of a cell first. */
function takeFailed({ batch }: Unit, cell: number, servers: number): number {
  for (let i = 0; i < batch.cellCount; i++) {
    if (intAt(batch.cells, i) !== cell) continue;
    const failed = Math.min(servers, intAt(batch.failed, i));
    batch.failed[i] = intAt(batch.failed, i) - failed;
    return failed;
  }
  return 0;
}
