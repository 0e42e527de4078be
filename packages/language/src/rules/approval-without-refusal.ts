/** An approval that is never refused. */
import { allSteps } from '../semantics/plans/all-steps.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';

const plan = (refuses: string) =>
  inWeekly('', {
    stages: `  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest {
    gate approval "change board" takes 2h${refuses}
    deploy remaining
    wait 4h
    gate health
  }
`,
  });

export const approvalWithoutRefusal = programRule({
  code: 'approval-without-refusal',
  severity: 'hint',
  recommended: false,
  title: 'Approval that is never refused',
  options: {},
  message: (args: { who: string }) =>
    `Nothing says how often "${args.who}" refuses: as it stands the approval takes time, and never holds anything back.`,
  help: 'Say how often it has been: `refuses 4%`.',
  page: {
    meaning: 'A `gate approval` says how often it is refused.',
    rationale:
      'Without `refuses` the answer is always yes: the figures show what the approval costs and not what it is for. If it ' +
      'really is always yes, they are right: studying thousands of teams, DORA found that approval by an external body ' +
      'makes delivery slower and did not find that fewer changes fail.',
    raises: plan(''),
    avoids: plan(' refuses 4%'),
    sources: [
      {
        title: 'DORA: Streamlining change approval',
        url: 'https://dora.dev/capabilities/streamlining-change-approval/',
      },
      { title: 'Forsgren, Humble, Kim: Accelerate (2018), chapter 7' },
    ],
  },
  check: ({ program }, _options, report) => {
    for (const step of program.plans.flatMap(({ stages }) => stages.flatMap(({ steps }) => allSteps(steps)))) {
      if (step.kind === 'approval' && step.refuses === 0) report({ who: step.who }, step.location);
    }
  },
});
