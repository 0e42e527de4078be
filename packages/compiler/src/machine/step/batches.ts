/** Starting batches, and what they are made of. */
import { at } from '../layout/at.ts';
import type { BatchState, Part } from '../state.ts';
import type { CellCount, Started } from '../work.ts';
import type { Filling } from './filling.ts';
import { UNTOUCHED } from './left-to-start.ts';
import { changeUnit, layoutOfDeployUnit, type Round, type UnitRef, unitState, update } from './round.ts';
import { standingOf } from './standing.ts';

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
  round.log.push({
    kind: 'batch-started',
    at: round.at,
    ...ref,
    ordinal,
    servers: serversOf(parts),
    surged: surgedOf(parts),
  });
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

export function surgedOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { surged }) => sum + surged, 0);
}

/**
 * Servers that another step has deployed to before are deployed to again where a cell has too few on the old version; from
 * then on they are this unit's. The others' failed ones go first, unit by unit.
 */
function takeFromOthers(round: Round, taker: UnitRef, cell: number, servers: number): void {
  const { working, surging, onNew, failed } = standingOf(round);
  const taken = at(working, cell) + at(surging, cell) + at(onNew, cell) + at(failed, cell);
  let wanted = servers - (at(round.layout.cells.servers, cell) - taken);
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
        const left = state.failed - fromFailed;
        return { ...state, failed: left, kept: Math.min(state.kept, left), onNew: state.onNew - fromNew };
      });
      changeUnit(round, ref, { entries: changed });
    });
  });
}
