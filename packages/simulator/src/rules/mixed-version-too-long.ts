/** Two versions side by side for weeks. */
import { type Machine, openCalendar, roundedDurationText } from '@rollout/compiler';
import { hoursOption } from '@rollout/language';
import { runRule } from './run-rule.ts';

const planOf = (bake: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 4h per cluster
  rollback takes 1h per cluster
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 1 cluster
  stage first {
    deploy 1 cluster
    wait ${bake}
    gate health
  }
  stage second {
    deploy 1 cluster
    wait ${bake}
    gate health
  }
  stage rest {
    deploy remaining
    wait 24h
    gate health
  }
}
`;

export const mixedVersionTooLong = runRule({
  code: 'mixed-version-too-long',
  severity: 'warning',
  recommended: true,
  title: 'Two versions for weeks',
  options: {
    most: hoursOption(21 * 24, 'How long servers of both versions may serve side by side.'),
  },
  message: ({ lasts, most }: { readonly lasts: string; readonly most: string }) =>
    `From its first server to its last the plan takes ${lasts} if nothing goes wrong, and for all of that time both versions serve; ${most} is the most there should be.`,
  help: 'Shorten the bakes of the stages in which little shows any more, or deploy later stages side by side (`parallel`).',
  page: {
    meaning:
      'No more than three weeks lie between the end of a plan’s first batch and the beginning of its last, in a run in which nothing goes wrong. Hours in which a window is closed count, those in a freeze do not. Releases to people, and flags, are not spoken of.',
    rationale:
      'While a rollout goes on, old and new have to understand each other’s data, messages and caches, and each fix has to be made for both. The next release waits behind this one, or overtakes it, and then there are ' +
      'three. Amazon’s pipelines reach all regions within four or five working days; three weeks leave room for bakes of days, and for windows that are closed from Friday to Monday.',
    raises: planOf('11d'),
    avoids: planOf('2d'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
      {
        title: 'Amazon Builders’ Library: Ensuring rollback safety during deployments',
        url: 'https://aws.amazon.com/builders-library/ensuring-rollback-safety-during-deployments/',
      },
    ],
  },
  check: ({ machine, sources, calm }, { most }, report) => {
    const run = calm();
    const first = run?.log.find(({ kind }) => kind === 'batch-ended')?.at;
    const last = run?.log.findLast(({ kind }) => kind === 'batch-started')?.at;
    if (first === undefined || last === undefined || last - first <= most) return;
    const lasts = last - first - frozen(machine, first, last);
    if (lasts > most)
      report({ lasts: roundedDurationText(toHours(lasts)), most: roundedDurationText(most) }, sources.plan);
  },
});

const HOUR = 3_600_000;

/** Of weeks nobody reads the minutes. Rounded up, so that it is more than it is compared with. */
const toHours = (milliseconds: number): number => Math.ceil(milliseconds / HOUR) * HOUR;

/** How much of that time lies in a freeze, of a run that begins when the plan says. */
function frozen({ start, constraints }: Machine, from: number, to: number): number {
  if (start === null || constraints.freezes.length === 0) return 0;
  const hours = openCalendar(start).hours({ layers: [], freezes: constraints.freezes });
  let sum = 0;
  for (let closes = hours.nextClosing(from); closes !== null && closes < to; ) {
    const opens = hours.nextOpening(closes) ?? to;
    sum += Math.min(opens, to) - closes;
    closes = hours.nextClosing(opens);
  }
  return sum;
}
