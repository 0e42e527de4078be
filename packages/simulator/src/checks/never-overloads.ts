/** What limits on what is down say of a service's load, without a run. */
import type { Layout, Machine } from '@rollout/compiler';
import { known } from '../known.ts';

/**
 * Whether no run can give the servers of this service more than it can carry: nothing but deploying takes its servers
 * down, its load is not shifted, and with as many of each group down as limits on the whole plan allow, the others still
 * carry it all at the busiest hour. false: that is not known.
 */
export function neverOverloads(machine: Machine, layout: Layout, service: number): boolean {
  const { numbers, services } = machine;
  const othersTakeDown =
    numbers.outages.length > 0 || numbers.incidents.length > 0 || numbers.bugs.some(({ downs }) => downs !== null);
  if (othersTakeDown) return false;
  const { of, groups, groupLoad, groupArea, capacity } = known(layout.services[service]);
  const busiest = Math.max(1, ...(services[service]?.load?.profile?.factors ?? []));
  const cellsOf = cellsByGroup(of, groups);
  for (let group = 0; group < groups; group++) {
    if (known(groupArea[group]) >= 0) return false;
    const load = known(groupLoad[group]);
    const up = load - mostDown(machine, layout, known(cellsOf[group]));
    if (!(busiest * load <= up * (capacity ?? Number.POSITIVE_INFINITY))) return false;
  }
  return true;
}

function cellsByGroup(of: Int32Array, groups: number): readonly (readonly number[])[] {
  const cells = Array.from({ length: groups }, (): number[] => []);
  of.forEach((group, cell) => {
    cells[group]?.push(cell);
  });
  return cells;
}

/** The most of the load of these cells that may be down at once by the tightest limit that speaks of all of them. */
function mostDown({ constraints }: Machine, { down, cells }: Layout, own: readonly number[]): number {
  const heaviest = own.reduce((most, cell) => Math.max(most, known(cells.load[cell])), 0);
  const byLimit = constraints.down.map(({ counts, scope, watched }, index) => {
    if (watched || counts !== 'server' || scope.kind === 'stage') return Number.POSITIVE_INFINITY;
    const { of, forward, rollback } = known(down[index]);
    const groups = new Set(own.map((cell) => known(of[cell])));
    if (groups.has(-1)) return Number.POSITIVE_INFINITY;
    const servers = [...groups].reduce(
      (sum, group) => sum + Math.max(known(forward[group]), known(rollback[group])),
      0,
    );
    return servers * heaviest;
  });
  return Math.min(Number.POSITIVE_INFINITY, ...byLimit);
}
