/** Somebody who is asked, and whose no changes nothing. */
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { handlersOf, lastAction } from './written/handlers.ts';

const plan = (handler: string) =>
  inWeekly('', {
    stages: `  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest {
    gate approval "change board" takes 2h refuses 5%
    deploy remaining
    wait 4h
    gate health
  }
  on refusal ${handler}
`,
  });

export const ignoredRefusal = programRule({
  code: 'ignored-refusal',
  severity: 'warning',
  recommended: true,
  title: 'Refusals that change nothing',
  options: {},
  message: () => 'Whoever refuses is asked for nothing: in the end the plan goes on all the same.',
  help: 'End with `stop` or `rollback`, or leave the approval out.',
  page: {
    meaning: 'What is done `on refusal` does not end with `continue`.',
    rationale:
      'The approval costs its time, and people learn that their answer does not matter; the next time they say yes without ' +
      'looking. And whoever reads the plan believes that somebody could have stopped it.',
    raises: plan('continue'),
    avoids: plan('rollback'),
    sources: [
      {
        title: 'DORA: Streamlining change approval',
        url: 'https://dora.dev/capabilities/streamlining-change-approval/',
      },
    ],
  },
  check: ({ program }, _options, report) => {
    for (const { trigger, action, location } of program.plans.flatMap((plan) => handlersOf(plan))) {
      if (trigger.kind === 'refusal' && lastAction(action).kind === 'continue') report({}, location);
    }
  },
});
