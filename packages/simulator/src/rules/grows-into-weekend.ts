/** More people get the change when the people who made it have gone home. */
import { openCalendar } from '@rollout/compiler';
import { known } from '../known.ts';
import { growthIn } from './growth.ts';
import { runRule } from './run-rule.ts';

const planOf = (
  start: string,
  window: string,
): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 30m per cluster
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  starts ${start} in "Europe/Berlin"
  maxDown 1 cluster${window}
  stage first {
    deploy 1 cluster
    wait 24h
    gate health
  }
  stage rest {
    deploy remaining
    wait 24h
    gate health
  }
}
`;

/** Friday 15:00, in hours since Monday 00:00: from then on it is weekend until they begin anew. */
const EVENING = 4 * 24 + 15;
const FRIDAY_NOON = 4 * 24 + 12;

export const growsIntoWeekend = runRule({
  code: 'grows-into-weekend',
  severity: 'hint',
  recommended: false,
  title: 'Out on a weekend',
  options: {},
  message: ({ when, step }: { readonly when: string; readonly step: string }) =>
    `By its own start the plan comes to \`${step}\` on ${when}, for the first time between Friday afternoon and Monday, and no window holds it.`,
  help: 'Say when changes may go out: `window mon..thu 09:00..16:00 in "ZONE"`; or let it start earlier in the week.',
  page: {
    meaning:
      'A plan that says when it starts, and has no windows, does not deploy, shift, release or switch anything on between Friday 15:00 and the end of Sunday, in its own zone, in a run in which nothing goes wrong.',
    rationale:
      'What goes out on a Friday evening is met by customers on Saturday, when fewest of those are there who could help. An alarm then is answered later, by people who know the change less well, and ' +
      'its rollback has nobody to look at it. Waits and gates may well run over a weekend: they reach nobody new.',
    raises: planOf('2026-11-26 16:00', ''),
    avoids: planOf('2026-11-26 16:00', '\n  window mon..thu 09:00..17:00 in "Europe/Berlin"'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ machine, sources, calm }, _options, report) => {
    const run = calm();
    if (run === null || machine.start === null || machine.constraints.windows.length > 0) return;
    const { zone } = machine.start;
    const calendar = openCalendar(machine.start);
    // That it starts on one is another rule’s to say.
    if (calendar.hourOfWeek(0, zone) >= FRIDAY_NOON) return;
    const first = growthIn(machine, run.log).find(({ at }) => calendar.hourOfWeek(at, zone) >= EVENING);
    if (first === undefined) return;
    const finding = { when: calendar.text(first.at, zone), step: known(machine.steps[first.step]).text };
    report(finding, known(sources.steps[first.step]));
  },
});
