/** What is said of each number of a calibrated model: from how many rows, how sure, and how well it fits. */

import { type LawFit, LEAST_VALUES, type Parameter, POOR_FIT, type Rate } from '@rollout/simulator';
import { formatCount, formatPercent } from '../number.ts';
import { decimal, timeLiteral } from './literals.ts';

/** `12 of 2,400: 0.5% (0.273–0.847%)`; `what` are the things that were counted. */
export function rateSaying({ count, of, value, low, high }: Rate, what: string): string {
  return `${formatCount(count)} of ${formatCount(of)} ${what}: ${formatPercent(value)} (${formatPercent(low)} to ${formatPercent(high)})`;
}

/** Lines about the times of `what`. */
export function lawSayings(fit: LawFit, what: string): string[] {
  switch (fit.kind) {
    case 'too-few':
      return [`Of ${what} there are ${formatCount(fit.values)}, too few to fit: it takes ${LEAST_VALUES}.`];
    case 'fixed':
      return [`${formatCount(fit.values)} ${what}, all alike.`];
    case 'fitted': {
      const { p, statistic, replicates } = fit.goodness;
      const sure = fit.chosen.parameters.map(parameterSaying).join('; ');
      const criteria = fit.candidates.map(({ family, aic }) => `${family} ${aic.toFixed(1)}`).join(', ');
      const verdict = p <= POOR_FIT ? 'it does not fit' : 'it fits';
      return [
        `${formatCount(fit.values)} ${what}: ${sure}.`,
        `Least AIC of ${criteria}.`,
        `Anderson–Darling A² ${decimal(statistic)}, p ${decimal(p)} by ${replicates} samples: ${verdict}.`,
        ...(p <= POOR_FIT
          ? [
              'None of these families fits: draw from the times themselves, `empirical("times.csv", column "minutes")`, or tell apart what takes different times.',
            ]
          : []),
        ...(fit.values < FEW
          ? [`${formatCount(fit.values)} are few: which family they come from is hardly known.`]
          : []),
      ];
    }
  }
}

/** With fewer values families can hardly be told apart. */
const FEW = 30;

function parameterSaying({ name, value, low, high, isTime }: Parameter): string {
  const write = isTime ? timeLiteral : decimal;
  return `${name} ${write(value)} (${write(low)} to ${write(high)})`;
}
