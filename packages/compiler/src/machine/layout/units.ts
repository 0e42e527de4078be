/** What a step's selection comes to: units, their entries, their items, and which constraints have to do with them. */
import type { Level } from '@rollout/language';
import { floorOfShare, LEVELS } from '@rollout/language';
import type { Machine } from '../machine.ts';
import type { DeployStep, EachStep } from '../steps.ts';
import { at } from './at.ts';
import { type Cells, serversInDomain } from './cells.ts';
import type { Nodes } from './groups.ts';
import type {
  DeployUnit,
  DoneNodes,
  EachUnit,
  OrderingLayout,
  ParallelLayout,
  UnitEntry,
  UnitItem,
  UnitTouches,
} from './layout.ts';
import { isAbove } from './levels.ts';
import { cellsOf, type Pieces } from './sets.ts';

/** The node of a level that a cell stands in, or the next above it, or the fleet; as a number. */
export interface Holder {
  key(cell: number): number;
  address(key: number): string;
}

/** What units are looked up in. */
export interface Ground {
  readonly machine: Machine;
  readonly cells: Cells;
  readonly fleet: Nodes;
  readonly pieces: readonly Pieces[];
  readonly orderings: readonly OrderingLayout[];
  readonly parallel: readonly ParallelLayout[];
  holder(level: Level): Holder;
}

export function deployUnits(ground: Ground, step: DeployStep): DeployUnit[] {
  const { deploy, rollback } = ground.machine.numbers;
  const byDomain = step.batch.kind === 'upgradeDomain' && deploy.per === 'server';
  const holder = ground.holder(step.by);
  const found = new Map<number, UnitEntry[]>();
  for (const range of step.select) {
    for (const cell of cellsOf(ground.cells, [range])) {
      const key = holder.key(cell);
      let entries = found.get(key);
      if (entries === undefined) {
        entries = [];
        found.set(key, entries);
      }
      addEntries(ground.cells, cell, range.domain?.index ?? null, byDomain, entries);
    }
  }
  // Ranges are disjoint: only those of single domains can name a cell twice.
  const mayRepeat = !byDomain && step.select.some(({ domain }) => domain !== undefined);
  const units: DeployUnit[] = [];
  for (const [key, walked] of found) {
    if (walked.length === 0) continue;
    // Sorting is stable: within a domain servers stay in the order in which they were selected.
    const inOrder = byDomain ? walked.sort((a, b) => a.domain - b.domain) : walked;
    const entries = mayRepeat ? mergeCells(inOrder) : inOrder;
    const servers = entries.reduce((sum, entry) => sum + entry.servers, 0);
    const items = itemsOf(ground, deploy.per, entries);
    units.push({
      address: holder.address(key),
      servers,
      entries,
      items,
      revertItems: itemsOf(ground, rollback.per, entries),
      rolling: rollingOf(step, items === null ? servers : items.length),
      ...touches(ground, entries, null),
    });
  }
  return units;
}

/** The most batches of a unit of so many items at once; see `DeployUnit.rolling`. */
function rollingOf({ batch }: DeployStep, items: number): number | null {
  if (batch.kind !== 'rolling') return null;
  if (batch.most === null) return 0;
  return batch.most.kind === 'count' ? batch.most.count : Math.max(1, floorOfShare(batch.most.share, items));
}

export function eachUnits(ground: Ground, step: EachStep, lastOf: (entry: number) => number): EachUnit[] {
  return step.units.map((unit) => ({
    name: unit.name,
    last: lastOf(unit.entry),
    ...touches(
      ground,
      Array.from(cellsOf(ground.cells, unit.select), (cell) => ({ cell })),
      step.level,
    ),
  }));
}

