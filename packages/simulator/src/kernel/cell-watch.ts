/** What became of the cells that have changed in a round. */
import type { Cell, CellChange, CellWatch } from './state/index.ts';

export function noteCells({ changed, changes }: CellWatch, now: number): void {
  for (const cell of changed) changes.push(changeOf(cell, now));
  changed.clear();
}

function changeOf(cell: Cell, at: number): CellChange {
  const { index, busy, failed, taken, outages, entries } = cell;
  const changing = entries.reduce((sum, entry) => sum + entry.busy, 0);
  const fresh = entries.flatMap((entry) =>
    entry.fresh === 0 ? [] : { step: entry.unit.step.index, servers: entry.fresh },
  );
  return { at, cell: index, changing, returning: busy - changing, failed, fresh, taken, lost: outages > 0 };
}
