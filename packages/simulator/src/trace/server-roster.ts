/**
 * Which servers are meant where a run counts them: of a cell the first ones that are still on the old version, in their order;
 * of a reverting batch failed ones first, then the last that were deployed. Which of alike servers they are changes nothing.
 */
import type { Layout, Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import { serverDomain } from './server-domain.ts';

const OLD = 0;
const BUSY = 1;
const NEW = 2;
const FAILED = 3;

export interface Roster {
  readonly machine: Machine;
  readonly layout: Layout;
  /** Those that were asked about. */
  readonly cells: Map<number, CellRoster>;
}

interface CellRoster {
  /** One entry a server. */
  readonly standing: Uint8Array;
  /** What has been looked for from the first server on, and from the last. */
  readonly searches: Map<string, Search>;
}

/** Servers that stand so (in these upgrade domains): none is before `next`, in the direction of the search. */
interface Search {
  readonly wanted: number;
  readonly domains: readonly number[] | null;
  readonly step: 1 | -1;
  next: number;
}

export function emptyRoster(machine: Machine, layout: Layout): Roster {
  return { machine, layout, cells: new Map() };
}

/** Takes `count` servers of a cell (of these upgrade domains, if not null) for a batch: their numbers in the fleet. */
export function takeServers(
  roster: Roster,
  kind: 'batch' | 'revert',
  cell: number,
  domains: readonly number[] | null,
  count: number,
): number[] {
  const first = known(roster.layout.cells.first[cell]);
  const own = cellOf(roster, cell);
  const taken: number[] = [];
  for (const wanted of kind === 'batch' ? [OLD, FAILED, NEW] : [FAILED, NEW]) {
    const search = searchFor(own, wanted, domains, kind === 'revert' && wanted === NEW ? -1 : 1);
    while (taken.length < count) {
      const i = find(roster, first, own, search);
      if (i === null) break;
      own.standing[i] = BUSY;
      taken.push(first + i);
    }
  }
  return taken.sort((a, b) => a - b);
}

/** A batch has ended for a server. */
export function returnServer(
  roster: Roster,
  kind: 'batch' | 'revert',
  cell: number,
  server: number,
  failed: boolean,
): void {
  const first = known(roster.layout.cells.first[cell]);
  stand(cellOf(roster, cell), server - first, failed ? FAILED : kind === 'batch' ? NEW : OLD);
}

/** Repairs at most so many failed servers of a cell; returns how many there were. */
export function repairServers(roster: Roster, cell: number, most: number): number {
  const first = known(roster.layout.cells.first[cell]);
  const own = cellOf(roster, cell);
  const search = searchFor(own, FAILED, null, 1);
  let repaired = 0;
  while (repaired < most) {
    const i = find(roster, first, own, search);
    if (i === null) break;
    stand(own, i, NEW);
    repaired += 1;
  }
  return repaired;
}

function searchFor(
  { standing, searches }: CellRoster,
  wanted: number,
  domains: readonly number[] | null,
  step: 1 | -1,
): Search {
  const key = `${wanted}:${step}:${domains === null ? 'all' : domains.join()}`;
  const search = searches.get(key) ?? { wanted, domains, step, next: step === 1 ? 0 : standing.length - 1 };
  searches.set(key, search);
  return search;
}

/** The place in the cell of the next that stands as wanted, from where the search has got to; null: there is none. */
function find({ machine }: Roster, first: number, { standing }: CellRoster, search: Search): number | null {
  const { wanted, domains, step } = search;
  for (; search.next >= 0 && search.next < standing.length; search.next += step) {
    if (standing[search.next] !== wanted) continue;
    if (domains === null || domains.includes(serverDomain(machine.fleet, first + search.next))) return search.next;
  }
  return null;
}

/** The server stands so from now on: searches that are past it go back to it. */
function stand({ standing, searches }: CellRoster, i: number, as: number): void {
  standing[i] = as;
  for (const search of searches.values()) {
    if (search.wanted === as && (i - search.next) * search.step < 0) search.next = i;
  }
}

function cellOf(roster: Roster, cell: number): CellRoster {
  const own = roster.cells.get(cell) ?? {
    standing: new Uint8Array(known(roster.layout.cells.servers[cell])),
    searches: new Map(),
  };
  roster.cells.set(cell, own);
  return own;
}