/** Nodes of each showing level that the units touch, and how many servers are selected in each. */
export function doneNodes(fleet: Nodes, levels: readonly Level[], units: readonly DeployUnit[]): DoneNodes[] {
  return levels.map((level) => {
    const { of } = fleet.nodesOf(level);
    const servers = new Map<number, number>();
    for (const { entries } of units) {
      for (const entry of entries) {
        const node = at(of, entry.cell);
        if (node >= 0) servers.set(node, (servers.get(node) ?? 0) + entry.servers);
      }
    }
    const nodes = [...servers].sort(([a], [b]) => a - b);
    return { nodes: nodes.map(([node]) => node), servers: nodes.map(([, count]) => count) };
  });
}

/** The cell's servers as entries: `only` those of one domain, or domain by domain, or all at once. */
function addEntries(cells: Cells, cell: number, only: number | null, byDomain: boolean, entries: UnitEntry[]): void {
  const domains = at(cells.domains, cell);
  const add = (servers: number, domain: number): void => {
    if (servers > 0) entries.push({ cell, servers, domain: byDomain ? domain : -1 });
  };
  if (only !== null) add(serversInDomain(cells, cell, only), only);
  else if (!byDomain || domains === 0) add(at(cells.servers, cell), 0);
  else for (let domain = 0; domain < domains; domain++) add(serversInDomain(cells, cell, domain), domain);
}

/** Entries of one cell become one, where the first of them stands. */
function mergeCells(entries: readonly UnitEntry[]): UnitEntry[] {
  const merged = new Map<number, UnitEntry>();
  for (const entry of entries) {
    const before = merged.get(entry.cell);
    merged.set(entry.cell, before === undefined ? entry : { ...entry, servers: before.servers + entry.servers });
  }
  return [...merged.values()];
}

export function holderOf(cells: Cells, fleet: Nodes, level: Level, fleetName: string): Holder {
  const levels = LEVELS.slice(0, LEVELS.indexOf(level)).reverse();
  // The nodes of the level itself come first; those above are known, and asked for, only where they leave something out.
  const own = fleet.nodesOf(level);
  const tables = own.of.includes(-1) ? [own, ...levels.map((above) => fleet.nodesOf(above))] : [own];
  return {
    key: (cell) => {
      const depth = tables.findIndex(({ of }) => at(of, cell) >= 0);
      return depth < 0 ? -1 : depth * cells.count + at(at(tables, depth).of, cell);
    },
    address: (key) => (key < 0 ? fleetName : at(at(tables, Math.floor(key / cells.count)).address, key % cells.count)),
  };
}

function itemsOf(ground: Ground, per: Level, entries: readonly UnitEntry[]): UnitItem[] | null {
  if (per === 'server') return null;
  const holder = ground.holder(per);
  const items = new Map<number, { entries: number[]; servers: number }>();
  entries.forEach((entry, position) => {
    const key = holder.key(entry.cell);
    const item = items.get(key) ?? { entries: [], servers: 0 };
    items.set(key, item);
    item.entries.push(position);
    item.servers += entry.servers;
  });
  return [...items.values()];
}

/** `each`: the level of an `each` unit; null for a deploying one. */
function touches(ground: Ground, entries: readonly { cell: number }[], each: EachStep['level'] | null): UnitTouches {
  const ascending = (numbers: Iterable<number>): number[] => [...new Set(numbers)].sort((a, b) => a - b);
  return {
    exclusions: ground.pieces.map(({ ofCell }) => ascending(entries.flatMap(({ cell }) => ofCell(cell)))),
    orderings: ground.orderings.map(({ setOf, groupOf, groups }) =>
      ascending(
        entries.flatMap(({ cell }) => (at(setOf, cell) < 0 ? [] : [at(setOf, cell) * groups + at(groupOf, cell)])),
      ).map((key) => ({ set: Math.floor(key / groups), group: key % groups })),
    ),
    parallel: ground.parallel.map(({ level, groupOf }) => {
      if (each !== null && each !== 'upgradeDomain' && isAbove(each, level)) return [];
      const { of } = ground.fleet.nodesOf(level);
      const nodes = ascending(entries.flatMap(({ cell }) => (at(of, cell) < 0 ? [] : [at(of, cell)])));
      return nodes.filter((node) => at(groupOf, node) >= 0);
    }),
  };
}
