/** A window that is open on a weekend. */
import { WEEKDAYS } from '../semantics/calendar/dates.ts';
import type { Day, Window } from '../syntax/tree.ts';
import { namesOption } from './option.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (days: string) =>
  inWeekly(`  window ${days} 09:00..16:00 in "Europe/Berlin"
`);

export const weekendWindow = programRule({
  code: 'weekend-window',
  severity: 'hint',
  recommended: false,
  title: 'Window on a weekend',
  options: { days: namesOption(['sat', 'sun'], 'The days on which no window is to be open: `mon`, `tue` and so on.') },
  message: (args: { days: readonly string[] }) => `This window is open on ${args.days.join(' and ')}.`,
  help: 'Leave these days out, `mon..thu`, or say in a suppression who is there on them.',
  page: {
    meaning: 'No window is open on a Saturday or a Sunday; which days these are is an option.',
    rationale:
      'A change may start whenever a window is open, and a step that had to wait starts at the first moment of the next one. ' +
      'If that is a Saturday, what it breaks is found by whoever is on call, alone.',
    raises: plan('mon..sun'),
    avoids: plan('mon..thu'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ root: { path, tree } }, { days }, report) => {
    for (const node of nodesOf(tree, 'window')) {
      const open = daysOf(node).filter((day) => days.includes(day));
      if (open.length > 0) report({ days: open }, { path, span: node.span });
    }
  },
});

const WEEK = Object.keys(WEEKDAYS);

/** In the order of the week, each once. */
function daysOf({ days }: Window): readonly string[] {
  return WEEK.filter((name, i) =>
    days.some((each) => (each.kind === 'day' ? each.day === name : isBetween(i, each.from.day, each.to.day))),
  );
}

function isBetween(day: number, from: Day, to: Day): boolean {
  const [first, last] = [WEEKDAYS[from], WEEKDAYS[to]];
  return first <= last ? first <= day && day <= last : day >= first || day <= last;
}
