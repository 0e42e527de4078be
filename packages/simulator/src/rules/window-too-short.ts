/** Windows that close before what begins at their opening can end. */
import { type Calendar, type OpenRule, openCalendar, roundedDurationText } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import type { CalmRun } from '../checks/calm-run.ts';
import { known } from '../known.ts';
import { runRule } from './run-rule.ts';

const planOf = (window: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 50m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 10% per cluster
  window mon..thu ${window} in "America/Los_Angeles"
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

interface Args {
  readonly takes: string;
  readonly batches: number;
  readonly open: string;
}

export const windowTooShort = runRule({
  code: 'window-too-short',
  severity: 'warning',
  recommended: true,
  title: 'A window that closes half-way',
  options: {
    room: shareOption(0, 'How much longer than its work a window should be, as a part of the work.'),
  },
  message: ({ takes, batches, open }: Args) =>
    batches === 1
      ? `What is deployed here at once takes ${takes}, and its longest window is open for ${open}: the work ends after the window has closed, with nobody there.`
      : `Each of these units takes ${takes} (${batches} batches), and its longest window is open for ${open}: none of them ends in the window in which it starts.`,
  help: 'Let the window be longer, a unit smaller (`by rack`), or a batch larger.',
  page: {
    meaning:
      'What a deploying step begins at the opening of its longest window has ended when that closes: each batch, and all batches of a unit, at the median of their times and without what limits make them wait.',
    rationale:
      'A window says when somebody is there to look. Work that is in progress goes on when it closes, and a unit that is not done stays half upgraded until the next opening: ' +
      'two versions side by side over the night, or over a weekend, which nobody has planned for, and nobody watches.',
    raises: planOf('10:00..15:00'),
    avoids: planOf('07:00..17:00'),
    sources: [
      {
        title: 'Google Kubernetes Engine: Maintenance windows and exclusions',
        url: 'https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions',
      },
    ],
  },
  check: ({ machine, layout, sources, calm }, { room }, report) => {
    const run = calm();
    const { calendar } = layout;
    if (run === null || calendar === null || machine.constraints.windows.length === 0) return;
    const opened = openCalendar(calendar.start);
    const openings = calendar.rules.map((rule) => longestOpening(opened, rule));
    const told = new Set<string>();
    for (const { step, unit, takes, batches } of workOf(run)) {
      const own = known(layout.steps[step]);
      const { source, stage } = known(machine.steps[step]);
      if (own.kind !== 'deploy' || told.has(source)) continue;
      const entries = known(own.units[unit]).entries;
      const open = Math.max(
        ...entries.map(({ cell }) => openings[known(known(calendar.ofCell[stage])[cell])] ?? Number.POSITIVE_INFINITY),
      );
      if (takes <= open / (1 + room)) continue;
      told.add(source);
      report(
        { takes: roundedDurationText(takes), batches, open: roundedDurationText(open) },
        known(sources.steps[step]),
      );
    }
  },
});

const WEEK = 7 * 86_400_000;

/** In a week without freezes. Infinity: it never closes. */
function longestOpening(calendar: Calendar, { layers }: OpenRule): number {
  const hours = calendar.hours({ layers, freezes: [] });
  let longest = 0;
  for (let at = hours.nextOpening(0); at !== null && at < 2 * WEEK; ) {
    const closes = hours.nextClosing(at);
    if (closes === null) return Number.POSITIVE_INFINITY;
    longest = Math.max(longest, closes - at);
    at = hours.nextOpening(closes);
  }
  return longest;
}

interface Work {
  readonly step: number;
  readonly unit: number;
  /** Of its batches together, where one comes after the other; of those of a rolling step from the first to the last. */
  readonly takes: number;
  readonly batches: number;
}

/** By unit, in the order in which they end. */
function workOf({ log }: CalmRun): Work[] {
  const open = new Map<string, { from: number; flying: number; takes: number; batches: number }>();
  const done: Work[] = [];
  for (const event of log) {
    if (event.kind !== 'batch-started' && event.kind !== 'batch-ended' && event.kind !== 'unit-ended') continue;
    const { step, unit, at } = event;
    const key = `${step} ${unit}`;
    const own = open.get(key) ?? { from: at, flying: 0, takes: 0, batches: 0 };
    open.set(key, own);
    switch (event.kind) {
      case 'batch-started':
        if (own.flying++ === 0) own.from = at;
        own.batches++;
        break;
      case 'batch-ended':
        if (--own.flying === 0) own.takes += at - own.from;
        break;
      case 'unit-ended':
        done.push({ step, unit, takes: own.takes, batches: own.batches });
        open.delete(key);
        break;
    }
  }
  return done;
}
