/** The units of a selection: what of it each node of a level holds, in walking order. */
import type { Level } from '@rollout/language';
import { type Budget, isSpent, spend } from '../fleet/budget.ts';
import { chunksOf, firstServerOf, heldBy, oneByOne } from '../fleet/chunks.ts';
import { addressOf, type ClassTable, type FleetClass } from '../fleet/class-table.ts';
import { isEmpty, partsByDomains } from '../fleet/domains.ts';
import { rangesOf, type Segment, segmentOf } from '../fleet/server-set.ts';
import type { ServerRange } from '../machine/fleet.ts';

export interface Unit {
  /** The node's address; `domain-1`, … for upgrade domains. */
  readonly name: string;
  /** In walking order. */
  readonly select: readonly ServerRange[];
}

/**
 * The nodes of a level that ranges touch, in the order in which they are walked first; servers outside any node of the level
 * belong to the next node above. Incomplete once the budget is spent.
 */
export function unitsOf(table: ClassTable, ranges: readonly ServerRange[], level: Level, budget: Budget): Unit[] {
  const units = new Map<string, { name: string; select: ServerRange[] }>();
  for (const range of ranges) {
    for (const chunk of chunksOf(table, [segmentOf(range)], level, 'above', budget)) {
      for (const node of oneByOne(table, chunk, budget)) {
        if (isSpent(budget)) return [...units.values()];
        const held = heldBy(node).flatMap(rangesOf);
        const first = firstServerOf(node);
        const key = `${node.class?.index ?? -1}:${first}`;
        const known = units.get(key);
        if (known === undefined) units.set(key, { name: nameOf(table, node.class, first), select: held });
        else known.select.push(...held);
      }
    }
  }
  return [...units.values()];
}

/** What each upgrade domain holds of ranges, in the order of the domains; and a server that is in none, if there is one. */
export function domainUnitsOf(
  table: ClassTable,
  ranges: readonly ServerRange[],
  budget: Budget,
): { readonly units: readonly Unit[]; readonly outside: number | null } {
  const domains: ServerRange[][] = [];
  for (const range of ranges) {
    for (const { from, to, of } of partsByDomains(table, range.from, range.to, budget)) {
      if (of === null) return { units: [], outside: from };
      const own = range.domain === undefined ? Array.from({ length: of }, (_, index) => index) : [range.domain.index];
      if (!spend(budget, own.length)) return { units: [], outside: null };
      for (const index of own) {
        const piece: Segment = segmentOf({ from, to, domain: { index, of } });
        if (isEmpty(table, [piece])) continue;
        const domain = domains[index] ?? [];
        domains[index] = domain;
        domain.push(...rangesOf(piece));
      }
    }
  }
  const units = domains.map((select, index) => ({ name: `domain-${index + 1}`, select }));
  return { units: units.filter(({ select }) => select.length > 0), outside: null };
}

function nameOf(table: ClassTable, entry: FleetClass | null, first: number): string {
  return entry === null ? table.topology.name : addressOf(table, { class: entry, first });
}
