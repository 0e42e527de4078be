/** A freeze that finds the plan half-way. */
import { openCalendar, type RunEvent } from '@rollout/compiler';
import { hoursOption } from '@rollout/language';
import { ageText, shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { type Growth, growthIn } from './growth.ts';
import { runRule } from './run-rule.ts';

const planOf = (start: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 1h per cluster
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  starts ${start} 09:00 in "Europe/Berlin"
  freeze 2026-12-19..2027-01-04
  maxDown 1 cluster
  stage first {
    deploy 1 cluster
    wait 3d
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
  readonly freeze: string;
  readonly out: string | null;
  readonly stands: string;
  readonly most: string;
  readonly starts: string;
}

export const freezeInTheMiddle = runRule({
  code: 'freeze-in-the-middle',
  severity: 'warning',
  recommended: true,
  title: 'A freeze that comes half-way',
  options: {
    most: hoursOption(96, 'How long a plan that has begun may stand still for a freeze.'),
  },
  message: ({ freeze, out, stands, starts, most }: Args) =>
    `Begun ${starts}, the plan comes to \`${freeze}\` half-way: ${out === null ? '' : `${out} of what it deploys is on the new version, the rest on the old, and `}nothing more goes out for ${stands}; ${most} is the most there should be.`,
  help: 'Start it early enough to be through before the freeze, or after it.',
  page: {
    meaning:
      'A plan that has begun does not stand still for more than four days because of a freeze. The plan is run from its own start, nothing going wrong.',
    rationale:
      'A freeze is there for a time in which nobody wants surprises. A fleet that goes into it half upgraded has two versions in it for all of that time: the untested mixture is in production just when ' +
      'fewest people are there, and a fix for either version has to be two fixes.',
    raises: planOf('2026-12-17'),
    avoids: planOf('2026-12-10'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments (time window blockers)',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ machine, layout, sources, calm }, { most }, report) => {
    const run = calm();
    if (run === null || machine.start === null || layout.calendar === null) return;
    const calendar = openCalendar(machine.start);
    const growth = growthIn(machine, run.log);
    machine.constraints.freezes.forEach((freeze, index) => {
      const hours = calendar.hours({ layers: [], freezes: [freeze] });
      const from = hours.nextClosing(0);
      const to = from === null ? null : hours.nextOpening(from);
      if (from === null || to === null) return;
      const stands = standstill(growth, from, to);
      if (stands === null || stands.takes <= most) return;
      const deployed = doneBy(run.log, from);
      const finding = {
        freeze: freeze.text,
        out: deployed > 0 ? shareText(deployed / layout.selected) : null,
        stands: ageText(stands.takes),
        most: ageText(most),
        starts: calendar.text(0, known(machine.start ?? undefined).zone),
      };
      report(finding, known(sources.constraints.freezes[index]));
    });
  },
});

/** From the last thing that went out before the freeze to the first after it. null: something goes out meanwhile, or nothing before or after. */
function standstill(growth: readonly Growth[], from: number, to: number): { readonly takes: number } | null {
  const before = growth.findLast(({ at }) => at < from);
  const after = growth.find(({ at }) => at >= from);
  return before === undefined || after === undefined || after.at < to ? null : { takes: after.at - before.at };
}

function doneBy(log: readonly RunEvent[], time: number): number {
  return log.reduce((sum, event) => (event.kind === 'batch-ended' && event.at <= time ? sum + event.servers : sum), 0);
}
