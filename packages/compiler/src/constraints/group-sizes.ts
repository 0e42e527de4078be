/** How many servers of a set stand in each group of a limit. */
import type { Budget } from '../fleet/budget.ts';
import { chunksOf, heldBy } from '../fleet/chunks.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { sizeOf } from '../fleet/domains.ts';
import type { ServerSet } from '../fleet/server-set.ts';
import { type Grouping, groupLevel } from './grouping.ts';

/** `class` of the group's node, -1 for the whole fleet, as bounds have it. `first`: of the servers. */
export interface GroupSize {
  readonly class: number;
  readonly servers: number;
  readonly held: ServerSet;
}

/** Of alike groups that the set holds whole, one. */
export function groupSizes(table: ClassTable, servers: ServerSet, grouping: Grouping, budget: Budget): GroupSize[] {
  const level = groupLevel(table, grouping);
  if (level === null) return [{ class: -1, servers: sizeOf(table, servers), held: servers }];
  return chunksOf(table, servers, level, 'skip', budget).flatMap((chunk): GroupSize[] => {
    if (chunk.class === null) return [];
    const held = heldBy(chunk);
    const size = chunk.kind === 'nodes' ? chunk.size : chunk.kind === 'servers' ? 1 : sizeOf(table, held);
    return [{ class: chunk.class.index, servers: size, held }];
  });
}
