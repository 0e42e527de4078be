/** Windows, freezes and waits for the clock that leave nothing to start. */
import { defineDiagnostics } from '@rollout/language';
import { FIVE_CLUSTERS, planOn } from './example.ts';

export const calendarDiagnostics = defineDiagnostics({
  'never-open': {
    severity: 'error',
    title: 'Windows that are never open together',
    message: (args: { window: string; other: string; step: string }) =>
      `\`${args.step}\` could never start: \`${args.window}\` and \`${args.other}\` are never open at the same time.`,
    help: 'Let them overlap, or write both in one place: windows of one place add up.',
    page: {
      meaning:
        'The windows of one place (the fleet, the plan, a stage) add up: any of them may be open. Those of different places all have to be, so a stage can only narrow what the plan allows.',
      raises: planOn(
        FIVE_CLUSTERS,
        'window mon..thu 09:00..16:00 in "Europe/Berlin"\nstage all {\n  window sat, sun 09:00..16:00 in "Europe/Berlin"\n  deploy all\n}',
      ),
      avoids: planOn(
        FIVE_CLUSTERS,
        'window mon..thu 09:00..16:00 in "Europe/Berlin"\nstage all {\n  window thu..sun 09:00..12:00 in "Europe/Berlin"\n  deploy all\n}',
      ),
    },
  },
  'shift-never-open': {
    severity: 'error',
    title: 'No time at which all of it is open',
    message: () => 'This waits until the windows of all its servers are open, and they never are at the same time.',
    help: 'Shift place by place, `each region in all { shift traffic in here to … }`, or let the windows overlap.',
    page: {
      meaning:
        'A shift starts when every server of what it selects may start. Where windows go by the clock of each server (`local`), those of servers far apart may have no time in common.',
      raises: planOn(
        'region asia { timezone "Asia/Tokyo"  server[5] }\nregion europe { timezone "Europe/Berlin"  server[5] }',
        'window mon..thu 09:00..12:00 local\nstage all {\n  deploy green to all by region\n  shift traffic to 5%, 100%\n  retire blue after 1h\n}',
      ),
      avoids: planOn(
        'region asia { timezone "Asia/Tokyo"  server[5] }\nregion europe { timezone "Europe/Berlin"  server[5] }',
        'window mon..thu 09:00..12:00 local\nstage all {\n  deploy green to all by region\n  each region in all { shift traffic in here to 5%, 100% }\n  retire blue after 1h\n}',
      ),
    },
  },
  'freeze-swallows': {
    severity: 'error',
    title: 'A freeze that swallows the rest of the time',
    message: (args: { what: string; opens: string; deadline: string; least: string }) =>
      `This freeze holds \`${args.what}\` until ${args.opens} at the earliest, so the plan takes at least ${args.least} and can never be done within ${args.deadline}.`,
    help: 'Start earlier, let the plan take longer, or finish before the freeze.',
    page: {
      meaning:
        'In a freeze nothing starts. Without this one the plan could meet its deadline; with it, what is left to start finds its next window only when the deadline is over.',
      raises: planOn(
        FIVE_CLUSTERS,
        'starts 2026-12-17 09:00 in "Europe/Berlin"\nwindow mon..thu 09:00..16:00 in "Europe/Berlin"\nfreeze 2026-12-18..2027-01-06\ndeadline 10d\nstage first { deploy west  wait 24h }\nstage rest { deploy remaining }',
      ),
      avoids: planOn(
        FIVE_CLUSTERS,
        'starts 2026-12-07 09:00 in "Europe/Berlin"\nwindow mon..thu 09:00..16:00 in "Europe/Berlin"\nfreeze 2026-12-18..2027-01-06\ndeadline 10d\nstage first { deploy west  wait 24h }\nstage rest { deploy remaining }',
      ),
    },
  },
  'wait-into-freeze': {
    severity: 'warning',
    title: 'A wait that ends in a freeze',
    message: (args: { ends: string; freeze: string; thaws: string | null }) =>
      `At the earliest this ends on ${args.ends}, when \`${args.freeze}\` lets nothing start${args.thaws === null ? '' : ` before ${args.thaws}`}.`,
    help: 'Start the plan earlier or later, or wait for a time outside the freeze.',
    page: {
      meaning:
        'What comes after the wait would stand still until the freeze is over, so the wait is for the wrong time. Looked at is the earliest time at which the plan could come there.',
      raises: planOn(
        FIVE_CLUSTERS,
        'starts 2026-12-14 09:00 in "Europe/Berlin"\nfreeze 2026-12-19..2027-01-04\nstage first { deploy west }\nstage rest {\n  wait until next mon 09:00\n  deploy remaining\n}',
      ),
      avoids: planOn(
        FIVE_CLUSTERS,
        'starts 2026-12-07 09:00 in "Europe/Berlin"\nfreeze 2026-12-19..2027-01-04\nstage first { deploy west }\nstage rest {\n  wait until next mon 09:00\n  deploy remaining\n}',
      ),
    },
  },
});
