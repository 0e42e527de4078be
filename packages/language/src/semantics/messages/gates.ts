/** Gates by metrics, in plans. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { besideFleet, inStage, withCanary } from './example.ts';

const names = (metrics: readonly string[]) => metrics.map((name) => `\`${name}\``).join(' and ');

export const gateMessages = defineDiagnostics({
  'needs-canary': {
    severity: 'error',
    title: 'Nothing to compare it with',
    message: (args: { check: string; metrics: readonly string[] }) =>
      `\`${args.check}\` compares ${names(args.metrics)} with a baseline, and a plain gate has none.`,
    help: (args: { check: string }) => `Write \`gate canary ${args.check} for 30m\`.`,
    page: {
      meaning:
        'A metric that is compared needs servers on the old version beside those on the new one: `gate canary CHECK for D` ' +
        'takes as many of the old ones. A plain `gate` looks at what is deployed, and goes by thresholds or by the numbers of the model.',
      raises: withCanary('deploy web-1\ngate standard'),
      avoids: withCanary('deploy web-1\ngate canary standard for 30m'),
    },
  },
  'nothing-to-compare': {
    severity: 'error',
    title: 'Canary with nothing to compare',
    message: (args: { check: string; declared: boolean }) =>
      args.declared
        ? `No metric of \`${args.check}\` is compared with the baseline.`
        : `\`${args.check}\` has no metrics that could be compared with a baseline.`,
    help: (args: { check: string; declared: boolean }) =>
      args.declared
        ? `Give a metric \`compare to baseline\` in place of its threshold, or write \`gate ${args.check}\`.`
        : `Declare them, \`health ${args.check} { metric error-rate { bad when higher  compare to baseline } }\`, or write \`gate ${args.check}\`.`,
    page: {
      meaning:
        'A canary gate holds new servers against as many old ones, metric by metric: its check needs a `health` with at ' +
        'least one metric that is compared with the baseline.',
      raises: inStage('deploy web-1\ngate canary health for 30m'),
      avoids: withCanary('deploy web-1\ngate canary standard for 30m'),
    },
  },
  'reading-missing': {
    severity: 'error',
    title: 'Metrics that nobody can read',
    message: (args: { check: string; metrics: readonly string[]; model: string | undefined; partly: boolean }) =>
      args.model === undefined
        ? `There is no model that says how ${names(args.metrics)} of \`${args.check}\` ${args.metrics.length === 1 ? 'reads' : 'read'}.`
        : `\`${args.model}\` does not say how ${names(args.metrics)} of \`${args.check}\` ${args.metrics.length === 1 ? 'reads' : 'read'}.`,
    help: (args: { check: string; metrics: readonly string[]; partly: boolean }) =>
      args.partly
        ? `Add \`metric ${args.metrics[0] ?? ''} is …\` to the model.`
        : `Add \`metric ${args.metrics[0] ?? ''} is …\` to the model, or the check’s numbers: \`gate ${args.check} { detects 95%  false alarm 1% }\`.`,
    page: {
      meaning:
        'What a check by metrics sees is computed from how each of them reads (`metric … is` in the model). A model may ' +
        'instead say what the check detects, `gate CHECK { detects … }`; then the metrics are not looked at.',
      raises: besideFleet(
        'health deep {\n  metric errors { bad when higher  compare to baseline }\n}\nplan weekly {\n  stage all { deploy web-1  gate canary deep for 30m }\n}',
      ),
      avoids: withCanary('deploy web-1\ngate canary standard for 30m'),
    },
  },
  'no-samples': {
    severity: 'error',
    title: 'No time for a sample',
    message: (args: { check: string; said: boolean }) =>
      args.said
        ? `\`${args.check}\` takes less time than passes between two samples, so it has none to judge.`
        : `Nothing says how long \`${args.check}\` takes, so it has no samples to judge.`,
    help: (args: { check: string }) => `Say it in the model: \`gate ${args.check} { takes 10m }\`.`,
    page: {
      meaning:
        'A gate by metrics judges the samples that its time gives: one for each `every` of its health. Without one there ' +
        'is nothing to judge.',
      raises: besideFleet(
        'health load {\n  metric cpu { bad when higher  threshold 80% }\n}\nmodel m { metric cpu is normal(mean 50%, sd 5%) }\nplan weekly on fleet using m {\n  stage all { deploy all  gate load }\n}',
      ),
      avoids: besideFleet(
        'health load {\n  metric cpu { bad when higher  threshold 80% }\n}\nmodel m { metric cpu is normal(mean 50%, sd 5%)  gate load { takes 10m } }\nplan weekly on fleet using m {\n  stage all { deploy all  gate load }\n}',
      ),
    },
  },
  'gate-too-short': {
    severity: 'error',
    title: 'Too short for two samples',
    message: (args: { check: string }) =>
      `In this time \`${args.check}\` takes fewer than two samples of each metric; nothing can be compared.`,
    help: 'Give it more time, or take samples more often: `every` in the health (1m unless told).',
    page: {
      meaning:
        'A comparison needs at least two samples of each side, so a canary gate lasts at least two times `every`.',
      raises: withCanary('deploy web-1\ngate canary standard for 90s'),
      avoids: withCanary('deploy web-1\ngate canary standard for 2m'),
    },
  },
  'canary-takes-all': {
    severity: 'error',
    title: 'Nothing left for the baseline',
    message: () => 'With all of the traffic on the new servers nothing is left to compare them with.',
    help: 'Write less than 100%.',
    page: {
      meaning:
        'While a canary gate runs, new servers carry the share after `with`, and old ones the rest: the baseline.',
      raises: withCanary('deploy web-1\ngate canary standard for 30m with 100% traffic'),
      avoids: withCanary('deploy web-1\ngate canary standard for 30m with 5% traffic'),
    },
  },
});
