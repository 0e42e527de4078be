/** The tables of exclusions and orderings: which cells are of which set, group by group. */
import type { Exclusion, Ordering } from '../constraints.ts';
import type { ServerRange } from '../fleet.ts';
import { at } from './at.ts';
import { cellFrom } from './cells.ts';
import { groupsOf, type Nodes } from './groups.ts';
import type { CellTable, ExclusionLayout, OrderingLayout } from './layout.ts';

/** For each cell its pieces of an exclusion. */
export interface Pieces extends ExclusionLayout {
  readonly ofCell: (cell: number) => readonly number[];
}

const NONE: readonly number[] = [];

export function exclusionPieces(fleet: Nodes, cells: CellTable, { sets, within }: Exclusion): Pieces {
  if (sets.kind === 'level') {
    const table = fleet.nodesOf(sets.level);
    const groups = groupsOf(fleet, sets.per, within);
    return {
      groupOf: table.cellFrom.map((cell) => at(groups.of, cell)),
      ofCell: (cell) => {
        const node = at(table.of, cell);
        return node >= 0 && at(groups.of, cell) >= 0 ? [node] : NONE;
      },
    };
  }
  const groups = groupsOf(fleet, null, within);
  const ofCell = new Map<number, number[]>();
  const groupOf: number[] = [];
  for (const { servers } of sets.sets) {
    const pieces = new Map<number, number>();
    for (const cell of cellsOf(cells, servers)) {
      const group = at(groups.of, cell);
      if (group < 0) continue;
      const piece = pieces.get(group) ?? groupOf.push(group) - 1;
      pieces.set(group, piece);
      const known = ofCell.get(cell);
      if (known === undefined) ofCell.set(cell, [piece]);
      else if (known.at(-1) !== piece) known.push(piece);
    }
  }
  return { groupOf: Int32Array.from(groupOf), ofCell: (cell) => ofCell.get(cell) ?? NONE };
}

export function orderingLayout(fleet: Nodes, cells: CellTable, ordering: Ordering): OrderingLayout {
  const groups = groupsOf(fleet, ordering.per, ordering.within);
  const setOf = new Int32Array(cells.count).fill(-1);
  const groupOf = new Int32Array(cells.count).fill(-1);
  ordering.sets.forEach(({ servers }, set) => {
    for (const cell of cellsOf(cells, servers)) {
      if (at(setOf, cell) >= 0 || at(groups.of, cell) < 0) continue;
      setOf[cell] = set;
      groupOf[cell] = at(groups.of, cell);
    }
  });
  return { sets: ordering.sets.length, groups: groups.count, setOf, groupOf };
}

/** Each once, ascending. */
export function cellsIn(cells: CellTable, ranges: readonly ServerRange[]): Int32Array {
  return Int32Array.from(new Set(cellsOf(cells, ranges))).sort();
}

export function* cellsOf(cells: CellTable, ranges: readonly ServerRange[]): Iterable<number> {
  for (const { from, to } of ranges) {
    for (let cell = cellFrom(cells, from); cell < cells.count && at(cells.first, cell) < to; cell++) yield cell;
  }
}
