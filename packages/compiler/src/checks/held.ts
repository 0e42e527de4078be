/** What one unit of a deploying step holds of what a constraint tells apart. */
import { depthOfLevel, type Level } from '@rollout/language';
import { type Grouping, groupLevel, inGroups, innerLevel } from '../constraints/grouping.ts';
import { type Budget, isSpent } from '../fleet/budget.ts';
import { chunksOf, heldBy, nodesIn } from '../fleet/chunks.ts';
import { addressOf, type ClassTable, chainTo } from '../fleet/class-table.ts';
import { intersect, overlaps, type ServerSet, serversBetween, unite, uniteAll } from '../fleet/server-set.ts';

export interface Held {
  readonly count: number;
  /** The unit (or the part of it in one group). */
  readonly unit: string;
}

/** The most nodes of a level that one unit holds in one group. */
export function mostNodesHeld(
  table: ClassTable,
  servers: ServerSet,
  by: Level,
  level: Level,
  grouping: Grouping,
  budget: Budget,
): Held {
  let most: Held = { count: 0, unit: '' };
  const { level: inner, outside } = innerLevel(table, by, grouping);
  for (const chunk of chunksOf(table, inGroups(table, servers, grouping, budget), inner, outside, budget)) {
    // Alike nodes side by side hold alike; the first of them stands for all.
    const one = chunk.kind === 'nodes' ? serversBetween(chunk.first, chunk.first + chunk.size) : heldBy(chunk);
    const count = chunksOf(table, one, level, 'skip', budget).reduce((sum, node) => sum + nodesIn(node), 0);
    if (count > most.count) most = { count, unit: nameOf(table, heldBy(chunk)[0]?.from ?? 0, depthOfLevel(inner)) };
  }
  return most;
}

/** The most nodes of a level that a set holds in one group. */
export function mostNodesInGroup(
  table: ClassTable,
  servers: ServerSet,
  level: Level,
  grouping: Grouping,
  budget: Budget,
): number {
  const group = groupLevel(table, grouping);
  const count = (set: ServerSet) =>
    chunksOf(table, set, level, 'skip', budget).reduce((sum, node) => sum + nodesIn(node), 0);
  const spoken = inGroups(table, servers, grouping, budget);
  if (group === null) return count(spoken);
  return chunksOf(table, spoken, group, 'skip', budget).reduce((most, chunk) => {
    const one = chunk.kind === 'nodes' ? serversBetween(chunk.first, chunk.first + chunk.size) : heldBy(chunk);
    return Math.max(most, count(one));
  }, 0);
}

export interface BothHeld {
  readonly one: string;
  readonly other: string;
  readonly unit: string;
}

/** A unit that holds servers of two of the sets in one group; null: there is none. */
export function twoSetsHeld(
  table: ClassTable,
  servers: ServerSet,
  by: Level,
  sets: readonly { readonly name: string; readonly servers: ServerSet }[],
  grouping: Grouping,
  budget: Budget,
): BothHeld | null {
  const { level, outside } = innerLevel(table, by, grouping);
  const spoken = inGroups(table, servers, grouping, budget);
  if (sets.filter((set) => overlaps(set.servers, spoken)).length < 2) return null;
  const seen: { name: string; nodes: Nodes }[] = [];
  let all: Nodes = { whole: [], above: new Map() };
  for (const set of sets) {
    const nodes = nodesHolding(table, intersect(spoken, set.servers), level, outside, budget);
    if (isSpent(budget)) return null;
    if (common(all, nodes, table, level) !== null) {
      for (const other of seen) {
        const unit = common(other.nodes, nodes, table, level);
        if (unit !== null) return { one: other.name, other: set.name, unit };
      }
    }
    seen.push({ name: set.name, nodes });
    all = { whole: unite(all.whole, nodes.whole), above: new Map([...all.above, ...nodes.above]) };
  }
  return null;
}

/** Nodes as the servers that they hold; those that other nodes of the level stand in, by themselves. */
interface Nodes {
  readonly whole: ServerSet;
  readonly above: ReadonlyMap<string, string>;
}

function nodesHolding(
  table: ClassTable,
  servers: ServerSet,
  level: Level,
  outside: 'skip' | 'above',
  budget: Budget,
): Nodes {
  const whole: ServerSet[] = [];
  const above = new Map<string, string>();
  const depth = depthOfLevel(level);
  for (const chunk of chunksOf(table, servers, level, outside, budget)) {
    if (chunk.kind === 'servers') whole.push([chunk.held]);
    else if (chunk.class === null || (chunk.class.depth < depth && (chunk.class.levels & (1 << depth)) !== 0)) {
      above.set(`${chunk.class?.index ?? -1}:${chunk.first}`, nameOf(table, chunk.first, chunk.class?.depth ?? -1));
    } else {
      const end = chunk.first + chunk.size * (chunk.kind === 'nodes' ? chunk.count : 1);
      whole.push(serversBetween(chunk.first, end));
    }
  }
  return { whole: uniteAll(whole), above };
}

/** The name of a node in both. */
function common(a: Nodes, b: Nodes, table: ClassTable, level: Level): string | null {
  const [first] = intersect(a.whole, b.whole);
  if (first !== undefined) return nameOf(table, first.from, depthOfLevel(level));
  for (const [key, name] of a.above) if (b.above.has(key)) return name;
  return null;
}

/** The address of the innermost node around a server that is not deeper than a level. */
function nameOf(table: ClassTable, server: number, depth: number): string {
  const node = chainTo(table, server, null).findLast((around) => around.class.depth <= depth);
  return node === undefined ? table.topology.name : addressOf(table, node);
}
