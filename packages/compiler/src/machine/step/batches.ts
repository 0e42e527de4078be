/** Filling batches, and starting them. */
import { floorOfShare } from '@rollout/language';
import { at } from '../layout/at.ts';
import type { DeployUnit } from '../layout/layout.ts';
import type { BatchState, EntryState, Part } from '../state.ts';
import type { CellCount, Started } from '../work.ts';
import { type Load, roomOf } from './room.ts';
import { changeUnit, layoutOfDeployUnit, type Round, stageOf, type UnitRef, unitState, update } from './round.ts';
import { standingOf } from './standing.ts';

/** What a batch would be made of. `starting`: servers that count for the rate limits. */
export interface Filling {
  readonly parts: readonly Part[];
  readonly spared: BatchState['spared'];
  readonly starting: number;
}

export const UNTOUCHED: EntryState = { tried: 0, onNew: 0, gone: 0, failed: 0, stuck: 0 };

/** The unit's next batch, or first one; without parts if nothing fits. */
export function nextBatch(round: Round, ref: UnitRef): Filling {
  const step = at(round.machine.steps, ref.step);
  if (step.kind !== 'deploy') throw new Error(`step ${ref.step} does not deploy`);
  const unit = layoutOfDeployUnit(round, ref);
  const { lost, working } = standingOf(round);
  const { entries } = unitState(round, ref);
  const left = unit.entries.map(({ cell, servers }, index) => {
    const free = at(round.layout.cells.servers, cell) - at(working, cell);
    return Math.min(servers - (entries[index] ?? UNTOUCHED).tried, free);
  });

  let size = Number.POSITIVE_INFINITY;
  if (step.batch.kind === 'count') size = step.batch.servers;
  if (step.batch.kind === 'share') size = Math.max(1, floorOfShare(step.batch.share, unit.servers));
  const room = roomOf(round, stageOf(round, ref.step), 'forward');
  if (unit.items !== null) return fillWithItems(unit, left, lost, size, room);

  const domains = unit.entries.filter((_, index) => at(left, index) > 0).map(({ domain }) => domain);
  const domain = Math.min(...domains);
  const parts: Part[] = [];
  let servers = 0;
  unit.entries.forEach((entry, index) => {
    if (entry.domain !== domain || at(lost, entry.cell)) return;
    const most = Math.min(at(left, index), size - servers, room.rate);
    const count = room.fit(entry.cell, most, (k) => k);
    if (count <= 0) return;
    room.take({ cell: entry.cell, servers: count, raise: count });
    room.rate -= count;
    servers += count;
    parts.push({ entry: index, cell: entry.cell, servers: count });
  });
  return { parts, spared: [], starting: servers };
}

function fillWithItems(
  unit: DeployUnit,
  left: readonly number[],
  lost: readonly boolean[],
  size: number,
  room: ReturnType<typeof roomOf>,
): Filling {
  const parts: Part[] = [];
  const spared: BatchState['spared'][number][] = [];
  let servers = 0;
  let starting = 0;
  for (const item of unit.items ?? []) {
    const mine = item.entries
      .map((entry): Part => ({ entry, cell: at(unit.entries, entry).cell, servers: at(left, entry) }))
      .filter((part) => part.servers > 0);
    const count = serversOf(mine);
    // One item may be larger than the batch, but not than what is left of one that has begun to fill.
    const tooLarge = servers > 0 && servers + count > size;
    if (count === 0 || tooLarge || room.rate < 1 || mine.some(({ cell }) => at(lost, cell))) continue;
    const saved = room.takeItem(mine.map((part): Load => ({ ...part, raise: part.servers })));
    if (saved === null) continue;
    const counted = Math.min(count, room.rate);
    room.rate -= counted;
    starting += counted;
    servers += count;
    parts.push(...mine);
    spared.push(...saved);
  }
  return { parts, spared, starting };
}

