/** Two regions are worked on at once while the version is still new. */
import { shareOption } from '@rollout/language';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { AMAZON } from './published.ts';
import { type Move, type Place, placeOfCells, placesAt, stepOf, wavesOf } from './route/index.ts';
import { shareText } from './words.ts';

const STAGES = (count: string) =>
  `stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  each region in all${count} {\n    deploy remaining in here\n    wait 12h\n    gate health\n  }\n}`;

export const regionsTogetherEarly = planRule({
  code: 'regions-together-early',
  severity: 'hint',
  recommended: false,
  title: 'Two regions at once, early on',
  options: {
    until: shareOption(0.25, 'Share of the servers that have the new version before regions may go together.'),
  },
  message: (args: { level: string; first: string; second: string; share: string; until: string }) =>
    `${args.level === 'region' ? 'Regions' : 'Zones'} \`${args.first}\` and \`${args.second}\` are worked on at once when ${args.share} of the servers have the new version; up to ${args.until} one at a time is safer.`,
  help: (args: { level: string }) =>
    `Let them go one by one: without \`parallel\`, or with \`exclusive ${args.level}s\` in the stage.`,
  page: {
    meaning:
      'Until a quarter of the servers have the new version no two regions are worked on at once; in a fleet of one region, no two zones.',
    rationale:
      'A fault that takes servers down while they are upgraded takes down, with two regions at once, the one that should have stood in for the other. ' +
      'In its early waves Amazon never deploys to two regions, or zones, of a service at a time; later, when confidence is there, waves have several.',
    raises: weekly(STAGES(' parallel 2')),
    avoids: weekly(STAGES('')),
    sources: [AMAZON],
  },
  check: (subject, { until }, report) => {
    const { layout, sources, route } = subject;
    const found = levelOf(subject);
    if (found === null) return;
    const { level, places } = found;
    const of = placeOfCells(places, layout);
    for (const move of route().moves) {
      const { advance } = move;
      if (move.kind !== 'deploy' || advance?.lever !== 'servers') continue;
      if (advance.from >= until) return;
      const [first, second] = together(subject, move, of);
      if (first === undefined || second === undefined) continue;
      const [a, b] = [places[first]?.address ?? '', places[second]?.address ?? ''];
      const args = { level, first: a, second: b, share: shareText(advance.from), until: shareText(until) };
      const index = stepOf(move);
      report(args, sources.steps[layout.steps[index]?.within?.step ?? index] ?? sources.plan);
      return;
    }
  },
});

function levelOf({ machine }: PlanSubject): { readonly level: string; readonly places: readonly Place[] } | null {
  for (const level of ['region', 'zone'] as const) {
    const places = placesAt(machine.fleet, level);
    if (places.length > 1) return { level, places };
  }
  return null;
}

/** The places of the first wave of units in which there are two; none, if there is no such wave. */
function together({ machine, layout }: PlanSubject, { steps }: Move, of: Int32Array): readonly number[] {
  const waves: Set<number>[] = [];
  for (const index of steps) {
    const laid = layout.steps[index];
    if (laid?.kind !== 'deploy') continue;
    wavesOf(machine, layout, index).forEach((units, number) => {
      const touched = waves[number] ?? new Set<number>();
      waves[number] = touched;
      for (const unit of units) {
        for (const { cell } of laid.units[unit]?.entries ?? []) {
          const place = of[cell] ?? -1;
          if (place >= 0) touched.add(place);
        }
      }
    });
  }
  return [...(waves.find(({ size }) => size > 1) ?? [])];
}
