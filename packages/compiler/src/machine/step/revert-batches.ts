/** Filling batches that revert. */
import { at } from '../layout/at.ts';
import type { DeployUnit } from '../layout/layout.ts';
import type { BatchState, EntryState, Part } from '../state.ts';
import { serversOf } from './batches.ts';
import { type RoomBeside, roomBeside } from './beside.ts';
import type { Filling } from './filling.ts';
import { type Load, type Room, roomOf } from './room.ts';
import { layoutOfDeployUnit, type Round, stageOf, type UnitRef, unitState } from './round.ts';
import { standingOf, takenDownIn } from './standing.ts';

/** A batch, and for each entry of the unit how many of its servers are failed ones, and how many are on the new version and leave it now. */
export interface RevertFilling {
  readonly filling: Filling;
  readonly failed: readonly number[];
  readonly onNew: readonly number[];
}

/** The unit's next reverting batch; without parts if nothing fits. */
export function nextRevert(round: Round, ref: UnitRef): RevertFilling {
  const unit = layoutOfDeployUnit(round, ref);
  const { entries } = unitState(round, ref);
  const room = roomOf(round, stageOf(round, ref.step), 'rollback');
  const raises = raisesOf(round);
  return unit.revertItems === null
    ? fillWithServers(round, unit, entries, room, raises, roomBeside(round, stageOf(round, ref.step)))
    : fillWithItems(round, unit, entries, room, raises);
}

/**
 * By how much reverting servers of a cell raises what is down there: each is down from then on, but of those that bugs take
 * down some were down already. `take` counts them as gone from the new version.
 */
interface Raises {
  of(cell: number, servers: number): number;
  take(cell: number, servers: number): void;
}

function raisesOf({ machine, layout, state, standing: known }: Round): Raises {
  const standing = standingOf({ machine, layout, state, standing: known });
  const onNew = [...standing.onNew];
  const gone = [...standing.gone];
  /** What bugs take down once so many more of the cell go back, of those that do not stand beside an old one. */
  const taken = (cell: number, servers: number): number => {
    const left = at(onNew, cell) - servers;
    const down = takenDownIn(machine, layout, state, cell, { onNew: left, gone: at(gone, cell) + servers });
    return Math.min(down, left - at(standing.green, cell));
  };
  return {
    of: (cell, servers) => servers - taken(cell, 0) + taken(cell, servers),
    take: (cell, servers) => {
      onNew[cell] = at(onNew, cell) - servers;
      gone[cell] = at(gone, cell) + servers;
    },
  };
}

/** Failed ones first: they are down already. Of units that went server by server, more go back beside those that replace them. */
function fillWithServers(
  round: Round,
  unit: DeployUnit,
  entries: readonly EntryState[],
  room: Room,
  raises: Raises,
  beside: RoomBeside,
): RevertFilling {
  const { lost } = standingOf(round);
  const failed = entries.map((entry, index) => {
    const count = at(lost, at(unit.entries, index).cell) ? 0 : Math.min(entry.failed, room.rate);
    room.rate -= count;
    return count;
  });
  const onNew = entries.map((entry, index) => {
    const { cell } = at(unit.entries, index);
    if (at(lost, cell)) return 0;
    const count = room.fit(cell, Math.min(entry.onNew, room.rate), (servers) => raises.of(cell, servers));
    if (count === 0) return 0;
    room.take({ cell, servers: count, raise: raises.of(cell, count) });
    room.rate -= count;
    raises.take(cell, count);
    return count;
  });
  const surged = entries.map((entry, index) => {
    const { cell } = at(unit.entries, index);
    if (unit.rolling === null || !beside.isBounded(cell) || at(lost, cell)) return 0;
    const count = beside.fit(cell, Math.min(entry.onNew - at(onNew, index), room.rate));
    beside.take(cell, count);
    room.rate -= count;
    return count;
  });
  const parts = partsOf(unit, failed, onNew, surged);
  return { failed, onNew, filling: { parts, spared: [], starting: serversOf(parts) } };
}

function fillWithItems(
  round: Round,
  unit: DeployUnit,
  entries: readonly EntryState[],
  room: Room,
  raises: Raises,
): RevertFilling {
  const { lost } = standingOf(round);
  const failed = entries.map(() => 0);
  const onNew = entries.map(() => 0);
  const spared: BatchState['spared'][number][] = [];
  let starting = 0;
  for (const item of unit.revertItems ?? []) {
    const mine = item.entries.flatMap((index) => {
      const entry = at(entries, index);
      const { cell } = at(unit.entries, index);
      return entry.failed + entry.onNew > 0 ? [{ index, cell, entry }] : [];
    });
    const servers = mine.reduce((sum, { entry }) => sum + entry.failed + entry.onNew, 0);
    if (servers === 0 || room.rate < 1 || mine.some(({ cell }) => at(lost, cell))) continue;
    const loads = mine.map(
      ({ cell, entry }): Load => ({ cell, servers: entry.onNew, raise: raises.of(cell, entry.onNew) }),
    );
    const saved = room.takeItem(loads);
    if (saved === null) continue;
    const counted = Math.min(servers, room.rate);
    room.rate -= counted;
    starting += counted;
    spared.push(...saved);
    for (const { index, cell, entry } of mine) {
      raises.take(cell, entry.onNew);
      failed[index] = entry.failed;
      onNew[index] = entry.onNew;
    }
  }
  return { failed, onNew, filling: { parts: partsOf(unit, failed, onNew, []), spared, starting } };
}

function partsOf(
  unit: DeployUnit,
  failed: readonly number[],
  onNew: readonly number[],
  beside: readonly number[],
): Part[] {
  return unit.entries.flatMap(({ cell }, entry) => {
    const surged = beside[entry] ?? 0;
    const servers = at(failed, entry) + at(onNew, entry) + surged;
    return servers > 0 ? [{ entry, cell, servers, surged }] : [];
  });
}
