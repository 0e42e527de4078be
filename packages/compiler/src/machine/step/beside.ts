/** What the limits on what stands beside the fleet's own servers leave. */
import { at } from '../layout/at.ts';
import type { BatchState } from '../state.ts';
import type { Load } from './room.ts';
import { binds, type Round } from './round.ts';
import { standingOf } from './standing.ts';

export interface RoomBeside {
  /** Whether a limit speaks of the cell. */
  readonly isBounded: (cell: number) => boolean;
  /** The most servers of a cell, up to `most`, that fit. */
  readonly fit: (cell: number, most: number) => number;
  readonly take: (cell: number, servers: number) => void;
  /** Takes an item larger than a server if every group that it touches has some left; null: it does not fit. Nothing is spared: it counts in full. */
  readonly takeItem: (loads: readonly Load[]) => BatchState['spared'] | null;
}

export function roomBeside(round: Round, stage: number): RoomBeside {
  const { surged } = standingOf(round);
  const bounds = round.machine.constraints.surge.flatMap((limit, index) => {
    if (!binds(limit, stage)) return [];
    const { of, most } = at(round.layout.surge, index);
    const used = [...at(surged, index)];
    return [{ of, used, left: (group: number) => Math.max(0, at(most, group) - at(used, group)) }];
  });
  const binding = (cell: number) => bounds.filter(({ of }) => at(of, cell) >= 0);
  const take = (cell: number, servers: number): void => {
    for (const { of, used } of binding(cell)) used[at(of, cell)] = at(used, at(of, cell)) + servers;
  };
  return {
    isBounded: (cell) => binding(cell).length > 0,
    fit: (cell, most) => binding(cell).reduce((fits, { of, left }) => Math.min(fits, left(at(of, cell))), most),
    take,
    takeItem: (loads) => {
      if (loads.some(({ cell }) => binding(cell).some(({ of, left }) => left(at(of, cell)) < 1))) return null;
      for (const { cell, servers } of loads) take(cell, servers);
      return [];
    },
  };
}
