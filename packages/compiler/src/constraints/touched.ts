/** Which sets of a constraint a selection touches, group by group. */
import type { Level } from '@rollout/language';
import { type Budget, spend } from '../fleet/budget.ts';
import { chunksOf, firstServerOf, heldBy, oneByOne } from '../fleet/chunks.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { intersect, type ServerSet, setOf } from '../fleet/server-set.ts';
import type { Exclusion, Ordering } from '../machine/constraints.ts';
import type { ServerRange } from '../machine/fleet.ts';
import { type Grouping, groupLevel, inGroups } from './grouping.ts';

/**
 * For each group (by the first server of its node) the sets that are touched in it, by their number; where every node of a
 * level is a set, by the node's first server.
 */
export type Touched = ReadonlyMap<number, ReadonlySet<number>>;

/** What a selection touches; incomplete once the budget is spent. */
export type Toucher = (servers: ServerSet) => Touched;

export function exclusionToucher(table: ClassTable, { sets, within }: Exclusion, budget: Budget): Toucher {
  if (sets.kind === 'ranges') return setsToucher(table, sets.sets, { per: null, within }, budget);
  return nodesToucher(table, sets.level, { per: sets.per, within }, budget);
}

export function orderingToucher(table: ClassTable, { sets, per, within }: Ordering, budget: Budget): Toucher {
  return setsToucher(table, sets, { per, within }, budget);
}

function setsToucher(
  table: ClassTable,
  sets: readonly { readonly servers: readonly ServerRange[] }[],
  grouping: Grouping,
  budget: Budget,
): Toucher {
  const own = sets.map(({ servers }) => inGroups(table, setOf(servers), grouping, budget));
  return (servers) => {
    const touched = new Map<number, Set<number>>();
    own.forEach((set, number) => {
      for (const { group } of byGroup(table, intersect(servers, set), grouping, budget))
        add(touched, group, number, budget);
    });
    return touched;
  };
}

function nodesToucher(table: ClassTable, level: Level, grouping: Grouping, budget: Budget): Toucher {
  return (servers) => {
    const touched = new Map<number, Set<number>>();
    for (const { group, held } of byGroup(table, inGroups(table, servers, grouping, budget), grouping, budget)) {
      for (const chunk of chunksOf(table, held, level, 'skip', budget)) {
        for (const node of oneByOne(table, chunk, budget)) add(touched, group, firstServerOf(node), budget);
      }
    }
    return touched;
  };
}

/** A selection taken apart into what the groups hold of it. */
function byGroup(
  table: ClassTable,
  servers: ServerSet,
  grouping: Grouping,
  budget: Budget,
): readonly { readonly group: number; readonly held: ServerSet }[] {
  const level = groupLevel(table, grouping);
  if (servers.length === 0) return [];
  if (level === null) return [{ group: 0, held: servers }];
  return chunksOf(table, servers, level, 'skip', budget)
    .flatMap((chunk) => oneByOne(table, chunk, budget))
    .map((chunk) => ({ group: firstServerOf(chunk), held: heldBy(chunk) }));
}

function add(touched: Map<number, Set<number>>, group: number, set: number, budget: Budget): void {
  if (!spend(budget, 1)) return;
  const known = touched.get(group);
  if (known === undefined) touched.set(group, new Set([set]));
  else known.add(set);
}
