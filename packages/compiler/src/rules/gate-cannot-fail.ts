/** Nothing that the model knows would make this gate fail. */
import { bugsSeenBy } from '../checks/bugs-seen.ts';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { GANDALF } from './published.ts';
import { stepOf } from './route/index.ts';

const FLEET = 'topology fleet {\n  region west { cluster w[10] { server[20] } }\n}\n';

const MODEL = `model typical {
  deploy takes 4m per server
  rollback takes 2m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
`;

const STAGES =
  'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate smoke\n}';

export const gateCannotFail = planRule({
  code: 'gate-cannot-fail',
  severity: 'warning',
  recommended: true,
  title: 'A gate that cannot fail',
  options: {},
  message: (args: { check: string }) =>
    `\`gate ${args.check}\` cannot fail: of the bugs that the model knows it detects none, and it gives no false alarm.`,
  help: (args: { check: string }) =>
    `Say in the model what it sees, \`gate ${args.check} { detects 90%  false alarm 0.5% }\`, or use a check that sees something.`,
  page: {
    meaning:
      'A gate detects at least one of the bugs that may be there, or gives a false alarm now and then: else every run passes it.',
    rationale:
      'A gate that nothing fails is a pause with another name. Where the model forgot what the check detects, every figure about bugs is too dark; where the check really sees nothing, ' +
      'the plan has a stage less than its readers believe. In more than 1,200 deployments to regions of Azure, Gandalf gave alarm 39 times, all but two of them rightly.',
    raises: weekly(STAGES, { fleet: FLEET, model: `${MODEL}  gate smoke { detects 0%  takes 2m }\n}\n` }),
    avoids: weekly(STAGES, { fleet: FLEET, model: `${MODEL}  gate smoke { detects 60%  takes 2m }\n}\n` }),
    sources: [GANDALF],
  },
  check: ({ machine, sources, route }, _options, report) => {
    const { numbers, steps } = machine;
    // A model without bugs is about times alone.
    if (!numbers.bugs.some(({ present }) => present !== 0)) return;
    const said = new Set<number>();
    for (const move of route().moves) {
      const step = steps[stepOf(move)];
      if (step?.kind !== 'gate' || said.has(move.source)) continue;
      said.add(move.source);
      const check = numbers.checks[step.check];
      if (check === undefined || check.gate.falseAlarm > 0) continue;
      if (check.health?.metrics.some(({ reads }) => reads !== null) === true) continue;
      if (bugsSeenBy(numbers, step.check).length > 0) continue;
      report({ check: check.name }, sources.steps[stepOf(move)] ?? sources.plan);
    }
  },
});
