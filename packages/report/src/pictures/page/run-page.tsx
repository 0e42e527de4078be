import { printable, printableText } from '../../text/printable.ts';

import { planPicture } from '../plan/plan-picture.ts';
import { pageOf, type WhileDrawing } from './page.tsx';
import type { RunPageInput } from './page-input.ts';
import { aboutPlan } from './sections/about-plan.tsx';
import { LeadOfRun } from './sections/lead-of-run.tsx';
import { madeOfRun } from './sections/made.ts';
import { showRun } from './sections/one-run.tsx';
import { tell } from './sections/story.tsx';

/** One run of a plan, told in a page of its own. */
export async function runPage(input: RunPageInput, whileDrawing?: WhileDrawing): Promise<string> {
  const { machine, commandLine } = input;
  const trace = printable(input.trace);
  const { pictures, player, data } = showRun(input.trace, machine, input.film);
  return pageOf(
    {
      title: `${trace.plan}: trial ${trace.trial}`,
      kind: 'One run of a rollout',
      heading: trace.plan,
      lead: <LeadOfRun trace={trace} machine={machine} />,
      sections: tell(
        [
          { id: 'run', title: 'The run', pictures: ['timeline', 'fleet'], after: player },
          {
            id: 'meanwhile',
            title: 'Meanwhile',
            pictures: ['progress', 'people', 'traffic', 'exposure', 'failures', 'load', 'capacity'],
          },
          { id: 'more', title: 'More', pictures: [] },
          { id: 'plan', title: 'The plan', pictures: ['plan'] },
          ...aboutPlan(machine, input, trace.start),
        ],
        [...pictures, await planPicture(machine)],
        { rest: 'more' },
      ),
      made: madeOfRun(trace),
      commandLine: printableText(commandLine),
      data: [data],
    },
    whileDrawing,
  );
}
