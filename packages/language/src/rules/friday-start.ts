/** A plan that starts when nobody is there for what comes next. */
import type { Plan, Topology, Weekday } from '../program/index.ts';
import { itemsOf } from '../semantics/once.ts';
import { hoursOption } from './option.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const FRIDAY: Weekday = 4;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const HOUR_IN_MINUTES = 60;
const MINUTE = 60_000;

const plan = (starts: string) =>
  inWeekly(`  starts ${starts} in "Europe/Berlin"
`);

export const fridayStart = programRule({
  code: 'friday-start',
  severity: 'hint',
  recommended: true,
  title: 'Start before a weekend',
  options: {
    fridayUntil: hoursOption(
      12,
      'How long after its midnight a plan may still start on a Friday: `"24h"` for all of it.',
    ),
  },
  message: (args: { plan: string; day: string; time: string }) =>
    `\`${args.plan}\` starts on a ${args.day}, at ${args.time}: what it breaks is met on a weekend.`,
  help: 'Start it on the Monday after, or say when changes may be made: `window mon..thu 09:00..16:00 in "…"`.',
  page: {
    meaning:
      'A plan that says when it starts does not start on a Friday afternoon, on a Saturday or on a Sunday. If its windows, or ' +
      'those of its fleet, are closed on that day, nothing is changed before the next that is open, and nothing is said; nor is it ' +
      'where they are open on a Saturday or Sunday, which `weekend-window` is about.',
    rationale:
      'Most bugs do not show at once: they need traffic and hours. Those of a change that goes out on a Friday afternoon ' +
      'show on Saturday, when fewer are there to notice and to mend it. Amazon’s pipelines have blockers by the time of the ' +
      'week, so that changes go out while people are at work who can engage at once.',
    raises: plan('2026-11-27 15:00'),
    avoids: plan('2026-11-30 09:00'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ root: { path, tree }, program }, { fridayUntil }, report) => {
    for (const plan of program.plans) {
      if (plan.starts === null) continue;
      const { date, minute } = plan.starts;
      const day = weekdayOf(date);
      const isLate = day > FRIDAY || (day === FRIDAY && minute * MINUTE >= fridayUntil);
      const topology = program.topologies.find(({ name }) => name === plan.topology);
      if (!isLate || isLeftToWindows(plan, topology, day)) continue;
      const time = [minute / HOUR_IN_MINUTES, minute % HOUR_IN_MINUTES].map((part) =>
        String(Math.floor(part)).padStart(2, '0'),
      );
      const node = nodesOf(tree, 'plan').find(({ name }) => name.text === plan.name);
      const [starts] = node === undefined ? [] : itemsOf(node.items, 'starts');
      const place = starts === undefined ? plan.location : { path, span: starts.span };
      report({ plan: plan.name, day: DAYS[day], time: time.join(':') }, place);
    }
  },
});

/** 1970-01-01 was a Thursday. */
function weekdayOf(date: string): Weekday {
  const days = Math.floor(Date.parse(`${date}T00:00Z`) / 86_400_000);
  const days7 = (((days + 3) % 7) + 7) % 7;
  // A remainder of seven is one of the seven.
  return days7 as Weekday;
}

/**
 * Whether windows that hold for all servers have an answer: they are closed on that day, or open on a weekend, as those are that somebody
 * has written for the hours in which nobody works with what is deployed.
 */
function isLeftToWindows({ constraints }: Plan, topology: Topology | undefined, day: Weekday): boolean {
  return [constraints, topology?.constraints ?? []].some((each) => {
    const windows = each.flatMap((constraint) =>
      constraint.kind === 'window' && constraint.selector === null && constraint.within === null ? [constraint] : [],
    );
    return windows.length > 0 && (day > FRIDAY || windows.every(({ days }) => !days.includes(day)));
  });
}
