import { at } from '../layout/at.ts';
import type { EntryState } from '../state.ts';
import { layoutOfDeployUnit, type Round, type UnitRef, unitState } from './round.ts';
import { standingOf } from './standing.ts';

/** What an entry is before its unit starts. */
export const UNTOUCHED: EntryState = { tried: 0, onNew: 0, gone: 0, failed: 0, kept: 0, stuck: 0 };

/** For each entry of a unit the servers that no batch has taken yet, and none of another unit has in hand. */
export function leftToStart(round: Round, ref: UnitRef): number[] {
  const { working, surging } = standingOf(round);
  const { entries } = unitState(round, ref);
  const layout = layoutOfDeployUnit(round, ref);
  const left = layout.entries.map(({ servers }, index) => servers - (entries[index] ?? UNTOUCHED).tried);
  for (const { step, unit, parts } of round.state.batches) {
    if (step !== ref.step || unit !== ref.unit) continue;
    for (const { entry, servers } of parts) left[entry] = at(left, entry) - servers;
  }
  return layout.entries.map(({ cell }, index) => {
    const free = at(round.layout.cells.servers, cell) - at(working, cell) - at(surging, cell);
    return Math.min(at(left, index), free);
  });
}
