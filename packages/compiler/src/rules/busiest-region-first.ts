/** The plan is tried where most is at stake. */
import { shareOption } from '@rollout/language';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { AMAZON, AZURE } from './published.ts';
import { type Move, type Place, placeOfCells, placesAt, stepOf } from './route/index.ts';
import { shareText } from './words.ts';

/** A stretch that reaches more of all servers than this is no first stage, wherever it begins. */
const MOST_OF_ALL = 0.5;

const FLEET = `topology fleet {
  region west { cluster w[12] { server[20] } }
  region east { cluster e[4] { server[20] } }
}
`;

const STAGES = (some: string) =>
  `stage first {\n  deploy ${some}\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}`;

export const busiestRegionFirst = planRule({
  code: 'busiest-region-first',
  severity: 'warning',
  recommended: true,
  title: 'The busiest region goes first',
  options: {
    most: shareOption(0.1, 'Share of the busiest region that may be reached before the first gate.'),
  },
  message: (args: { region: string; load: string; share: string; calmest: string; calm: string; most: string }) =>
    `The first stage reaches ${args.share} of \`${args.region}\`, the region with the most load (${args.load} of all); \`${args.calmest}\` has ${args.calm}. ${args.most} of the busiest is the most there should be.`,
  help: (args: { calmest: string }) => `Begin where less is at stake: \`deploy 1 cluster in ${args.calmest}\`.`,
  page: {
    meaning:
      'What is reached before the first gate holds at most a tenth of the region that carries more load than any other. Where regions are equal none is the busiest.',
    rationale:
      'The first stage is the one that is most likely to go wrong: nobody has seen the version yet. Amazon’s first waves are regions with few requests, and Azure ' +
      'goes to a pilot region and to regions of small size before those that most of its customers are in.',
    raises: weekly(STAGES('30 servers in west'), { fleet: FLEET }),
    avoids: weekly(STAGES('1 cluster in east'), { fleet: FLEET }),
    sources: [AMAZON, AZURE],
  },
  check: (subject, { most }, report) => {
    const { machine, layout, sources, route } = subject;
    const stretch = route().stretches.find(({ moves }) => moves.some(isReached));
    const reached = stretch?.moves.findLast(isReached)?.advance?.to ?? 0;
    if (stretch === undefined || stretch.look === null || reached > MOST_OF_ALL) return;
    const regions = placesAt(machine.fleet, 'region');
    const busiest = busiestOf(regions);
    if (busiest === null) return;
    const of = placeOfCells(regions, layout);
    for (const move of stretch.moves.filter(isReached)) {
      const servers = serversReached(subject, move, of, regions.indexOf(busiest));
      if (servers <= most * busiest.servers) continue;
      const calmest = regions.reduce((least, region) => (region.load < least.load ? region : least), busiest);
      const total = regions.reduce((sum, { load }) => sum + load, 0);
      report(
        {
          region: busiest.address,
          load: shareText(busiest.load / total),
          share: shareText(servers / busiest.servers),
          calmest: calmest.address,
          calm: shareText(calmest.load / total),
          most: shareText(most),
        },
        sources.steps[stepOf(move)] ?? sources.plan,
      );
      return;
    }
  },
});

const isReached = ({ advance }: Move): boolean => advance?.lever === 'servers';

/** The one with more load than any other; null: there is none. */
function busiestOf(regions: readonly Place[]): Place | null {
  const [first, second] = [...regions].sort((a, b) => b.load - a.load);
  return first === undefined || second === undefined || first.load === second.load ? null : first;
}

function serversReached({ layout }: PlanSubject, { steps }: Move, of: Int32Array, region: number): number {
  let servers = 0;
  for (const index of steps) {
    const laid = layout.steps[index];
    if (laid?.kind !== 'deploy') continue;
    for (const { entries } of laid.units) {
      for (const entry of entries) if (of[entry.cell] === region) servers += entry.servers;
    }
  }
  return servers;
}
