/** The end of every round: what the servers that are up have to carry. */
import { at } from '../layout/at.ts';
import { factorOf } from './calendar.ts';
import { shareInForce } from './levers/traffic.ts';
import { type Round, update } from './round.ts';
import { standingOf } from './standing.ts';

/** For each service the group whose servers carry most now, in ordinary loads, if that is more than at any time before. */
export function noteLoads(round: Round): void {
  if (round.machine.services.length === 0) return;
  const shares = round.machine.areas.map((_, area) => shareInForce(round, area));
  const loads = round.state.loads.map((peak, service) => {
    const { groups, groupLoad, groupArea } = at(round.layout.services, service);
    const factor = factorOf(round, service);
    const capacities = capacitiesOf(round, service);
    let highest = peak;
    for (let group = 0; group < groups; group++) {
      const load = at(groupLoad, group);
      const ratio = ratioOf(load, factor, shares[at(groupArea, group)] ?? null, at(capacities, group));
      if (highest.ratio !== null && ratio > highest.ratio) {
        highest = { ratio: ratio === Number.POSITIVE_INFINITY ? null : ratio, group };
      }
    }
    return highest;
  });
  update(round, { loads });
}

/** Ordinary loads of what is up in a group. */
interface Capacity {
  /** On the old version. */
  old: number;
  /** On the new one, in the place of an old server. */
  inPlace: number;
  /** All on the new one. */
  new: number;
}

function capacitiesOf(round: Round, service: number): readonly Capacity[] {
  const { cells, services } = round.layout;
  const { oldUp, inPlace, up } = standingOf(round);
  const { groups, of } = at(services, service);
  const capacities = Array.from({ length: groups }, (): Capacity => ({ old: 0, inPlace: 0, new: 0 }));
  of.forEach((group, cell) => {
    if (group < 0) return;
    const capacity = at(capacities, group);
    const load = at(cells.load, cell);
    capacity.old += load * at(oldUp, cell);
    capacity.inPlace += load * at(inPlace, cell);
    capacity.new += load * at(up, cell);
  });
  return capacities;
}

/** Without a share all that is up carries alike; with one each version carries its own side. */
function ratioOf(load: number, factor: number, share: number | null, capacity: Capacity): number {
  if (share === null) return carriedBy(factor * load, capacity.old + capacity.inPlace);
  return Math.max(
    carriedBy(factor * (share * load), capacity.new),
    carriedBy(factor * ((1 - share) * load), capacity.old),
  );
}

function carriedBy(load: number, capacity: number): number {
  return load === 0 ? 0 : load / capacity;
}
