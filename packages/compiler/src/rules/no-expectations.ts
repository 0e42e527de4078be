/** Nobody has said what has to hold of the plan. */
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';

const STAGES =
  'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}\n';

export const noExpectations = planRule({
  code: 'no-expectations',
  severity: 'hint',
  recommended: false,
  title: 'Plan without expectations',
  options: {},
  message: (args: { plan: string }) =>
    `Nothing says what is to hold of \`${args.plan}\`: whoever changes it, or its model, is told of no loss.`,
  help: 'Say what you promise: `expect p95(duration) <= 5d`, `expect P(escape given any bug) < 1%`.',
  page: {
    meaning: 'A plan has an `expect`, or a policy that holds for it has one.',
    rationale:
      'A plan is good enough for somebody, for a reason that is known when it is written. A wait that is shortened a year later, a bug that is added to the model, a fleet that has grown: each changes what comes out, ' +
      'and nobody compares it with what was wanted unless `rollout test` does.',
    raises: weekly(STAGES),
    avoids: weekly(`${STAGES}\nexpect p95(duration) <= 5d\nexpect P(escape given any bug) < 5%`),
    sources: [],
  },
  check: ({ plan, machine }, _options, report) => {
    // Those of policies are among the machine's.
    if (machine.expectations.length === 0) report({ plan: plan.name }, plan.location);
  },
});
