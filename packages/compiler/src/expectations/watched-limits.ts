/** Limits that hold nothing back: what is down in their groups can be read from a run because they are there. */
import type { Level, Location } from '@rollout/language';
import { groupsOf } from '../constraints/bounds.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { sizeOf } from '../fleet/domains.ts';
import { setOf } from '../fleet/server-set.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import type { DownLimit } from '../machine/constraints.ts';
import type { MachineMeasure } from '../machine/expectation.ts';
import type { Machine } from '../machine/machine.ts';
import type { ResolvedExpectations } from './resolve.ts';

export interface WatchedLimits {
  readonly limits: readonly DownLimit[];
  /** Of the first expectation that asks for each. */
  readonly locations: readonly Location[];
}

/** One for each level (null: the whole fleet) of which an expectation asks how much is down. `whole`: servers that the plan is about. */
export function watchedLimits(
  table: ClassTable,
  { expectations, locations }: ResolvedExpectations,
  whole: number,
): WatchedLimits {
  const asked = new Map<Level | null, Location>();
  expectations.forEach((expectation, index) => {
    const location = locations[index];
    const down = expectation.kind === 'measure' ? downIn(expectation.measure) : null;
    if (location !== undefined && down !== null && !asked.has(down.per)) asked.set(down.per, location);
  });
  return {
    limits: [...asked.keys()].map((per) => watchedLimit(table, per, whole)),
    locations: [...asked.values()],
  };
}

/**
 * The machine with a watched limit for whatever these measures ask to be down, beside those that it has: so that a run's record tells it. It
 * runs as without them.
 */
export function watching(machine: Machine, measures: readonly MachineMeasure[]): Machine {
  const { constraints, services, fleet } = machine;
  const known = new Set(constraints.down.flatMap(({ watched, per }) => (watched ? [per] : [])));
  const missing = new Set(measures.flatMap((measure) => downIn(measure) ?? []).map(({ per }) => per));
  const levels = [...missing].filter((per) => !known.has(per));
  if (levels.length === 0) return machine;
  const table = tableOfMachine(fleet);
  const own = services.reduce((sum, { servers }) => sum + sizeOf(table, setOf(servers)), 0);
  const whole = services.length === 0 ? fleet.servers : own;
  const limits = levels.map((per) => watchedLimit(table, per, whole));
  return { ...machine, constraints: { ...constraints, down: [...constraints.down, ...limits] } };
}

function downIn(measure: MachineMeasure): { readonly per: Level | null } | null {
  return measure.kind === 'statistic' && measure.of.kind === 'down' ? measure.of : null;
}

/** Its bounds are all servers of each group, so that of two groups the one with the larger share down is the nearer to its bound. */
function watchedLimit(table: ClassTable, per: Level | null, whole: number): DownLimit {
  return {
    text: per === null ? 'down' : `down per ${per}`,
    scope: { kind: 'plan' },
    within: null,
    counts: 'server',
    per,
    bounds: groupsOf(table, per, null, whole).map((group) => ({
      class: group.class?.index ?? -1,
      forward: group.servers,
      rollback: group.servers,
    })),
    watched: true,
  };
}
