/** Groups in which a constraint holds by itself: the nodes of `per`, those of a class, or the whole fleet. */
import type { Level } from '@rollout/language';
import { at } from './at.ts';
import { type ClassEntry, isBelow } from './classes.ts';
import type { NodeTable } from './layout.ts';

export interface Groups {
  readonly count: number;
  /** For each cell its group; -1: the constraint does not speak of it. */
  readonly of: Int32Array;
}

export interface Nodes {
  readonly cells: number;
  readonly classes: readonly ClassEntry[];
  nodesOf(level: Level): NodeTable;
}

export function groupsOf(fleet: Nodes, per: Level | null, within: number | null): Groups {
  const level = per ?? (within === null ? null : at(fleet.classes, within).node.level);
  if (level === null) return { count: 1, of: new Int32Array(fleet.cells) };
  const table = fleet.nodesOf(level);
  if (within === null) return { count: table.count, of: table.of };
  const inside = Array.from(table.class, (index) => isBelow(fleet.classes, index, within));
  return { count: table.count, of: table.of.map((node) => (node >= 0 && inside[node] ? node : -1)) };
}
