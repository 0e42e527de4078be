/** Servers are taken down when they are needed most. */
import { type Calendar, type Layout, type Machine, openCalendar } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import { shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { type Growth, growthIn } from './growth.ts';
import { runRule } from './run-rule.ts';

/** Half as much again from nine to one. */
const HOURS = Array.from({ length: 24 }, (_, hour) => `${hour},${hour >= 9 && hour < 13 ? 1.5 : 0.9}`);

const planOf = (start: string): { readonly files: Readonly<Record<string, string>> } => ({
  files: {
    'plan.rollout': `topology fleet { region west { cluster web[4] { server[20] } } }
service shop { runs on all  load 1_000 requests/s from "load.csv"  headroom 250% }
model typical {
  deploy takes 30m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly of shop on fleet using typical {
  starts 2026-11-24 ${start} in "UTC"
  maxDown 50% per cluster
  stage first {
    deploy 1 cluster
    wait 1h
    gate health
  }
  stage rest {
    deploy remaining
    wait 4h
    gate health
  }
}
`,
    'load.csv': `hour,load\n${HOURS.join('\n')}\n`,
  },
});

interface Args {
  readonly service: string;
  readonly share: string;
  readonly peak: string;
}

export const rolloutAtPeak = runRule({
  code: 'rollout-at-peak',
  severity: 'hint',
  recommended: false,
  title: 'Taken down at the busiest hours',
  options: {
    most: shareOption(0.5, 'How much of a service’s servers may be taken down in its busiest hours.'),
    busy: shareOption(0.9, 'Hours are among the busiest if their load is at least this part of the greatest.'),
  },
  message: ({ service, share, peak }: Args) =>
    `Of the servers of \`${service}\` that are taken down, ${share} are in its busiest hours, with ${peak} times its ordinary load.`,
  help: 'Start at another hour, or let a `window` say when servers may be taken down.',
  page: {
    meaning:
      'Of a service whose load is known by the hour, no more than half of the servers that a plan takes down are taken down in hours with 90% or more of its greatest load, if those are at most half of the hours of a week. Looked at is a run in which nothing goes wrong, of a plan that says when it starts or has windows.',
    rationale:
      'What is down hands its load to the others, and most of it in the busiest hours. There may be room for it, and the checks of load say if there is not; but it is the same room that a failure would need, and each customer who meets a bug ' +
      'does so in the hour in which there are most of them.',
    raises: planOf('09:00'),
    avoids: planOf('18:00'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments (time window blockers)',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ machine, layout, sources, calm }, { most, busy }, report) => {
    const { services, start, constraints } = machine;
    if (layout.calendar === null || (start === null && constraints.windows.length === 0)) return;
    if (services.every(({ load }) => (load?.profile ?? null) === null)) return;
    const run = calm();
    if (run === null) return;
    const calendar = openCalendar(layout.calendar.start);
    const down = growthIn(machine, run.log).filter(({ step }) => isInPlace(machine, step));
    services.forEach(({ name, load }, service) => {
      const profile = load?.profile ?? null;
      if (profile === null) return;
      const peak = Math.max(...profile.factors);
      const isBusy = profile.factors.map((factor) => factor >= busy * peak);
      if (isBusy.filter(Boolean).length > profile.factors.length / 2) return;
      const own = down.filter((growth) => serviceOf(layout, growth) === service);
      const all = own.reduce((sum, { servers }) => sum + servers, 0);
      const atPeak = own.reduce(
        (sum, { at, servers }) => sum + (busyAt(calendar, at, profile.zone, isBusy) ? servers : 0),
        0,
      );
      if (all === 0 || atPeak / all <= most) return;
      const finding = { service: name, share: shareText(atPeak / all), peak: String(Number(peak.toFixed(2))) };
      report(finding, known(sources.services[service]));
    });
  },
});

function isInPlace({ steps }: Machine, step: number): boolean {
  const own = steps[step];
  return own?.kind === 'deploy' && !own.green;
}

/** -1: of none. A unit is taken to be of the service of the first of its servers. */
function serviceOf({ steps, serviceOf: services }: Layout, { step, unit }: Growth): number {
  const own = steps[step];
  const cell = own?.kind === 'deploy' ? own.units[unit]?.entries[0]?.cell : undefined;
  return cell === undefined ? -1 : known(services[cell]);
}

const busyAt = (calendar: Calendar, at: number, zone: string, isBusy: readonly boolean[]): boolean =>
  isBusy[calendar.hourOfWeek(at, zone)] === true;
