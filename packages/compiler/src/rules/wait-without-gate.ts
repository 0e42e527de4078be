/** A bake, and nobody looks at the end of it. */
import { lookAfter } from './look-after.ts';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { AMAZON, AZURE } from './published.ts';
import { stepOf } from './route/index.ts';
import { unseenWaits } from './unseen-waits.ts';

export const waitWithoutGate = planRule({
  code: 'wait-without-gate',
  severity: 'warning',
  recommended: true,
  title: 'A wait that nobody looks at the end of',
  options: {},
  /** `stage` null: nothing more is reached. */
  message: (args: { wait: string; stage: string | null }) =>
    args.stage === null
      ? `After \`${args.wait}\` nothing looks any more: a bug that shows meanwhile is not taken back, and the plan is completed.`
      : `After \`${args.wait}\` nothing looks before more is reached, in \`${args.stage}\`: a bug that shows meanwhile stops nothing.`,
  help: 'Put a gate behind the wait, `gate …`, or let a watch look all the time: `watch …`.',
  page: {
    meaning:
      'A wait after something was deployed, shifted, released or turned on is followed by a gate or an approval before more of the same plan is reached, or the plan ends; or a watch is on while it lasts.',
    rationale:
      'Time shows bugs, but only to somebody who looks. A plan that waits and goes on whatever has happened only spreads its bugs more slowly, and those who read it take the wait for a protection that it is not.',
    raises: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    avoids: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    sources: [AMAZON, AZURE],
  },
  check: (subject, _options, report) => {
    const { machine, sources } = subject;
    for (const { wait, met } of unseenWaits(subject)) {
      const index = stepOf(wait);
      const args = {
        wait: machine.steps[index]?.text ?? '',
        stage: met === null ? null : (machine.stages[met.stage]?.name ?? ''),
      };
      const place = sources.steps[index] ?? sources.plan;
      report(args, { ...place, fix: lookAfter(subject, place, 'gate') });
    }
  },
});
