/** What one sentence deploys of several services, in parts of which each comes after all that it needs. */
import type { ClassTable } from '../fleet/class-table.ts';
import { isEmpty } from '../fleet/domains.ts';
import { intersect, rangesOf, type ServerSet, segmentOf, uniteAll } from '../fleet/server-set.ts';
import type { ServerRange } from '../machine/fleet.ts';
import type { Build, BuildService } from './build.ts';

/** Servers of a sentence that go in one step. */
export interface Part {
  /** Follows the name of the sentence; empty: it is all of it. */
  readonly suffix: string;
  readonly ranges: readonly ServerRange[];
  readonly servers: ServerSet;
}

type Selected = Pick<Part, 'ranges' | 'servers'>;

/**
 * Parts in the order in which they go. Each service is in the first that comes after all that it needs, also through others of the
 * plan; those of which none needs another stay together. What is walked first in a part is so in all.
 */
export function neededFirst({ services, fleet }: Build, { ranges, servers }: Selected): readonly Part[] {
  const whole: Part = { suffix: '', ranges, servers };
  if (services.every(({ needs }) => needs.length === 0)) return [whole];
  const own = services.filter((service) => holds(fleet.table, servers, service.servers));
  if (own.length < 2) return [whole];
  const turns = turnsOf(services, new Set(own.map(({ name }) => name)));
  const parts: BuildService[][] = [];
  for (const service of own) {
    const turn = turns.get(service.name) ?? 0;
    const part = parts[turn] ?? [];
    part.push(service);
    parts[turn] = part;
  }
  if (parts.length < 2) return [whole];
  return parts.map((of) => {
    const part = intersect(servers, uniteAll(of.map((service) => service.servers)));
    return {
      suffix: `[${of.map(({ name }) => name).join(', ')}]`,
      ranges: ranges.flatMap((range) => intersect([segmentOf(range)], part).flatMap(rangesOf)),
      servers: part,
    };
  });
}

function holds(table: ClassTable, one: ServerSet, other: ServerSet): boolean {
  const both = intersect(one, other);
  return both.length > 0 && !isEmpty(table, both);
}

/** For each service how many of a sentence's own go before it at the least: the longest way through what it needs. */
function turnsOf(services: readonly BuildService[], own: ReadonlySet<string>): ReadonlyMap<string, number> {
  const turns = new Map<string, number>();
  for (const service of neededBeforeNeeding(services)) {
    const turn = service.needs.reduce((most, name) => {
      const before = turns.get(name);
      return before === undefined ? most : Math.max(most, before + (own.has(name) ? 1 : 0));
    }, 0);
    turns.set(service.name, turn);
  }
  return turns;
}

/** Every one after all that it needs; none needs itself, through others either. Without recursion: a way may be long. */
function neededBeforeNeeding(services: readonly BuildService[]): readonly BuildService[] {
  const named = new Map(services.map((service) => [service.name, service]));
  const found = new Set<BuildService>();
  const way = services.toReversed();
  for (let service = way.at(-1); service !== undefined; service = way.at(-1)) {
    const missing = service.needs.flatMap((name) => {
      const needed = named.get(name);
      return needed === undefined || found.has(needed) ? [] : [needed];
    });
    if (missing.length > 0) {
      way.push(...missing);
      continue;
    }
    found.add(service);
    way.pop();
  }
  return [...found];
}
