/** `maxDown` and `maxSurge` as whole numbers, one for each group. */
import { type Amount, type Constraint, floorOfShare, type Level, type Rounding } from '@rollout/language';
import type { ClassTable, FleetClass } from '../fleet/class-table.ts';
import type { DownLimit, SurgeLimit } from '../machine/constraints.ts';

export type MaxDown = Extract<Constraint, { kind: 'maxDown' }>;
export type MaxSurge = Extract<Constraint, { kind: 'maxSurge' }>;

/** A class whose nodes are groups, with the servers of one of them; `class` null: the whole fleet. */
export interface Group {
  readonly class: FleetClass | null;
  readonly servers: number;
}

/** The groups that a limit is about. `within`: only in nodes of this class. `whole`: servers that the plan is about. */
export function groupsOf(
  table: ClassTable,
  per: Level | null,
  within: FleetClass | null,
  whole: number,
): readonly Group[] {
  if (per === null) {
    return within === null ? [{ class: null, servers: whole }] : [{ class: within, servers: within.node.servers }];
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

/** An amount in a group: a count as it is, a percent of its servers as whole ones. */
export function boundOf(amount: Amount, group: Group, rounded: Rounding): number {
  if (amount.kind === 'count') return amount.count;
  const down = floorOfShare(amount.share, group.servers);
  const { digits, scale } = amount.share;
  const exact = (BigInt(digits) * BigInt(group.servers)) % 10n ** BigInt(scale) === 0n;
  return rounded === 'up' && !exact ? down + 1 : down;
}

/** How many servers may stand beside others, group by group. */
export function surgeLimit(
  table: ClassTable,
  limit: MaxSurge,
  within: FleetClass | null,
  scope: SurgeLimit['scope'],
  whole: number,
): SurgeLimit {
  const { per, text, amount, rounded } = limit;
  const bounds = groupsOf(table, per, within, whole).map((group) => ({
    class: group.class?.index ?? -1,
    most: boundOf(amount, group, rounded),
  }));
  return { text, scope, within: within?.index ?? null, per, bounds };
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
  whole: number,
): DownLimit[] {
  const { per, text, amount, rounded } = limit;
  const back = limit.rollback ?? amount;
  const stated = { text, scope, within: within?.index ?? null, per, watched: false };
  const groups = groupsOf(table, per, within, whole);
  const make = (counts: Level, forward: Amount | null, rollback: Amount | null): DownLimit => ({
    ...stated,
    counts,
    bounds: groups.map((group) => ({
      class: group.class?.index ?? -1,
      forward: forward === null ? group.servers : boundOf(forward, group, rounded),
      rollback: rollback === null ? group.servers : boundOf(rollback, group, rounded),
    })),
  });
  const counts = countedBy(amount);
  if (countedBy(back) === counts) return [make(counts, amount, back)];
  return [make(counts, amount, null), make(countedBy(back), null, back)];
}
