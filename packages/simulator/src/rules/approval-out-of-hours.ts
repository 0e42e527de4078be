/** Somebody is asked when nobody is there. */
import { openCalendar } from '@rollout/compiler';
import { countOption } from '@rollout/language';
import { known } from '../known.ts';
import { runRule } from './run-rule.ts';

const planOf = (wait: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 1h per cluster
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  starts 2026-11-24 10:00 in "Europe/Berlin"
  maxDown 1 cluster
  stage first {
    deploy 1 cluster
    wait ${wait}
    gate approval "SRE on call" takes 1h
  }
  stage rest {
    deploy remaining
    wait 24h
    gate health
  }
}
`;

export const approvalOutOfHours = runRule({
  code: 'approval-out-of-hours',
  severity: 'hint',
  recommended: false,
  title: 'Asked when nobody is there',
  options: {
    from: countOption(8, 'The hour of the day, in the plan’s zone, from which on somebody is there.'),
    to: countOption(18, 'And until which.'),
  },
  message: ({ who, when }: { readonly who: string; readonly when: string }) =>
    `By the plan’s own start, "${who}" is asked on ${when}.`,
  help: 'Wait for the morning first (`wait until next mon 09:00`), or say when people are there with a `window`: the time of an approval passes only while it is open.',
  page: {
    meaning:
      'In a plan that says when it starts, and has no window, each approval is asked for from Monday to Friday between 08:00 and 18:00 in the plan’s zone, in a run in which nothing goes wrong.',
    rationale:
      'The time that an approval is said to take is that of somebody who is at work. At night it takes until the morning, so that the plan is later than its forecast says; or somebody is woken, and decides half asleep.',
    raises: planOf('10h'),
    avoids: planOf('24h'),
    sources: [
      {
        title: 'Google: Site Reliability Engineering, chapter 11 (being on-call)',
        url: 'https://sre.google/sre-book/being-on-call/',
      },
    ],
  },
  check: ({ machine, sources, calm }, { from, to }, report) => {
    const { start } = machine;
    if (start === null || machine.constraints.windows.length > 0) return;
    const asked = calm()?.log.filter(({ kind }) => kind === 'step-started') ?? [];
    const calendar = openCalendar(start);
    const told = new Set<string>();
    for (const event of asked) {
      if (event.kind !== 'step-started') continue;
      const step = known(machine.steps[event.step]);
      if (step.kind !== 'approval' || told.has(step.source)) continue;
      const hour = calendar.hourOfWeek(event.at, start.zone);
      if (hour < WEEKEND && hour % 24 >= from && hour % 24 < to) continue;
      told.add(step.source);
      report({ who: step.who, when: calendar.text(event.at, start.zone) }, known(sources.steps[event.step]));
    }
  },
});

/** In hours since Monday 00:00. */
const WEEKEND = 5 * 24;
