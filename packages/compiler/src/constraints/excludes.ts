/** Whether an exclusion lets nothing of one selection be worked on together with anything of another. */
import type { Level } from '@rollout/language';
import type { Budget } from '../fleet/budget.ts';
import { chunksOf, heldBy, nodesIn } from '../fleet/chunks.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { isEmpty } from '../fleet/domains.ts';
import { overlaps, type ServerSet, serversBetween, setOf, subtract, unite, uniteAll } from '../fleet/server-set.ts';
import type { Exclusion } from '../machine/constraints.ts';
import { type Grouping, groupLevel, inGroups } from './grouping.ts';

/** All of both has to be in one group of the exclusion, in sets of which the two have none in common. False once the budget is spent. */
export function excludes(
  table: ClassTable,
  { sets, within }: Exclusion,
  one: ServerSet,
  other: ServerSet,
  budget: Budget,
): boolean {
  const per = sets.kind === 'level' ? sets.per : null;
  if (!inOneGroup(table, unite(one, other), { per, within }, budget)) return false;
  if (sets.kind === 'level') {
    const own = nodesAround(table, one, sets.level, budget);
    const others = nodesAround(table, other, sets.level, budget);
    return own !== null && others !== null && !overlaps(own, others);
  }
  const all = sets.sets.map(({ servers }) => setOf(servers));
  const named = uniteAll(all);
  const isNamed = (servers: ServerSet) => isEmpty(table, subtract(servers, named));
  return isNamed(one) && isNamed(other) && !all.some((set) => overlaps(set, one) && overlaps(set, other));
}

function inOneGroup(table: ClassTable, servers: ServerSet, grouping: Grouping, budget: Budget): boolean {
  if (!isEmpty(table, subtract(servers, inGroups(table, servers, grouping, budget)))) return false;
  const level = groupLevel(table, grouping);
  if (level === null) return true;
  const chunks = chunksOf(table, servers, level, 'skip', budget);
  const [chunk] = chunks;
  return chunk !== undefined && chunks.length === 1 && nodesIn(chunk) === 1 && coveredBy(table, servers, chunks);
}

/** All servers of the nodes of a level that a selection touches; null: some of it is in none. */
function nodesAround(table: ClassTable, servers: ServerSet, level: Level, budget: Budget): ServerSet | null {
  const chunks = chunksOf(table, servers, level, 'skip', budget);
  if (!coveredBy(table, servers, chunks)) return null;
  return uniteAll(
    chunks.map((chunk) => {
      if (chunk.kind === 'servers') return [chunk.held];
      return serversBetween(chunk.first, chunk.first + chunk.size * nodesIn(chunk));
    }),
  );
}

function coveredBy(table: ClassTable, servers: ServerSet, chunks: ReturnType<typeof chunksOf>): boolean {
  return isEmpty(table, subtract(servers, uniteAll(chunks.map(heldBy))));
}
