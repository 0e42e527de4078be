/** Cuts the fleet into cells, and gives every node its range of them. */
import type { Level } from '@rollout/language';
import type { ServerRange } from '../fleet.ts';
import { at } from './at.ts';
import type { ClassEntry } from './classes.ts';
import type { CellTable, NodeTable } from './layout.ts';
import type { Nodes, Stretches } from './walk.ts';

/** Cells, and for each what tells its servers' upgrade domains. */
export interface Cells extends CellTable {
  readonly domainsFrom: Int32Array;
  readonly domains: Int32Array;
}

/** The number of cells alone, if they are more than `most`. */
export function cutCells(
  servers: number,
  stretches: Stretches,
  ranges: Iterable<ServerRange>,
  classes: readonly ClassEntry[],
  most: number,
): Cells | number {
  const cuts = new Set<number>();
  for (const { from, to } of ranges) {
    cuts.add(from);
    cuts.add(to);
    // The fleet's end is none of the cells' beginnings.
    if (cuts.size > most + 1) return cuts.size - 1;
  }
  cuts.delete(servers);
  const first = merge(stretches.first, Float64Array.from(cuts).sort());
  const count = first.length;
  if (count > most) return count;

  const cells: Cells = {
    count,
    first,
    servers: new Int32Array(count),
    class: new Int32Array(count),
    load: new Float64Array(count),
    domainsFrom: new Int32Array(count),
    domains: new Int32Array(count),
  };
  let stretch = 0;
  for (let cell = 0; cell < count; cell++) {
    const start = at(first, cell);
    while ((stretches.first[stretch + 1] ?? servers) <= start) stretch++;
    const index = at(stretches.class, stretch);
    cells.servers[cell] = (first[cell + 1] ?? servers) - start;
    cells.class[cell] = index;
    cells.load[cell] = classes[index]?.node.load ?? 1;
    cells.domainsFrom[cell] = at(stretches.domainsFrom, stretch);
    cells.domains[cell] = at(stretches.domains, stretch);
  }
  return cells;
}

/** Two ascending lists as one, each number once. */
function merge(one: ArrayLike<number>, other: ArrayLike<number>): Int32Array {
  const merged = new Int32Array(one.length + other.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const a = one[i] ?? Number.POSITIVE_INFINITY;
    const b = other[j] ?? Number.POSITIVE_INFINITY;
    merged[length++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return merged.slice(0, length);
}

/** The first cell that begins at the server or after it. */
export function cellFrom(cells: CellTable, server: number): number {
  let low = 0;
  let high = cells.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(cells.first, middle) < server) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function nodeTable(level: Level, nodes: Nodes, cells: CellTable): NodeTable {
  const count = nodes.first.length;
  const table: NodeTable = {
    level,
    count,
    address: nodes.address,
    first: Int32Array.from(nodes.first),
    servers: Int32Array.from(nodes.servers),
    class: Int32Array.from(nodes.class),
    cellFrom: new Int32Array(count),
    cellTo: new Int32Array(count),
    of: new Int32Array(cells.count).fill(-1),
  };
  for (let node = 0; node < count; node++) {
    const start = at(table.first, node);
    const from = cellFrom(cells, start);
    const to = cellFrom(cells, start + at(table.servers, node));
    table.cellFrom[node] = from;
    table.cellTo[node] = to;
    table.of.fill(node, from, to);
  }
  return table;
}

/** How many of a cell's servers belong to an upgrade domain (from 0); a server without domains belongs to none. */
export function serversInDomain(cells: Cells, cell: number, domain: number): number {
  const domains = at(cells.domains, cell);
  if (domains === 0) return 0;
  const from = at(cells.first, cell) - at(cells.domainsFrom, cell);
  const before = (servers: number): number => Math.max(0, Math.floor((servers - domain + domains - 1) / domains));
  return domain < domains ? before(from + at(cells.servers, cell)) - before(from) : 0;
}
