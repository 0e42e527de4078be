/** While some are being upgraded, the loss of one rack is one too many. */
import { LEVELS, type Level, shareValue } from '@rollout/language';
import type { ServiceLayout } from '../machine/layout/index.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { firstBatches, firstPlaceAt, type Place, placesAt, stepOf } from './route/index.ts';
import { shareText } from './words.ts';

const PLAN = (limit: string) => `topology fleet {
  region west { cluster w[10] { rack[4] { server[10] } } }
}

service shop { runs on all  load 4_000 requests/s  headroom 60% per cluster }

model typical {
  deploy takes 4m per server
  rollback takes 2m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}

plan weekly of shop on fleet using typical {
  maxDown ${limit} per cluster

  stage first {
    deploy 1 cluster
    wait 12h
    gate health
  }
  stage all {
    deploy remaining
    wait 12h
    gate health
  }
}
`;

/** What one failure more would leave. */
interface Lost {
  readonly level: Level;
  readonly where: string;
  readonly down: string;
  readonly lost: string;
  readonly least: string;
  readonly left: string;
  readonly fits: string;
}

export const rackLostDuringUpgrade = planRule({
  code: 'rack-lost-during-upgrade',
  severity: 'warning',
  recommended: true,
  title: 'A rack too many',
  options: {},
  message: (args: Lost) =>
    `While ${args.down} of \`${args.where}\` is down for this, the loss of one ${args.level} (${args.lost}) leaves ${args.left} up, and at least ${args.least} is needed to carry the load.`,
  help: (args) => `Let less be down at once, at most ${args.fits} there, or give the service more headroom.`,
  page: {
    meaning:
      'In each group in which servers of a service stand in for one another, what an upgrade takes down at once and the largest rack (or what else the model has outages of) may be down together: what is left carries the load, within the `headroom`. Looked at only where the fleet can lose a rack when nothing is being upgraded.',
    rationale:
      'Headroom is bought so that a rack, a switch or a power supply may fail. An upgrade spends it, for hours or days at a time; if it spends all of it, the fault that the fleet was built for is an outage whenever a rollout is under way. ' +
      'Kubernetes users meet the same when an eviction or a node failure comes on top of `maxUnavailable`: the disruption budget counts both, the rolling update only its own.',
    raises: PLAN('25%'),
    avoids: PLAN('10%'),
    sources: [
      {
        title: 'Kubernetes: Disruptions',
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
      },
    ],
  },
  check: (subject, _options, report) => {
    const { machine, layout, sources, route } = subject;
    if (!machine.services.some(({ headroom }) => headroom !== null)) return;
    const levels: readonly Level[] = [
      ...new Set<Level>(['rack', ...machine.numbers.outages.map(({ level }) => level)]),
    ];
    const units = levels.map((level) => ({ level, places: placesAt(machine.fleet, level) }));
    const services = layout.services.map((service) => rangesOf(subject, service));
    // The limit that lets it be is mostly one for all sentences: the first of them is enough.
    for (const move of route().moves) {
      for (const down of firstBatches(machine, layout, move)) {
        const found = overloadedBy(subject, down, units, services);
        if (found === null) continue;
        report(found, sources.steps[stepOf(move)] ?? sources.plan);
        return;
      }
    }
  },
});

/** Servers `from <= i < to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface FailureUnits {
  readonly level: Level;
  readonly places: readonly Place[];
}

/** The first group of a service that one failure more would overload. */
function overloadedBy(
  subject: PlanSubject,
  down: ReadonlyMap<number, number>,
  units: readonly FailureUnits[],
  services: readonly (readonly Range[])[],
): Lost | null {
  const { machine, layout } = subject;
  for (const [index, service] of machine.services.entries()) {
    const laid = layout.services[index];
    const ranges = services[index];
    if (service.headroom === null || laid === undefined || ranges === undefined) continue;
    const peak = Math.max(1, ...(service.load?.profile?.factors ?? []));
    const capacity = 1 + shareValue(service.headroom);
    const downLoad = new Map<number, number>();
    for (const [cell, servers] of down) {
      const group = laid.of[cell] ?? -1;
      if (group < 0 || (laid.groupArea[group] ?? -1) >= 0) continue;
      downLoad.set(group, (downLoad.get(group) ?? 0) + servers * (layout.cells.load[cell] ?? 0));
    }
    for (const [group, gone] of downLoad) {
      const load = laid.groupLoad[group] ?? 0;
      /** Of the group's ordinary load what has to be up. */
      const needed = (peak * load) / capacity;
      const range = ranges[group] ?? { from: 0, to: 0 };
      for (const { level, places } of units) {
        const lost = largestWithin(places, range, service.per ?? null, level);
        if (lost === 0 || load - lost < needed || load - lost - gone >= needed) continue;
        return {
          level,
          where: laid.address[group] ?? '',
          down: shareText(gone / load),
          lost: shareText(lost / load),
          least: shareText(needed / load),
          left: shareText((load - lost - gone) / load),
          fits: shareText(Math.floor(((load - lost - needed) / load) * 1000) / 1000),
        };
      }
    }
  }
  return null;
}

/** Of each group of a service its first server, and the end of its last. */
function rangesOf({ layout: { cells } }: PlanSubject, { of, groups }: ServiceLayout): readonly Range[] {
  const ranges = Array.from({ length: groups }, () => ({ from: Infinity, to: 0 }));
  of.forEach((group, cell) => {
    const range = ranges[group];
    if (range === undefined) return;
    const first = cells.first[cell] ?? 0;
    range.from = Math.min(range.from, first);
    range.to = Math.max(range.to, first + (cells.servers[cell] ?? 0));
  });
  return ranges;
}

/** The most load of a place that lies in the range; 0, if the level is no finer than the group: that the whole group is lost is another matter. */
function largestWithin(places: readonly Place[], { from, to }: Range, per: Level | null, level: Level): number {
  if (per !== null && LEVELS.indexOf(level) <= LEVELS.indexOf(per)) return 0;
  let most = 0;
  for (let at = firstPlaceAt(places, from); at < places.length; at++) {
    const place = places[at];
    if (place === undefined || place.first >= to) break;
    if (place.first >= from && place.first + place.servers <= to) most = Math.max(most, place.load);
  }
  return most;
}
