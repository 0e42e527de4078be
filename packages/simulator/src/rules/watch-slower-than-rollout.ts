/** A watch whose alarm comes when everything is out. */
import { roundedDurationText } from '@rollout/compiler';
import { hoursOption } from '@rollout/language';
import { lawOf } from '../distributions/index.ts';
import { known } from '../known.ts';
import { gateDetects } from './gate-chances.ts';
import { growthIn } from './growth.ts';
import { runRule } from './run-rule.ts';

const planOf = (delay: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 5m per server
  bug crash { present 3%  surfaces after exponential(mean 20 server-hours) }
  watch health { detects 90% after exponential(mean ${delay}) }
}
plan weekly on fleet using typical {
  maxDown 25% per cluster
  watch health
  stage first {
    deploy 1 cluster
    wait 1h
  }
  stage rest {
    deploy remaining
    wait 1h
  }
  on unhealthy rollback
}
`;

interface Args {
  readonly watch: string;
  readonly bug: string;
  readonly takes: string;
  readonly growth: string;
}

export const watchSlowerThanRollout = runRule({
  code: 'watch-slower-than-rollout',
  severity: 'warning',
  recommended: true,
  title: 'A watch slower than what it watches',
  options: {
    least: hoursOption(
      0,
      'How much time there should be, beyond what the watch needs, from the first that is reached to the last.',
    ),
  },
  message: ({ watch, bug, takes, growth }: Args) =>
    `Half of the time \`watch ${watch}\` needs ${takes} and more to give alarm of \`${bug}\`, and ${growth} after the first server or user everything has begun to go out: the alarm stops nothing.`,
  help: 'Wait between the stages, at least for as long as the watch needs, or put a gate there.',
  page: {
    meaning:
      'The median of what a watch of the plan needs to see a bug is less than the time from the first that is reached to the last that the plan begins with, in a run in which nothing goes wrong. A plan with a gate that sees the bug on the way is not spoken of.',
    rationale:
      'A watch can stop a rollout only while there is something left to stop. If everything is out before its first alarm can come, the watch is monitoring, not a safeguard: in 2019 a change of a firewall rule at Cloudflare went ' +
      'to the whole world within seconds, with alarms that came when every edge was at 100% CPU.',
    raises: planOf('4h'),
    avoids: planOf('10m'),
    sources: [
      {
        title: 'Cloudflare: Details of the Cloudflare outage on July 2, 2019',
        url: 'https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/',
      },
    ],
  },
  check: ({ machine, sources, calm, outlook }, { least }, report) => {
    const { watches, numbers } = machine;
    const run = watches.length === 0 ? null : calm();
    if (run === null) return;
    const growth = growthIn(machine, run.log);
    const first = run.log.find(({ kind }) => kind === 'batch-ended' || kind === 'lever-pulled')?.at;
    const last = growth.at(-1)?.at;
    if (first === undefined || last === undefined) return;
    const lasts = Math.max(0, last - first);
    const seen = outlook();
    for (const { check, stage } of watches) {
      const { name, watch } = known(numbers.checks[check]);
      if (stage !== null) continue;
      const slow = numbers.bugs.findIndex((_, bug) => {
        const gated = seen?.looks.some(
          ({ kind, step, at, met }, look) =>
            kind === 'gate' &&
            step !== null &&
            at < last &&
            met[bug] === true &&
            known(known(seen.bugs[bug]).shown[look]) > 0 &&
            gateDetects(machine, step, bug) > 0,
        );
        if (known(watch.detects[bug]) === 0 || gated === true) return false;
        return lawOf(known(watch.after[bug])).median + least > lasts;
      });
      if (slow < 0) continue;
      const takes = lawOf(known(watch.after[slow])).median;
      const finding = {
        watch: name,
        bug: known(numbers.bugs[slow]).name,
        takes: roundedDurationText(takes),
        growth: roundedDurationText(lasts),
      };
      report(finding, sources.plan);
    }
  },
});
