/** Installing fails now and then, and nothing stops the plan when it fails everywhere. */
import { countOption, type Fix } from '@rollout/language';
import type { FailureLayout } from '../machine/layout/index.ts';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { writtenPlan } from './written.ts';

const MODEL = `model typical {
  deploy takes 4m per server
  deploy fails 0.5% per server retry 2
  rollback takes 2m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}
`;

const STAGES =
  'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}\n';

const LIMIT = 'on failures over 5% of at least 100 servers stop';

export const noFailureLimit = planRule({
  code: 'no-failure-limit',
  severity: 'hint',
  recommended: false,
  title: 'Failures without a limit',
  options: {
    servers: countOption(100, 'Plans that deploy to fewer servers are not looked at.'),
  },
  message: (args: { servers: number }) =>
    `Deploying may fail, and nothing stops this plan when it does: it would go on over all ${args.servers.toLocaleString('en-US')} servers, leaving each one down.`,
  help: `Say when to stop: \`${LIMIT}\`.`,
  page: {
    meaning:
      'A plan on many servers, of a model in which deploying may fail, says how much failing is too much: `on failures over …`, of the plan or of each stage that deploys.',
    rationale:
      'A gate asks whether the new version is well; it does not see that a package cannot be installed. Whatever makes one attempt fail (a full disk, a missing key, an image that cannot be pulled) mostly ' +
      'makes many fail, and a rollout without a limit works through the fleet, batch by batch, and leaves it down. Limits are on unless told elsewhere: AWS CodeDeploy has `minimum healthy hosts`, Nomad a `progress_deadline`.',
    raises: weekly(STAGES, { model: MODEL }),
    avoids: weekly(`${STAGES}\n${LIMIT}`, { model: MODEL }),
    sources: [
      {
        title: 'AWS CodeDeploy: Working with deployment configurations',
        url: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html',
      },
      { title: 'Nomad: update block', url: 'https://developer.hashicorp.com/nomad/docs/job-specification/update' },
    ],
  },
  check: (subject, { servers }, report) => {
    const { machine, layout, sources } = subject;
    if (layout.selected < servers || !mayFail(layout)) return;
    const isBare = machine.stages.some(
      ({ handlers }, stage) => (layout.stages[stage]?.selected ?? 0) > 0 && handlers.failures === null,
    );
    if (!isBare) return;
    // Before the plan's closing brace.
    const end = (writtenPlan(subject)?.span.end ?? 0) - 1;
    const { path } = subject.root;
    const fix: Fix = {
      title: `Write \`${LIMIT}\``,
      safety: 'unsafe',
      edits: [{ path, span: { start: end, end }, text: `\n  ${LIMIT}\n` }],
    };
    report({ servers: layout.selected }, end < 0 ? sources.plan : { ...sources.plan, fix });
  },
});

function mayFail({ failures }: { readonly failures: FailureLayout }): boolean {
  return (
    failures.chances.some((chance) => chance > 0) || failures.above.some(({ chance }) => chance.some((one) => one > 0))
  );
}
