/**
 * Areas: the coarsest pieces of the fleet that every sentence about traffic takes whole or not at all, and that lie within one
 * service. Going along the servers once, stretches that the same sentences speak of belong together.
 */
import { spend } from '../fleet/budget.ts';
import { deployedIn, withoutDeployed } from '../fleet/deployed.ts';
import { nameOfServers } from '../fleet/describe.ts';
import { isEmpty, sizeOf } from '../fleet/domains.ts';
import { holdersAmong } from '../fleet/holders.ts';
import { intersect, rangesOf, type Segment, type ServerSet, setOf } from '../fleet/server-set.ts';
import type { ServerRange } from '../machine/fleet.ts';
import type { Area } from '../machine/services.ts';
import type { Build, TrafficSentence } from './build.ts';

/** What a stretch of servers is in: selections of sentences (each once), and a service. */
interface Drafted {
  readonly selections: readonly number[];
  readonly service: number | null;
  readonly ranges: ServerRange[];
}

/** Cuts the areas of a plan, and tells each step about traffic which of them are its own. */
export function cutAreas(build: Build): readonly Area[] {
  const { traffic, services, fleet } = build;
  const selections = [...new Set(traffic.map(({ servers }) => servers))];
  const numberOf = new Map(selections.map((servers, number) => [servers, number]));
  const shifted = new Set(traffic.flatMap(({ servers, among }) => (among === null ? [numberOf.get(servers)] : [])));
  const drafts = stretchesOf(build, selections);
  const sets = drafts.map(({ ranges }) => setOf(ranges));
  const areasOf: number[][] = selections.map(() => []);
  drafts.forEach((draft, area) => {
    for (const selection of draft.selections) areasOf[selection]?.push(area);
  });
  const holders = holdersAmong(sets);
  for (const { servers, among, assign } of traffic) {
    const own = numberOf.get(servers) ?? -1;
    const near = among === null ? (areasOf[own] ?? []) : [...new Set(among.deployed.flatMap(holders))];
    const speaksOf = near.filter((area) => drafts[area]?.selections.includes(own));
    if (!spend(fleet.budget, near.length)) break;
    assign(among === null ? speaksOf : speaksOf.filter((area) => hasBoth(build, among, sets[area] ?? [])));
  }
  const whole = sizeOf(fleet.table, fleet.servers);
  const sizes = services.map((service) => sizeOf(fleet.table, service.servers));
  return drafts.map(({ service, selections }, area): Area => {
    const servers = sets[area] ?? [];
    const owner = service === null ? undefined : services[service];
    const isWhole = sizeOf(fleet.table, servers) === (service === null ? whole : (sizes[service] ?? 0));
    return {
      name: isWhole ? (owner?.name ?? fleet.table.topology.name) : nameOfServers(fleet.table, servers),
      service,
      servers: servers.flatMap(rangesOf),
      shifted: selections.some((selection) => shifted.has(selection)),
    };
  });
}

/** A canary gate speaks of areas in which there is something new, and something old to compare it with. */
function hasBoth(
  { fleet }: Build,
  { deployed, beside }: NonNullable<TrafficSentence['among']>,
  area: ServerSet,
): boolean {
  const has = (set: ServerSet) => !isEmpty(fleet.table, set);
  return has(deployedIn(area, deployed)) && (has(withoutDeployed(area, deployed)) || has(intersect(area, beside)));
}

/** Stretches of servers that at least one selection holds, by what holds them, in the order of their first server. */
function stretchesOf(build: Build, selections: readonly ServerSet[]): readonly Drafted[] {
  const { services, fleet } = build;
  const owners = services.map(({ servers }) => servers);
  const drafts = new Map<string, Drafted>();
  const add = (holders: readonly number[], range: ServerRange) => {
    const own = holders.filter((holder) => holder < selections.length);
    const service = holders.find((holder) => holder >= selections.length);
    if (own.length === 0 || !spend(fleet.budget, 1)) return;
    const key = holders.join();
    const known = drafts.get(key);
    if (known !== undefined) known.ranges.push(range);
    else {
      const index = service === undefined ? null : service - selections.length;
      drafts.set(key, { selections: own, service: index, ranges: [range] });
    }
  };

  const active = new Map<number, Segment>();
  let at = 0;
  for (const { place, holder, segment } of boundariesOf([...selections, ...owners])) {
    if (at < place && active.size > 0) {
      const holders = [...active].sort(([a], [b]) => a - b);
      const of = holders.find(([, { domains }]) => domains !== null)?.[1].domains?.of ?? null;
      if (of === null)
        add(
          holders.map(([holder]) => holder),
          { from: at, to: place },
        );
      else {
        for (let index = 0; index < of; index++) {
          const holding = holders.filter(([, { domains }]) => domains === null || domains.indices.includes(index));
          const range = { from: at, to: place, domain: { index, of } };
          if (holding.length > 0)
            add(
              holding.map(([holder]) => holder),
              range,
            );
        }
      }
    }
    at = place;
    if (segment === null) active.delete(holder);
    else active.set(holder, segment);
  }
  return [...drafts.values()];
}

/** Where segments end (`segment` null) and begin, in the order of servers, ends first. */
function boundariesOf(sets: readonly ServerSet[]) {
  return sets
    .flatMap((set, holder) =>
      set.flatMap((segment) => [
        { place: segment.from, holder, segment },
        { place: segment.to, holder, segment: null },
      ]),
    )
    .sort((a, b) => a.place - b.place || Number(a.segment !== null) - Number(b.segment !== null));
}
