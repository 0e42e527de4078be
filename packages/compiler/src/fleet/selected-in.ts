/** What ranges of a machine's servers come to, in nodes and names. */
import type { Level } from '@rollout/language';
import type { Fleet, ServerRange } from '../machine/fleet.ts';
import { chunksOf, firstServerOf, nodesIn } from './chunks.ts';
import { addressOf, type ClassTable } from './class-table.ts';
import { sizeOf } from './domains.ts';
import { setOf } from './server-set.ts';
import { tableOfMachine } from './table-of-machine.ts';

export interface SelectedServers {
  /** Each counted once. */
  readonly servers: number;
  /** Nodes of the level that hold one of them; those outside any node of it count with the next node above. */
  readonly nodes: number;
  /** The addresses of the first few of these nodes, in the order of their first servers. */
  readonly first: readonly string[];
}

const tables = new WeakMap<Fleet, ClassTable>();

/** The servers of ranges, and the nodes of a level that they are of. Looks at no more than `budget` pieces; what is beyond is not counted among nodes. */
export function selectedIn(
  fleet: Fleet,
  ranges: readonly ServerRange[],
  level: Level,
  most: number,
  budget = 100_000,
): SelectedServers {
  const table = tables.get(fleet) ?? tableOfMachine(fleet);
  tables.set(fleet, table);
  const set = setOf(ranges);
  const chunks = chunksOf(table, set, level, 'above', { left: budget });
  const first: string[] = [];
  for (const chunk of chunks) {
    for (let index = 0; index < nodesIn(chunk) && first.length < most; index++) {
      const size = chunk.kind === 'servers' ? 1 : chunk.size;
      const at = firstServerOf(chunk) + index * size;
      first.push(chunk.class === null ? fleet.name : addressOf(table, { class: chunk.class, first: at }));
    }
    if (first.length >= most) break;
  }
  return { servers: sizeOf(table, set), nodes: chunks.reduce((sum, chunk) => sum + nodesIn(chunk), 0), first };
}
