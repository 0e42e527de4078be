/** Windows, freezes, and when a plan starts. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { besideFleet, inPlan } from './example.ts';

export const calendarMessages = defineDiagnostics({
  'dates-order': {
    severity: 'error',
    title: 'Dates out of order',
    message: (args: { from: string; to: string }) => `${args.from} is after ${args.to}.`,
    help: 'A freeze begins with its first day; both days are in it.',
    page: {
      meaning: 'A freeze goes from its first day to its last one, both included.',
      raises: inPlan('freeze 2027-01-04..2026-12-19'),
      avoids: inPlan('freeze 2026-12-19..2027-01-04'),
    },
  },
  'far-date': {
    severity: 'error',
    title: 'Too far ahead',
    message: (args: { date: string; last: string }) => `${args.date} is too far ahead: dates go up to ${args.last}.`,
    help: (args: { last: string }) => `Write ${args.last}, or an earlier date.`,
    page: {
      meaning:
        'Dates have four digits for the year, and a run may go on for long after it has started, so a plan names none ' +
        'after 9000-12-31. A freeze until then lasts for ever.',
      raises: inPlan('freeze 2026-12-19..9999-12-31 for web-1'),
      avoids: inPlan('freeze 2026-12-19..9000-12-31 for web-1'),
    },
  },
  'local-without-zone': {
    severity: 'warning',
    title: 'No time zone of its own',
    message: (args: { names: readonly string[]; more: number; fleet: string | undefined }) =>
      args.fleet === undefined
        ? `${listed(args.names, args.more)} ${args.names.length === 1 ? 'has' : 'have'} no time zone: there the window goes by the plan’s.`
        : `No server of \`${args.fleet}\` has a time zone: the window goes by the plan’s everywhere.`,
    help: 'Say it in the topology: `timezone "Europe/Berlin"`.',
    page: {
      meaning:
        'A window that is `local` goes by the clock of each server, so each needs a `timezone`, its own or that of a ' +
        'node around it. Servers without one go by the plan’s zone: that of `starts`, else of its first window that ' +
        'names one, else UTC.',
      raises: inPlan('window mon..thu 09:00..16:00 local'),
      avoids: besideFleet(
        'topology abroad { region eu { timezone "Europe/Berlin"  server[4] } }\n' +
          'plan other on abroad { window mon..thu 09:00..16:00 local  stage all { deploy all } }',
      ),
    },
  },
  'window-times': {
    severity: 'error',
    title: 'A window that closes when it opens',
    message: (args: { at: string }) => `This window opens and closes at ${args.at}.`,
    help: 'Write `00:00..24:00` for whole days.',
    page: {
      meaning:
        'A window is open from its first time to just before its last one, on the next day if that is earlier. Two that ' +
        'are the same could mean no time at all or a whole day. `00:00..24:00` is a day from midnight to midnight.',
      raises: inPlan('window mon..fri 09:00..09:00 in "UTC"'),
      avoids: inPlan('window mon..fri 00:00..24:00 in "UTC"'),
    },
  },
  'starts-frozen': {
    severity: 'error',
    title: 'Starts in a freeze',
    message: (args: { date: string; from: string; to: string; first: string | undefined; zone: string | undefined }) =>
      `The plan starts on ${args.date}${args.zone === undefined ? '' : ` (in ${args.zone})`}, and nothing may start from ${args.from} to ${args.to}.`,
    help: (args: { first: string | undefined }) =>
      args.first === undefined ? 'No day after it is free.' : `The first day after it is ${args.first}.`,
    page: {
      meaning: 'In a freeze nothing starts, so a plan that begins in one would only wait for its end.',
      raises: inPlan('starts 2026-12-21 09:00\nfreeze 2026-12-19..2027-01-04'),
      avoids: inPlan('starts 2027-01-05 09:00\nfreeze 2026-12-19..2027-01-04'),
    },
  },
});

function listed(names: readonly string[], more: number): string {
  const all = names.map((name) => `\`${name}\``);
  if (more > 0) return `${all.join(', ')} and ${more} more`;
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
