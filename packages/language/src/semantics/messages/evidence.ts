/** What the numbers of a model were estimated from. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { inModel } from './example.ts';

export const evidenceMessages = defineDiagnostics({
  'evidence-above-whole': {
    severity: 'error',
    title: 'More often than it could',
    message: (args: { count: number; of: number }) => `It cannot have happened ${args.count} times of ${args.of}.`,
    help: 'First comes how often it happened, then how often it could have: `from 6 of 194`.',
    page: {
      meaning:
        'After a chance, `from 6 of 194` says what it was counted from: it happened 6 times of 194. The first number is at most the second.',
      raises: inModel('deploy fails 3% from 194 of 6 per server'),
      avoids: inModel('deploy fails 3% from 6 of 194 per server'),
    },
  },
  'evidence-elsewhere': {
    severity: 'warning',
    title: 'Chance far from its evidence',
    message: (args: { said: string; count: number; of: number; percent: string }) =>
      `${args.count} of ${args.of} is ${args.percent}, too far from ${args.said} to be chance.`,
    help: (args: { percent: string }) => `Write ${args.percent}, or correct what it was counted from.`,
    page: {
      meaning:
        'After a chance stands what it was counted from. A chance outside the 99% interval of that count does not come from it: a slip of the pen, or numbers that are out of date. ' +
        'A plan runs with the chance; `rollout simulate --uncertain` with what the count says.',
      raises: inModel('deploy fails 30% from 6 of 194 per server'),
      avoids: inModel('deploy fails 3% from 6 of 194 per server'),
    },
  },
  'evidence-unused': {
    severity: 'warning',
    title: 'Number of values without use',
    message: (args: { name: string }) => `Nothing follows from how many values \`${args.name}\` comes from.`,
    help: 'Leave it out, or give a family that is fitted by likelihood: `lognormal`, `gamma`, `weibull`, `exponential`, `normal`.',
    page: {
      meaning:
        'After a distribution, `from 194` says to how many values it was fitted, so that `rollout simulate --uncertain` knows how sure it is. For `uniform`, `triangular`, `mix` and `empirical` ' +
        'that is not known: they are taken as they are.',
      raises: inModel('deploy takes uniform(4m..8m) from 194 per server'),
      avoids: inModel('deploy takes lognormal(median 5m, sigma 0.3) from 194 per server'),
    },
  },
});