/** Starts a batch that deploys: takes its servers from wherever they stand, the old version first. */
export function startBatch(round: Round, ref: UnitRef, filling: Filling): void {
  const { parts, spared } = filling;
  for (const { cell, servers } of parts) takeFromOthers(round, ref, cell, servers);
  const unit = unitState(round, ref);
  const ordinal = unit.batches + 1;
  const entries = unit.entries.length > 0 ? unit.entries : layoutOfDeployUnit(round, ref).entries.map(() => UNTOUCHED);
  changeUnit(round, ref, { batches: ordinal, entries });
  const batch: BatchState = {
    ...ref,
    kind: 'batch',
    id: `batch:${ref.step}.${ref.unit}.${ordinal}.1`,
    ordinal,
    attempt: 1,
    parts,
    spared,
    status: 'running',
  };
  begin(round, batch, filling.starting);
  round.log.push({ kind: 'batch-started', at: round.at, ...ref, ordinal, servers: serversOf(parts) });
}

/** Puts a batch among those in progress. */
export function begin(round: Round, batch: BatchState, starting: number): void {
  const { starts, batches } = round.state;
  const rated = round.machine.constraints.rates.length > 0;
  update(round, {
    batches: [...batches, batch],
    starts: rated ? [...starts, { at: round.at, servers: starting }] : starts,
  });
  round.started.push(startedOf(batch));
}

export function startedOf({ kind, id, step, unit, ordinal, attempt, parts }: BatchState): Started {
  const cells = cellsOfParts(parts);
  return kind === 'batch'
    ? { kind, id, step, unit, ordinal, attempt, cells }
    : { kind, id, step, unit, ordinal, cells };
}

/** Each cell once, in the order in which the parts name them. */
export function cellsOfParts(parts: readonly Part[]): CellCount[] {
  const cells = new Map<number, number>();
  for (const { cell, servers } of parts) cells.set(cell, (cells.get(cell) ?? 0) + servers);
  return Array.from(cells, ([cell, servers]) => ({ cell, servers }));
}

/** What failed in each cell, as what failed of each part: the first parts of a cell first. */
export function failedOfParts(parts: readonly Part[], failed: readonly number[]): number[] {
  const left = new Map(cellsOfParts(parts).map(({ cell }, index) => [cell, at(failed, index)]));
  return parts.map(({ cell, servers }) => {
    const count = Math.min(servers, left.get(cell) ?? 0);
    left.set(cell, (left.get(cell) ?? 0) - count);
    return count;
  });
}

export function serversOf(parts: readonly { readonly servers: number }[]): number {
  return parts.reduce((sum, part) => sum + part.servers, 0);
}

/**
 * Servers that another step has deployed to before are deployed to again where a cell has too few on the old version; from
 * then on they are this unit's. The others' failed ones go first, unit by unit.
 */
function takeFromOthers(round: Round, taker: UnitRef, cell: number, servers: number): void {
  const { working, onNew, failed } = standingOf(round);
  const onOld = at(round.layout.cells.servers, cell) - at(working, cell) - at(onNew, cell) - at(failed, cell);
  let wanted = servers - onOld;
  if (wanted <= 0) return;
  round.layout.steps.forEach((step, index) => {
    if (step.kind !== 'deploy') return;
    step.units.forEach(({ entries }, position) => {
      const ref = { step: index, unit: position };
      const { entries: states } = unitState(round, ref);
      if (states.length === 0 || (index === taker.step && position === taker.unit)) return;
      const changed = states.map((state, entry) => {
        if (wanted <= 0 || at(entries, entry).cell !== cell) return state;
        const fromFailed = Math.min(state.failed, wanted);
        const fromNew = Math.min(state.onNew, wanted - fromFailed);
        wanted -= fromFailed + fromNew;
        return { ...state, failed: state.failed - fromFailed, onNew: state.onNew - fromNew };
      });
      changeUnit(round, ref, { entries: changed });
    });
  });
}
