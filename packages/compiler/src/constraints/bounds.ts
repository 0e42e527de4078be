/** `maxDown` as whole numbers, one for each group. */
import { type Amount, type Constraint, floorOfShare, type Level } from '@rollout/language';
import type { ClassTable, FleetClass } from '../fleet/class-table.ts';
import type { DownLimit } from '../machine/constraints.ts';

export type MaxDown = Extract<Constraint, { kind: 'maxDown' }>;

/** A class whose nodes are groups, with the servers of one of them; `class` null: the whole fleet. */
export interface Group {
  readonly class: FleetClass | null;
  readonly servers: number;
}

/** The groups that a limit is about. `within`: only in nodes of this class. */
export function groupsOf(table: ClassTable, per: Level | null, within: FleetClass | null): readonly Group[] {
  if (per === null) {
    return within === null
      ? [{ class: null, servers: table.servers }]
      : [{ class: within, servers: within.node.servers }];
  }
  return table.classes
    .filter((entry) => entry.node.level === per && (within === null || standsIn(entry, within)))
    .map((entry) => ({ class: entry, servers: entry.node.servers }));
}

function standsIn(entry: FleetClass, around: FleetClass): boolean {
  for (let at: FleetClass | null = entry; at !== null; at = at.parent) if (at === around) return true;
  return false;
}

/** What an amount counts: servers for a percent. */
function countedBy(amount: Amount): Level {
  return amount.kind === 'share' ? 'server' : amount.level;
}

/** The most that may be down in a group: a count as it is, a percent of its servers rounded down. */
export function boundOf(amount: Amount, group: Group): number {
  return amount.kind === 'count' ? amount.count : floorOfShare(amount.share, group.servers);
}

/**
 * The limits that one sentence makes: one, or two where going back counts something else than going forward does. The
 * side that a limit does not speak of is bounded by everything there is.
 */
export function downLimits(
  table: ClassTable,
  limit: MaxDown,
  within: FleetClass | null,
  scope: DownLimit['scope'],
): DownLimit[] {
  const { per, text, amount } = limit;
  const back = limit.rollback ?? amount;
  const stated = { text, scope, within: within?.index ?? null, per };
  const groups = groupsOf(table, per, within);
  const make = (counts: Level, forward: Amount | null, rollback: Amount | null): DownLimit => ({
    ...stated,
    counts,
    bounds: groups.map((group) => ({
      class: group.class?.index ?? -1,
      forward: forward === null ? group.servers : boundOf(forward, group),
      rollback: rollback === null ? group.servers : boundOf(rollback, group),
    })),
  });
  const counts = countedBy(amount);
  if (countedBy(back) === counts) return [make(counts, amount, back)];
  return [make(counts, amount, null), make(countedBy(back), null, back)];
}
