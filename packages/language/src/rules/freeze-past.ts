/** A freeze that is over before its plan starts. */
import { dayAfter } from '../semantics/calendar/dates.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { withItsLines } from './written/removal.ts';

const plan = (freeze: string) =>
  inWeekly(`  starts 2026-11-30 09:00 in "Europe/Berlin"
  freeze ${freeze}
`);

export const freezePast = programRule({
  code: 'freeze-past',
  severity: 'hint',
  recommended: true,
  title: 'Freeze that is over',
  options: {},
  message: (args: { plan: string; to: string; starts: string }) =>
    `This freeze ends on ${args.to}, before \`${args.plan}\` starts on ${args.starts}: it holds nothing back.`,
  help: 'Write this year’s days, or remove it.',
  page: {
    meaning: 'No freeze of a plan, or of one of its stages, ends before the day on which the plan starts.',
    rationale:
      'Freezes are written once a year and copied with the plan. One with the days of last year looks, to whoever reviews ' +
      'the plan, as if the holidays were taken care of.',
    raises: plan('2025-12-19..2026-01-04'),
    avoids: plan('2026-12-19..2027-01-04'),
    sources: [],
  },
  check: ({ root: { path, text }, program }, _options, report) => {
    for (const plan of program.plans) {
      if (plan.starts === null) continue;
      const starts = plan.starts.date;
      for (const constraint of [plan, ...plan.stages].flatMap(({ constraints }) => constraints)) {
        // A day more, for it may be in another zone.
        if (constraint.kind !== 'freeze' || dayAfter(constraint.to) >= starts) continue;
        const { location, to } = constraint;
        const edits = [{ path, span: withItsLines(text, location.span), text: '' }];
        report({ plan: plan.name, to, starts }, { ...location, fix: { title: 'Remove it', safety: 'safe', edits } });
      }
    }
  },
});
