/** A gate whose few samples cannot tell a bug from a good day. */
import { roundedDurationText } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import { shareText } from '../checks/number-text.ts';
import { judgedHealth, samplesIn, usualTime } from '../gates/index.ts';
import { known } from '../known.ts';
import { gateDetects } from './gate-chances.ts';
import { runRule } from './run-rule.ts';

const planOf = (threshold: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
health standard {
  metric error-rate { bad when higher  threshold ${threshold} }
  every 1m
}
model typical {
  deploy takes 4m per server
  metric error-rate is normal(mean 0.5%, sd 0.2%)
  bug errors {
    present 3%
    surfaces after 1 server-hours
    moves error-rate to normal(mean 1.2%, sd 0.3%)
  }
  gate standard { takes 10m }
}
plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage first {
    deploy 1 cluster
    wait 4h
    gate standard
  }
  stage rest {
    deploy remaining
    wait 4h
    gate standard
  }
}
`;

interface Args {
  readonly gate: string;
  readonly bug: string;
  readonly power: string;
  readonly samples: number;
  readonly takes: string;
  readonly least: string;
}

export const gateWithoutPower = runRule({
  code: 'gate-without-power',
  severity: 'warning',
  recommended: true,
  title: 'A gate that mostly misses what it is for',
  options: {
    least: shareOption(0.5, 'The chance with which a gate should see a bug that moves one of its metrics.'),
  },
  message: ({ gate, bug, power, samples, takes, least }: Args) =>
    `\`${gate}\` sees \`${bug}\` with ${power} once it has shown, by ${samples === 1 ? 'one sample' : `${samples} samples`} of each metric in ${takes}; ${least} is the least there should be.`,
  help: 'Set the threshold between what the metric reads when all is well and what the bug moves it to, look for longer, or compare with a baseline (`gate canary … for …`).',
  page: {
    meaning:
      'A gate that is judged by metrics fails with at least one half where a bug that moves one of them has shown: computed from what the model says that the metrics read, before and after. Of canaries `canary-too-short` tells.',
    rationale:
      'A threshold that is set where nothing ever comes near it never cries wolf, and never says anything. People see a gate in the plan, and count on it. What a gate can see is a number, and it is known before anything ships: ' +
      'the power of its test.',
    raises: planOf('2%'),
    avoids: planOf('0.8%'),
    sources: [
      {
        title: 'Spinnaker: Canary best practices',
        url: 'https://spinnaker.io/docs/guides/user/canary/best-practices/',
      },
    ],
  },
  check: ({ machine, sources }, { least }, report) => {
    const told = new Set<string>();
    /** What has been said of a check: where it is asked again in the same way it is as weak. */
    const said = new Set<string>();
    machine.steps.forEach((step, index) => {
      const health = step.kind === 'gate' && step.canary === null ? judgedHealth(machine, index) : null;
      if (health === null || told.has(step.source)) return;
      told.add(step.source);
      for (const bug of health.moving) {
        const power = gateDetects(machine, index, bug);
        if (power >= least) continue;
        const takes = usualTime(machine, index);
        const finding = {
          gate: step.text,
          bug: known(machine.numbers.bugs[bug]).name,
          power: shareText(power),
          samples: samplesIn(health, takes),
          takes: roundedDurationText(takes),
          least: shareText(least),
        };
        const what = JSON.stringify(finding);
        if (said.has(what)) continue;
        said.add(what);
        report(finding, known(sources.steps[index]));
      }
    });
  },
});
