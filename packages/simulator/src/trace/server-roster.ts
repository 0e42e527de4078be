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
  /** Per cell that was asked about, one entry a server. */
  readonly cells: Map<number, Uint8Array>;
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
  const standing = cellOf(roster, cell);
  const taken: number[] = [];
  for (const wanted of kind === 'batch' ? [OLD, FAILED, NEW] : [FAILED, NEW]) {
    const order = kind === 'revert' && wanted === NEW ? [...standing.keys()].reverse() : standing.keys();
    for (const i of order) {
      if (taken.length === count) break;
      if (standing[i] !== wanted) continue;
      if (domains !== null && !domains.includes(serverDomain(roster.machine.fleet, first + i))) continue;
      standing[i] = BUSY;
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
  cellOf(roster, cell)[server - first] = failed ? FAILED : kind === 'batch' ? NEW : OLD;
}

/** Repairs at most so many failed servers of a cell; returns how many there were. */
export function repairServers(roster: Roster, cell: number, most: number): number {
  const standing = cellOf(roster, cell);
  let repaired = 0;
  for (let i = 0; i < standing.length && repaired < most; i++) {
    if (standing[i] !== FAILED) continue;
    standing[i] = NEW;
    repaired += 1;
  }
  return repaired;
}

function cellOf(roster: Roster, cell: number): Uint8Array {
  const standing = roster.cells.get(cell) ?? new Uint8Array(known(roster.layout.cells.servers[cell]));
  roster.cells.set(cell, standing);
  return standing;
}
