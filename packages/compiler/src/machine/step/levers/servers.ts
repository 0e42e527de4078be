/** The lever of servers: what they carry by being on the new version. */
import { at } from '../../layout/at.ts';
import type { Round } from '../round.ts';
import { standingOf } from '../standing.ts';
import { shareOf } from './traffic.ts';

/**
 * What new servers carry in the place of old ones, as far as no share says it. Exact, whatever the order: loads are whole
 * multiples of 2^-20.
 */
export function loadOnServers(round: Round, scope: ArrayLike<number> | null, service: number | null): number {
  const { cells, areaOf, serviceOf } = round.layout;
  const { inPlace } = standingOf(round);
  const hasShare = round.machine.areas.map((_, area) => shareOf(round, area) !== null);
  let sum = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    if (scope !== null && scope[cell] !== 1) continue;
    if (service !== null && at(serviceOf, cell) !== service) continue;
    if (hasShare[at(areaOf, cell)] !== true) sum += at(cells.load, cell) * at(inPlace, cell);
  }
  return sum;
}
