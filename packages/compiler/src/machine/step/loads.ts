/** The end of every round: what the servers that are up have to carry. */
import { at } from '../layout/at.ts';
import { factorOf } from './calendar.ts';
import { isLeaving, shareOf } from './levers/traffic.ts';
import { type Round, update } from './round.ts';
import { standingOf } from './standing.ts';

/** For each service the group whose servers carry most now, in ordinary loads, if that is more than at any time before. */
export function noteLoads(round: Round): void {
  if (round.machine.services.length === 0) return;
  const loads = round.state.loads.map((peak, service) => {
    const { groups, groupLoad, groupArea } = at(round.layout.services, service);
    const factor = factorOf(round, service);
    const sides = sidesOf(round, service);
    const areas = round.machine.areas.map((_, area) => areaOf(round, area, sides, groupArea));
    let highest = peak;
    for (let group = 0; group < groups; group++) {
      const ratio = ratioOf(at(groupLoad, group), factor, areas[at(groupArea, group)] ?? null, at(sides, group));
      if (highest.ratio !== null && ratio > highest.ratio) {
        highest = { ratio: ratio === Number.POSITIVE_INFINITY ? null : ratio, group };
      }
    }
    return highest;
  });
  update(round, { loads });
}

/** Ordinary loads of servers. */
interface Sides {
  /** Up, on the old version. */
  oldUp: number;
  /** Up, on the new one, in the place of an old server. */
  inPlaceUp: number;
  /** All that are up on the new one. */
  newUp: number;
  /** What is not replaced, up or not; and what is on the new version, up or not. */
  old: number;
  new: number;
}

const nothing = (): Sides => ({ oldUp: 0, inPlaceUp: 0, newUp: 0, old: 0, new: 0 });

/** Per group of a service. */
function sidesOf(round: Round, service: number): readonly Sides[] {
  const { cells, services } = round.layout;
  const { oldUp, inPlace, up, onNew, green } = standingOf(round);
  const { groups, of } = at(services, service);
  const sides = Array.from({ length: groups }, nothing);
  of.forEach((group, cell) => {
    if (group < 0) return;
    const side = at(sides, group);
    const load = at(cells.load, cell);
    side.oldUp += load * at(oldUp, cell);
    side.inPlaceUp += load * at(inPlace, cell);
    side.newUp += load * at(up, cell);
    side.old += load * (at(cells.servers, cell) - at(onNew, cell) + at(green, cell));
    side.new += load * at(onNew, cell);
  });
  return sides;
}

/** An area whose load is shared out between the versions. */
interface SharedArea {
  readonly load: number;
  /** The new version's. */
  readonly share: number;
  readonly sides: Sides;
  /** Nothing of it is up, and it goes back. */
  readonly dark: boolean;
}

/** Once it goes back the new version carries no more than would be its part if load followed what is up. null: it follows its servers. */
function areaOf(round: Round, area: number, groups: readonly Sides[], groupArea: ArrayLike<number>): SharedArea | null {
  const share = shareOf(round, area);
  if (share === null) return null;
  const sides = nothing();
  groups.forEach((own, group) => {
    if (groupArea[group] !== area) return;
    sides.oldUp += own.oldUp;
    sides.newUp += own.newUp;
    sides.old += own.old;
    sides.new += own.new;
  });
  const { load } = at(round.layout.areas, area);
  if (!isLeaving(round, area)) return { load, share, sides, dark: false };
  const up = sides.newUp + sides.oldUp;
  return { load, share: up === 0 ? share : Math.min(share, sides.newUp / up), sides, dark: up === 0 };
}

/**
 * Without a share all that is up carries alike; with one each version carries its side, every group what it has of the
 * version's servers.
 */
function ratioOf(load: number, factor: number, area: SharedArea | null, own: Sides): number {
  if (area === null) return carriedBy(factor * load, own.oldUp + own.inPlaceUp);
  if (area.dark) return carriedBy(factor * load, 0);
  if (area.load === 0) return 0;
  const part = (mine: number, all: number): number => (all === 0 ? load / area.load : mine / all);
  const onNew = area.share * area.load * part(own.new, area.sides.new);
  const onOld = (1 - area.share) * area.load * part(own.old, area.sides.old);
  return Math.max(carriedBy(factor * onNew, own.newUp), carriedBy(factor * onOld, own.oldUp));
}

function carriedBy(load: number, capacity: number): number {
  return load === 0 ? 0 : load / capacity;
}
