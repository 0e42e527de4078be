/** None of the bugs that a gate looks for can have been met by then. */
import { bugsSeenBy } from '../checks/bugs-seen.ts';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { CANARYING } from './published.ts';
import { type Move, stepOf } from './route/index.ts';

const FLEET = `topology fleet {
  region west { cluster w[10] { label hw = old  server[20] } }
  region east { cluster e[10] { label hw = new  server[20] } }
}
`;

const MODEL = `model typical {
  deploy takes 4m per server
  rollback takes 2m per server
  bug driver { present 3%  only where hw == new  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}
`;

export const gateCannotSee = planRule({
  code: 'gate-cannot-see',
  severity: 'warning',
  recommended: true,
  title: 'A gate before any of its bugs can be met',
  options: {},
  message: (args: { check: string; bugs: readonly string[] }) =>
    `No bug that \`gate ${args.check}\` sees can have shown by then: ${args.bugs.map((bug) => `\`${bug}\``).join(', ')} ${
      args.bugs.length === 1 ? 'is' : 'are'
    } only where nothing is deployed yet.`,
  help: 'Deploy to some of the servers that have it before the gate, or leave the gate out.',
  page: {
    meaning:
      'When a gate looks, at least one of the bugs that it detects can be met: something is deployed where it is `only where`. (A gate before anything is deployed, and one before a flag is on, are findings of their own.)',
    rationale:
      'A gate that looks where none of the faults is says “healthy” of every version. It costs its time and its false alarms, and the confidence that it gives is none. ' +
      'A canary has to be like what it stands for.',
    raises: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
      { fleet: FLEET, model: MODEL },
    ),
    avoids: weekly(
      'stage first {\n  deploy 1 cluster in east\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
      { fleet: FLEET, model: MODEL },
    ),
    sources: [CANARYING],
  },
  check: (subject, _options, report) => {
    const { machine, layout, sources, route } = subject;
    const { numbers, steps } = machine;
    if (!layout.deploys || !numbers.bugs.some(({ scope }) => scope !== null)) return;
    const met = numbers.bugs.map(({ scope }) => scope === null);
    let isDeployed = false;
    const said = new Set<number>();
    for (const move of route().moves) {
      if (move.kind === 'deploy') {
        isDeployed = true;
        meet(subject, move, met);
        continue;
      }
      const step = steps[stepOf(move)];
      if (step?.kind !== 'gate' || !isDeployed || said.has(move.source)) continue;
      const seen = bugsSeenBy(numbers, step.check);
      if (seen.length === 0 || seen.some((bug) => met[bug])) continue;
      said.add(move.source);
      const bugs = seen.map((bug) => numbers.bugs[bug]?.name ?? '');
      report({ check: numbers.checks[step.check]?.name ?? '', bugs }, sources.steps[stepOf(move)] ?? sources.plan);
    }
  },
});

/** Notes which bugs can show where the move deploys. */
function meet({ layout }: PlanSubject, { steps }: Move, met: boolean[]): void {
  for (const index of steps) {
    const laid = layout.steps[index];
    if (laid?.kind !== 'deploy') continue;
    layout.bugs.forEach(({ scope }, bug) => {
      met[bug] ||= laid.units.some(({ entries }) => entries.some(({ cell }) => scope[cell] === 1));
    });
  }
}
