/** All of a region, zone or datacenter is down at once, because the plan says so. */
import { LEVELS, type Level } from '@rollout/language';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { AMAZON } from './published.ts';
import { firstBatches, firstPlaceAt, type Place, placesAt, stepOf } from './route/index.ts';
import { shareText } from './words.ts';

/** Of which a fleet has several so that one can stand in for another. */
const DOMAINS = ['region', 'zone', 'datacenter'] as const;

/** A domain with less of the fleet's load than this is a bench, and nobody's only one. */
const LEAST = 0.05;

const FLEET = `topology fleet {
  region west { cluster w { server[40] } }
  region east { cluster e { server[40] } }
  region north { cluster n { server[40] } }
}
`;

const STAGES = (limit: string) =>
  `stage first {\n  deploy 4 servers in west\n  wait 12h\n  gate health\n}\nstage west {\n  ${limit}deploy remaining in west\n  wait 12h\n  gate health\n}\nstage all {\n  ${limit}deploy remaining\n  wait 12h\n  gate health\n}`;

export const wholeDomainAtOnce = planRule({
  code: 'whole-domain-at-once',
  severity: 'warning',
  recommended: true,
  title: 'A whole failure domain is down at once',
  options: {},
  message: (args: { level: string; where: string; share: string; others: number }) =>
    `Every server of ${args.level} \`${args.where}\`, ${args.share} of the fleet's load, is down at the same time here: the ${args.level} is lost as in an outage, and ${
      args.others === 1 ? 'the other one carries' : `the ${args.others} others carry`
    } its load.`,
  help: (args: { level: string }) => `Limit what may be down in each of them: \`maxDown 25% per ${args.level}\`.`,
  page: {
    meaning:
      'No step takes down all servers of a region, zone or datacenter at once, where the fleet has several of that level. A limit of the whole fleet may allow it, ' +
      'because one domain is a small share of all. Domains with less than 5% of the load are not looked at, nor are plans without any limit: `no-max-down` is about these.',
    rationale:
      'Regions and zones are there so that one can be lost. While an upgrade takes one of them down, the next fault takes the second, and nothing is left that the fleet was built to survive. ' +
      'Amazon updates at most a third of the boxes of a zone at a time.',
    raises: weekly(STAGES(''), { fleet: FLEET }).replace('maxDown 25% per cluster', 'maxDown 50%'),
    avoids: weekly(STAGES(''), { fleet: FLEET }).replace('maxDown 25% per cluster', 'maxDown 25% per region'),
    sources: [AMAZON],
  },
  check: (subject, _options, report) => {
    const { machine, layout, sources, route } = subject;
    const domains = DOMAINS.flatMap((level) => {
      const places = placesAt(machine.fleet, level);
      return places.length < 2 ? [] : [{ level, places }];
    });
    const finest = domains.at(-1)?.level;
    if (finest === undefined || keepsSomeUp(subject, finest)) return;
    const said = new Set<number>();
    for (const move of route().moves) {
      if (move.kind !== 'deploy' || said.has(move.source) || !isLimited(subject, move.stage, stepOf(move))) continue;
      for (const down of firstBatches(machine, layout, move)) {
        const lost = domains.flatMap(({ level, places }) => {
          const place = lostAmong(subject, places, down);
          return place === undefined ? [] : [{ level, place, others: places.length - 1 }];
        })[0];
        if (lost === undefined) continue;
        said.add(move.source);
        const share = shareText(lost.place.load / totalLoad(subject));
        const args = { level: lost.level, where: lost.place.address, share, others: lost.others };
        report(args, sources.steps[stepOf(move)] ?? sources.plan);
        break;
      }
    }
  },
});

/** Whether a limit keeps some servers of each node of that level, or of a finer one, up: then it does so of every domain. */
function keepsSomeUp({ machine, layout }: PlanSubject, level: Level): boolean {
  if (machine.numbers.deploy.per !== 'server') return false;
  return machine.constraints.down.some(({ scope, watched, counts, per }, index) => {
    const limit = layout.down[index];
    if (limit === undefined || watched || scope.kind !== 'plan' || counts !== 'server' || per === null) return false;
    if (LEVELS.indexOf(per) < LEVELS.indexOf(level)) return false;
    const sizes = new Int32Array(limit.groups);
    for (let cell = 0; cell < limit.of.length; cell++) {
      const group = limit.of[cell] ?? -1;
      if (group < 0) return false;
      sizes[group] = (sizes[group] ?? 0) + (layout.cells.servers[cell] ?? 0);
    }
    return sizes.every((servers, group) => servers === 0 || (limit.forward[group] ?? 0) < servers);
  });
}

/** Whether something says how much may be down: a limit, or the size of the batches. */
function isLimited({ machine }: PlanSubject, stage: number, index: number): boolean {
  const step = machine.steps[index];
  if (step?.kind !== 'deploy' || step.green) return false;
  if (step.batch.kind !== 'unbounded') return true;
  return machine.constraints.down.some(
    ({ scope, watched }) => !watched && (scope.kind === 'plan' || scope.stage === stage),
  );
}

/** The first place of which every server is down, if it carries enough. */
function lostAmong(
  subject: PlanSubject,
  places: readonly Place[],
  down: ReadonlyMap<number, number>,
): Place | undefined {
  const { cells } = subject.layout;
  const lost = new Map<number, number>();
  for (const [cell, servers] of down) {
    const first = cells.first[cell] ?? 0;
    const end = first + (cells.servers[cell] ?? 0);
    // A cell that spans places is down in each of them only if it is down as a whole.
    const isWhole = servers === end - first;
    for (let at = firstPlaceAt(places, first); at < places.length; at++) {
      const place = places[at];
      if (place === undefined || place.first >= end) break;
      const inside = Math.min(end, place.first + place.servers) - Math.max(first, place.first);
      if (isWhole || inside === end - first) lost.set(at, (lost.get(at) ?? 0) + Math.min(servers, inside));
    }
  }
  const least = LEAST * totalLoad(subject);
  for (const [at, servers] of lost) {
    const place = places[at];
    if (place !== undefined && place.servers === servers && place.load >= least) return place;
  }
  return undefined;
}

function totalLoad({ layout }: PlanSubject): number {
  return layout.load;
}
