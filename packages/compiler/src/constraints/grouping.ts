/** Groups of a constraint: the nodes in which it holds by itself. */
import { depthOfLevel, type Level } from '@rollout/language';
import type { Budget } from '../fleet/budget.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { intersect, type ServerSet } from '../fleet/server-set.ts';
import { rangesOfClass } from './class-ranges.ts';

/** The nodes of `per` are groups; without it those of the class `within`, or the whole fleet. */
export interface Grouping {
  readonly per: Level | null;
  readonly within: number | null;
}

/** The servers that a constraint speaks of. */
export function inGroups(table: ClassTable, servers: ServerSet, { within }: Grouping, budget: Budget): ServerSet {
  const entry = within === null ? undefined : table.classes[within];
  return entry === undefined ? servers : intersect(servers, rangesOfClass(entry, budget));
}

/** The level of the groups; null: the whole fleet is one. */
export function groupLevel(table: ClassTable, { per, within }: Grouping): Level | null {
  return per ?? (within === null ? null : (table.classes[within]?.node.level ?? null));
}

/** The level whose nodes hold what is both in one unit and in one group: the inner one of the two. */
export function innerLevel(
  table: ClassTable,
  by: Level,
  grouping: Grouping,
): { readonly level: Level; readonly outside: 'skip' | 'above' } {
  const group = groupLevel(table, grouping);
  if (group === null || depthOfLevel(group) <= depthOfLevel(by)) return { level: by, outside: 'above' };
  return { level: group, outside: 'skip' };
}
