/** Somebody who is asked, and whose no changes nothing. */
import { programRule } from './program-rule.ts';
import { handlersOf, lastAction } from './written/handlers.ts';

const plan = (handler: string) => `topology fleet { region west { cluster web[4] { server[20] } } }

plan weekly on fleet {
  maxDown 25% per cluster
  stage first { deploy 1 cluster  wait 24h }
  stage rest {
    gate approval "change board" takes 2h refuses 5%
    deploy remaining
  }
  on refusal ${handler}
}
`;

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
