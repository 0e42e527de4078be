/** Traffic goes back. */
import { at } from '../../layout/at.ts';
import { goesBack } from '../goes-back.ts';
import { type Round, update } from '../round.ts';
import { standingOf } from '../standing.ts';
import { inOneAct } from './one-act.ts';
import { shareOf } from './traffic.ts';

export const traffic = inOneAct('traffic', {
  begin(round) {
    const areas = round.state.areas.map((area, index) => ({ ...area, returned: shareKept(round, index) }));
    update(round, { areas });
  },
  returns: ({ state }) => state.areas.some(({ returned }) => returned !== null),
});

/**
 * The share that new servers are left with: what shifts that do not go back have brought them, and what the old servers
 * cannot carry, where some of them are gone. null: as much as they have.
 */
function shareKept(round: Round, area: number): number | null {
  const share = shareOf(round, area);
  if (share === null) return null;
  const left = at(round.state.areas, area).shifts.flatMap((shift) => (goesBack(round, shift) ? [] : [shift.share]));
  const kept = Math.max(...left, uncarried(round, area) ?? share, 0);
  return kept < share ? kept : null;
}

/** How many times its ordinary load an old server is trusted with where no headroom is known. */
const UNKNOWN_CAPACITY = 2;

/** What share of an area's load its old servers, with their headroom, cannot carry; null: none of them is up. */
function uncarried(round: Round, area: number): number | null {
  const { onNew, green, oldUp } = standingOf(round);
  const { cells, load } = at(round.layout.areas, area);
  if (cells.every((cell) => at(onNew, cell) === at(green, cell))) return 0;
  const old = cells.reduce((sum, cell) => sum + at(round.layout.cells.load, cell) * at(oldUp, cell), 0);
  const { service } = at(round.machine.areas, area);
  const capacity = (service === null ? null : at(round.layout.services, service).capacity) ?? UNKNOWN_CAPACITY;
  if (old === 0) return null;
  return load === 0 ? 0 : Math.max(0, 1 - (capacity * old) / load);
}
