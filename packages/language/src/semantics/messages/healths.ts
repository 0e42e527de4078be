/** Healths, their metrics, and what a model says of these. */
import { defineDiagnostics, type Example } from '../../diagnostics/index.ts';
import { besideFleet, besideHealth, inHealth } from './example.ts';

export const healthMessages = defineDiagnostics({
  'no-metrics': {
    severity: 'error',
    title: 'Nothing to look at',
    message: (args: { name: string }) => `\`${args.name}\` has no metrics.`,
    help: 'Add one: `metric error-rate { bad when higher  compare to baseline }`.',
    page: {
      meaning:
        'A health says what a check looks at: its metrics. A check of which only the numbers are known needs none: ' +
        'it is `gate NAME { detects 95% }` in a model.',
      raises: inHealth('every 1m'),
      avoids: inHealth('every 1m\nmetric error-rate { bad when higher  compare to baseline }'),
    },
  },
  'threshold-and-baseline': {
    severity: 'error',
    title: 'Held against two things',
    message: (args: { name: string }) =>
      `\`${args.name}\` has a threshold; it cannot be compared with the baseline as well.`,
    help: 'Keep one of the two, or declare two metrics.',
    page: {
      meaning:
        'A metric with a `threshold` is good while its mean stays on the good side of it; one that is compared is good ' +
        'while the new servers read like the old ones. Each metric is judged in one way.',
      raises: inHealth('metric error-rate { bad when higher  threshold 1%  compare to baseline }'),
      avoids: inHealth('metric error-rate { bad when higher  threshold 1% }'),
    },
  },
  'which-side': {
    severity: 'error',
    title: 'Which side is bad?',
    message: (args: { name: string }) => `Nothing says on which side of its threshold \`${args.name}\` is bad.`,
    help: 'Write `bad when higher` or `bad when lower`.',
    page: {
      meaning:
        'A threshold has a good side and a bad one. Only what is compared with a baseline can be bad when different.',
      raises: inHealth('metric error-rate { bad when different  threshold 1% }'),
      avoids: inHealth('metric error-rate { bad when higher  threshold 1% }'),
    },
  },
  'weights-leave-nothing': {
    severity: 'error',
    title: 'Weights leave nothing',
    message: (args: { sum: number; open: number }) =>
      `The weights add up to ${args.sum} of 100 and leave nothing for the ${args.open === 1 ? 'metric' : `${args.open} metrics`} without one.`,
    help: 'Give every metric a weight, or smaller ones to these.',
    page: {
      meaning:
        'Metrics without a `weight` share in equal parts what the others leave of 100. Where every metric has one, ' +
        'they may add up to anything: only how they compare counts.',
      raises: inHealth(
        'metric error-rate { bad when higher  compare to baseline  weight 100 }\nmetric cpu { compare to baseline }',
      ),
      avoids: inHealth(
        'metric error-rate { bad when higher  compare to baseline  weight 80 }\nmetric cpu { compare to baseline }',
      ),
    },
  },
  'weight-of-hundred': {
    severity: 'hint',
    title: 'Less than those without a weight',
    message: (args: { name: string; weight: number; each: number }) =>
      `\`${args.name}\` counts ${args.weight} of 100; each metric without a weight counts ${args.each}.`,
    help: 'To compare weights with each other alone, give every metric one.',
    page: {
      meaning:
        'Metrics without a `weight` share in equal parts what the others leave of 100, so a small weight makes a metric ' +
        'count for less than those that have none.',
      raises: inHealth(
        'metric error-rate { bad when higher  compare to baseline  weight 2 }\nmetric cpu { compare to baseline }',
      ),
      avoids: inHealth(
        'metric error-rate { bad when higher  compare to baseline  weight 2 }\nmetric cpu { compare to baseline  weight 1 }',
      ),
    },
  },
  'marginal-above-pass': {
    severity: 'error',
    title: 'Marginal above pass',
    message: (args: { marginal: number; pass: number }) =>
      `A score of ${args.marginal} would be marginal, and one of ${args.pass} passes already.`,
    help: 'Write the larger score after `pass at`.',
    page: {
      meaning: 'From `pass at` on a check passes, from `marginal at` on it is marginal, below that it fails.',
      raises: inHealth('metric cpu { compare to baseline }\npass at 75\nmarginal at 95'),
      avoids: inHealth('metric cpu { compare to baseline }\npass at 95\nmarginal at 75'),
    },
  },
  'reading-kind': {
    severity: 'error',
    title: 'Not what this metric reads',
    message: (args: { metric: string; is: string; expected: string; where: string }) =>
      `\`${args.metric}\` reads ${args.expected} (${args.where}), not ${args.is}.`,
    page: {
      meaning:
        'A metric reads percents, durations or numbers, and always the same: its threshold, how it reads while nothing ' +
        'is wrong (`metric … is`) and where a bug moves it (`moves … to`) are of one kind.',
      raises: besideHealth(
        'metric errors is normal(mean 0.5%, sd 0.1%)\nbug crash { present 1%  shows 50% at cluster 1  moves errors to normal(mean 3, sd 1) }',
      ),
      avoids: besideHealth(
        'metric errors is normal(mean 0.5%, sd 0.1%)\nbug crash { present 1%  shows 50% at cluster 1  moves errors to normal(mean 3%, sd 1%) }',
      ),
    },
  },
  'moves-without-reading': {
    severity: 'error',
    title: 'Moves what has no place',
    message: (args: { bug: string; metric: string }) =>
      `\`${args.bug}\` moves \`${args.metric}\`, but nothing says how that reads while nothing is wrong.`,
    help: (args: { metric: string }) => `Add \`metric ${args.metric} is …\` to the model.`,
    page: {
      meaning:
        'How well a gate sees a bug follows from how its metrics read with the bug and without it. Both are needed.',
      raises: besideHealth('bug crash { present 1%  shows 50% at cluster 1  moves errors to normal(mean 3%, sd 1%) }'),
      avoids: besideHealth(
        'metric errors is normal(mean 0.5%, sd 0.1%)\nbug crash { present 1%  shows 50% at cluster 1  moves errors to normal(mean 3%, sd 1%) }',
      ),
    },
  },
  'bug-unseen': {
    severity: 'warning',
    title: 'A bug that no check sees',
    message: (args: { bug: string; plan: string }) =>
      `No gate and no watch of \`${args.plan}\` can see \`${args.bug}\`: it moves none of their metrics, and nothing says that they detect it.`,
    help: (args: { bug: string; check: string; metric: string }) =>
      `Say where it moves one, \`moves ${args.metric} to …\`, or how likely it is seen, \`gate ${args.check} { detects 90% of ${args.bug} }\`.`,
    page: {
      meaning:
        'A check that goes by its metrics sees the bugs that move them, and others only if the model says so. A bug that ' +
        'is seen by none of a plan’s checks escapes whenever it is there.',
      raises: unseen(''),
      avoids: unseen('  moves errors to normal(mean 3%, sd 1%)'),
    },
  },
  'too-many-moving': {
    severity: 'error',
    title: 'Too many bugs move its metrics',
    message: (args: { health: string; count: number }) =>
      `${args.count} bugs move metrics of \`${args.health}\`; there may be 8.`,
    help: 'Join bugs that look alike, or let the others be seen by numbers: `detects … of BUG`.',
    page: {
      meaning:
        'How likely a gate is to pass is worked out for every set of bugs that move its metrics. With 8 of them there ' +
        'are 256 sets, and with each one more twice as many.',
      raises: besideHealth(movedBy(9)),
      avoids: besideHealth(movedBy(8)),
    },
  },
  'detects-and-moves': {
    severity: 'error',
    title: 'Known in two ways',
    message: (args: { check: string; bug: string }) =>
      `\`${args.bug}\` moves a metric of \`${args.check}\`: how well it is detected follows from that.`,
    help: 'Keep `detects` or `moves`.',
    page: {
      meaning:
        'For a bug that moves a metric of a check, the check’s power is computed from samples. A chance beside it would ' +
        'say the same thing again, and perhaps something else.',
      raises: besideHealth(
        'metric errors is normal(mean 0.5%, sd 0.1%)\nbug crash { present 1%  shows 50% at cluster 1  moves errors to normal(mean 3%, sd 1%) }\ngate standard { detects 95% of crash }',
      ),
      avoids: besideHealth(
        'metric errors is normal(mean 0.5%, sd 0.1%)\nbug crash { present 1%  shows 50% at cluster 1  moves errors to normal(mean 3%, sd 1%) }',
      ),
    },
  },
  'false-alarm-and-metrics': {
    severity: 'error',
    title: 'Known in two ways',
    message: (args: { check: string }) =>
      `\`${args.check}\` goes by its metrics: how often it errs follows from how they read.`,
    help: 'Leave `false alarm` out.',
    page: {
      meaning:
        'Where a model says how all metrics of a check read, its false alarms are computed from samples of a healthy ' +
        'release. A chance beside it would say the same thing again, and perhaps something else.',
      raises: besideHealth('metric errors is normal(mean 0.5%, sd 0.1%)\ngate standard { false alarm 1% }'),
      avoids: besideHealth('gate standard { detects 95%  false alarm 1% }'),
    },
  },
});

function movedBy(count: number): string {
  const bugs = Array.from(
    { length: count },
    (_, i) => `bug b${i + 1} { present 1%  shows 50% at cluster 1  moves errors to ${i + 2}% }`,
  );
  return ['metric errors is normal(mean 0.5%, sd 0.1%)', ...bugs].join('\n');
}

function unseen(moves: string): Example {
  return besideFleet(
    'health deep { metric errors { bad when higher  compare to baseline } }\nmodel m {\n  metric errors is normal(mean 0.5%, sd 0.1%)\n' +
      `  bug crash { present 1%  shows 50% at cluster 1${moves} }\n}\n` +
      'plan weekly on fleet using m {\n  stage all { deploy web-1  gate canary deep for 30m }\n}',
  );
}
