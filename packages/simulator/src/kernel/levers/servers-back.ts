/** Servers go back: what stands beside the old version at once, then the rest in batches. */
import { bindsIn } from '../batch-parts.ts';
import { countSpared, land, launch, nextOrdinal } from '../batches.ts';
import { setKept, settleCell } from '../counts.ts';
import { intAt, itemAt } from '../elements.ts';
import { unpledge } from '../filling.ts';
import { shorten } from '../lists.ts';
import { nextExpiry, noteStart } from '../rates.ts';
import { addCell, beginRepair } from '../repairs.ts';
import { fillRevert } from '../revert-filling.ts';
import type { Batch, Kernel, Unit } from '../state/index.ts';
import { touchPieces, unitGoesBack } from '../turning.ts';
import { runningElsewhere } from '../units.ts';
import { standsBeside } from './beside.ts';
import type { Lever, Progress } from './lever.ts';

export const servers: Lever = {
  begin(kernel) {
    kernel.removed = false;
  },
  goBack(kernel) {
    if (!kernel.removed) {
      kernel.removed = true;
      if (kernel.hasBeside) removeBeside(kernel);
      chooseUnits(kernel);
    }
    return revert(kernel);
  },
};

/** All that is green, and what failed while its old server stood. */
function removeBeside(kernel: Kernel): void {
  for (const unit of kernel.touchedUnits.toSorted((a, b) => a.number - b.number)) {
    if (!unitGoesBack(kernel, unit)) continue;
    const green = standsBeside(unit.step);
    let servers = 0;
    for (const entry of unit.entries) {
      const { cell, kept } = entry;
      const fresh = green ? entry.fresh : 0;
      if (fresh + kept === 0) continue;
      servers += fresh + kept;
      entry.fresh -= fresh;
      entry.failed -= kept;
      setKept(entry, 0);
      cell.fresh -= fresh;
      cell.green -= fresh;
      cell.gone += fresh;
      cell.failed -= kept;
      settleCell(kernel, cell);
    }
    if (servers === 0 || kernel.log === null) continue;
    kernel.log.push({ kind: 'green-removed', at: kernel.now, step: unit.step.index, unit: unit.index, servers });
  }
}

/** In reverse order of completion, unfinished ones first; of those that ended in one round the later declared first. */
function chooseUnits(kernel: Kernel): void {
  const { reverting } = kernel;
  for (const unit of kernel.touchedUnits) {
    if (unit.batches === 0 || !unitGoesBack(kernel, unit)) continue;
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

function revert(kernel: Kernel): Progress {
  const { reverting } = kernel;
  for (let i = 0; i < reverting.length; i++) {
    const unit = itemAt(reverting, i);
    if (unit.reverting) revertSome(kernel, unit);
  }
  for (let i = 0; i < reverting.length; i++) {
    const unit = itemAt(reverting, i);
    if (!unit.reverting && unit.toRevert > 0 && claimsAllow(unit)) revertSome(kernel, unit);
  }
  forgetDone(reverting);
  if (kernel.flying.length > 0) return 'going';
  if (reverting.length === 0) return 'over';
  const unblocks = kernel.working > 0 || kernel.lasting > 0 || nextExpiry(kernel) < Number.POSITIVE_INFINITY;
  return unblocks ? 'going' : 'blocked';
}

/** What nothing is left of never goes back again, and need not be looked at whenever something has happened to the others. */
function forgetDone(reverting: Unit[]): void {
  let kept = 0;
  for (let i = 0; i < reverting.length; i++) {
    const unit = itemAt(reverting, i);
    if (unit.toRevert > 0) reverting[kept++] = unit;
  }
  shorten(reverting, kept);
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
  unpledge(batch);
  for (let i = 0; i < batch.count; i++) {
    const position = intAt(batch.entries, i);
    const entry = itemAt(entries, position);
    const { cell } = entry;
    const servers = intAt(batch.shares, i);
    const surged = intAt(batch.surged, i);
    const failed = intAt(kernel.inHand.broken, position);
    const fresh = servers - failed - surged;
    entry.failed -= failed;
    entry.fresh -= fresh + surged;
    cell.failed -= failed;
    // What goes back beside its old server stays until the batch ends.
    cell.fresh -= fresh;
    cell.gone += fresh;
    cell.busy += servers;
    cell.aside += surged;
    settleCell(kernel, cell);
    addCell(batch, cell.index, servers);
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
  launch(kernel, batch);
  noteStart(kernel, batch.starting);
  if (kernel.log !== null) {
    kernel.log.push({
      kind: 'revert-started',
      at: kernel.now,
      step: unit.step.index,
      unit: unit.index,
      ordinal: batch.ordinal,
      servers: batch.total,
      surged: batch.totalSurged,
    });
  }
}

/** What fails to go back stays down, and is not tried again. */
export function endRevert(kernel: Kernel, batch: Batch): void {
  const { unit } = batch;
  const { entries } = unit;
  land(kernel, batch);
  let failedServers = 0;
  for (let i = 0; i < batch.count; i++) {
    const entry = itemAt(entries, intAt(batch.entries, i));
    const { cell } = entry;
    const servers = intAt(batch.shares, i);
    const surged = intAt(batch.surged, i);
    const failed = takeFailed(batch, cell.index, servers);
    kernel.inHand.failed[i] = failed;
    failedServers += failed;
    entry.stuck += failed;
    cell.fresh -= surged;
    cell.gone += surged;
    cell.aside -= surged;
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
  if (failedServers > 0) beginRepair(kernel, batch);
  if (unit.toRevert === 0) touchPieces(unit, -1);
}

/** Of the failed servers of a cell those of its next part: the first parts of a cell first. */
function takeFailed(batch: Batch, cell: number, servers: number): number {
  for (let i = 0; i < batch.cellCount; i++) {
    if (intAt(batch.cells, i) !== cell) continue;
    const failed = Math.min(servers, intAt(batch.failed, i));
    batch.failed[i] = intAt(batch.failed, i) - failed;
    return failed;
  }
  return 0;
}

/** Nothing of what has been deployed is left, as far as it goes back. */
export function clearUnits(kernel: Kernel): void {
  for (const unit of kernel.touchedUnits) {
    if (unit.final) continue;
    for (const entry of unit.entries) {
      const { cell, fresh, failed, stuck } = entry;
      if (fresh + failed + stuck === 0) continue;
      entry.fresh = 0;
      entry.failed = 0;
      setKept(entry, 0);
      entry.stuck = 0;
      cell.fresh -= fresh;
      if (standsBeside(unit.step)) cell.green -= fresh;
      cell.failed -= failed + stuck;
      settleCell(kernel, cell);
    }
  }
}
