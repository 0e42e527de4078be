/** The next stage begins, and nobody has looked at this one. */
import { lookAfter } from './look-after.ts';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { AMAZON, AZURE } from './published.ts';
import { stageEnds } from './stage-ends.ts';

export const stageWithoutGate = planRule({
  code: 'stage-without-gate',
  severity: 'warning',
  recommended: true,
  title: 'A stage that nobody looks at',
  options: {},
  message: (args: { stage: string; next: string }) =>
    `Nothing waits or looks between what \`${args.stage}\` reaches and what \`${args.next}\` adds: the two might as well be one stage.`,
  help: 'End the stage with a wait and a gate: `wait 4h`, `gate …`.',
  page: {
    meaning:
      'Between what a stage deploys, shifts, releases or turns on and what the next one adds there is a gate, an approval, or at least a wait. (Where nothing looks or waits anywhere, it is said once, of the first stage.)',
    rationale:
      'Stages are there so that the first ones can stop the others. A stage that the next one follows at once stops nothing: a fault of it is found, if at all, when the next has it too. ' +
      'Azure’s safe deployment lets each ring bake, and looks at its health, before the next begins.',
    raises: weekly(
      'stage first { deploy 1 cluster in west }\nstage second {\n  deploy 1 cluster in east\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    avoids: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    sources: [AMAZON, AZURE],
  },
  check: (subject, _options, report) => {
    for (const { stage, place, next } of stageEnds(subject)) {
      if (next === undefined || next.looks || next.waits) continue;
      const args = { stage, next: subject.machine.stages[next.stage]?.name ?? '' };
      report(args, { ...place, fix: lookAfter(subject, place, 'wait and gate') });
    }
  },
});
