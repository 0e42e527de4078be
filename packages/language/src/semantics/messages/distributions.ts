/** Distributions and their parameters. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';
import { inModel, inStage } from './example.ts';

export const distributionMessages = defineDiagnostics({
  'unknown-distribution': {
    severity: 'error',
    title: 'Unknown distribution',
    message: (args: Unknown & { known: readonly string[] }) => `There is no distribution called \`${args.name}\`.`,
    help: (args: Unknown & { known: readonly string[] }) => didYouMean(args) ?? `There are ${args.known.join(', ')}.`,
    page: {
      meaning:
        'Times are a fixed duration, or one of `uniform(a..b)`, `triangular(a, b, c)`, `exponential(mean …)`, ' +
        '`normal(mean …, sd …)`, `lognormal(median …, p95 …)`, `weibull(shape …, scale …)`, `gamma(shape …, scale …)`, ' +
        '`erlang(k, mean …)`, `empirical("file.csv", column "…")` and `mix(90% …, 10% …)`.',
      raises: inStage('wait poisson(mean 4h)'),
      avoids: inStage('deploy all\nwait exponential(mean 4h)'),
    },
  },
  'distribution-form': {
    severity: 'error',
    title: 'Not a form of this distribution',
    message: (args: { name: string; forms: readonly string[]; missing: readonly string[] }) =>
      args.missing.length > 0
        ? `\`${args.name}\` has no ${args.missing.join(' and no ')}.`
        : `\`${args.name}\` cannot be told this.`,
    help: (args: { forms: readonly string[] }) => `Write ${args.forms.map((form) => `\`${form}\``).join(' or ')}.`,
    page: {
      meaning:
        'Each distribution is told certain parameters, most of them by name. Without all of them it has no mean, and ' +
        'with others it would be told too much.',
      raises: inModel('deploy takes exponential() per server'),
      avoids: inModel('deploy takes exponential(mean 5m) per server'),
    },
  },
  'distribution-order': {
    severity: 'error',
    title: 'Parameters out of order',
    message: (args: { smaller: string; larger: string; mayEqual: boolean }) =>
      `${args.smaller} must be ${args.mayEqual ? 'at most' : 'less than'} ${args.larger}.`,
    page: {
      meaning:
        'A range begins with its smaller end; the mode of `triangular` lies between its ends; the median of a ' +
        '`lognormal` is less than its 95th percentile, or the two say nothing about its spread.',
      raises: inModel('deploy takes lognormal(median 12m, p95 4m) per server'),
      avoids: inModel('deploy takes lognormal(median 4m, p95 12m) per server'),
    },
  },
  'distribution-mean': {
    severity: 'error',
    title: 'Mean out of range',
    message: (args: { name: string; most: string }) => `The mean of this \`${args.name}\` is more than ${args.most}.`,
    help: 'Check the parameters: the tail is too heavy.',
    page: {
      meaning:
        'A distribution whose mean is longer than 10,000 years (or as much exposure) has a tail so heavy that no ' +
        'number of trials would tell anything.',
      raises: inModel('deploy takes weibull(shape 0.01, scale 1h) per server'),
      avoids: inModel('deploy takes weibull(shape 0.8, scale 1h) per server'),
    },
  },
  'mixed-units': {
    severity: 'error',
    title: 'Two units in one distribution',
    message: (args: { here: string; there: string }) =>
      `This distribution is told ${args.there} before; ${args.here} do not go with them.`,
    help: 'Say all of it in one unit.',
    page: {
      meaning:
        'A bug surfaces after so many `server-hours` or so many `requests`; a metric reads percents, durations or ' +
        'numbers. One distribution is of one of them.',
      raises: inModel('bug crash { surfaces after mix(50% 200 server-hours, 50% 1_000 requests) }'),
      avoids: inModel('bug crash { surfaces after mix(50% 200 requests, 50% 1_000 requests) }'),
    },
  },
  'mix-weights': {
    severity: 'error',
    title: 'Weights do not add up',
    message: (args: { sum: string }) => `The weights of this \`mix\` add up to ${args.sum}, not 100%.`,
    help: 'Change them so that they add up to 100%.',
    page: {
      meaning: 'The weights of a `mix` are the chances of its parts, one of which is drawn: they add up to 100%.',
      raises: inModel('deploy takes mix(90% 5m, 5% 1h) per server'),
      avoids: inModel('deploy takes mix(90% 5m, 10% 1h) per server'),
    },
  },
});
