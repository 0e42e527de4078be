/** The plan is over before anybody has looked at the last servers. */
import { lookAfter } from './look-after.ts';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { AMAZON } from './published.ts';
import { stageEnds } from './stage-ends.ts';

export const lastStageWithoutGate = planRule({
  code: 'last-stage-without-gate',
  severity: 'warning',
  recommended: true,
  title: 'A last stage that nobody looks at',
  options: {},
  message: (args: { stage: string }) =>
    `Nothing waits or looks once \`${args.stage}\` has reached the last of them: what is wrong there is found by its users, when the plan is over and goes back nowhere.`,
  help: 'End the plan with a wait and a gate: `wait 4h`, `gate …`.',
  page: {
    meaning:
      'After the last servers, traffic or people that a plan reaches there is a gate, an approval or a wait: an end to which its handlers still hold. ' +
      '(Of a wait that nobody looks at the end of another rule tells; and where nothing looks or waits anywhere, it is said once, of the first stage.)',
    rationale:
      'The last stage is mostly the largest, and the first in which the whole load is on the new version: what only shows then shows there. While the plan runs, a gate can send it back by ' +
      'itself; once it has ended, somebody has to find out, and to do it by hand.',
    raises: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all { deploy remaining }',
    ),
    avoids: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    sources: [AMAZON],
  },
  check: (subject, _options, report) => {
    for (const { stage, place, next } of stageEnds(subject)) {
      if (next !== undefined) continue;
      report({ stage }, { ...place, fix: lookAfter(subject, place, 'wait and gate') });
    }
  },
});
