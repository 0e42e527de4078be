import { goesByTime, isTold } from '../exact/extremes.ts';
import { resultOfExact, resultOfProof, resultOfTrials } from '../expectations/expectation-results.ts';
import { statusOf } from '../expectations/status.ts';
import { known } from '../known.ts';
import { figureOfTally, valueOfTally } from '../measures/figure-of-tally.ts';
import type { MeasureTally } from '../measures/measure-tally.ts';
import type { ExpectationResults } from '../results/expectation-results.ts';
import type { Results } from '../results/results.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import type { Walk } from '../tree/index.ts';
import type { Sums } from './sums.ts';

/**
 * What came of each expectation: by all trials, looked at once, at the study's level; or exactly, by all runs, as far as each of them was told
 * of by itself.
 */
export function expectationResults(
  { study, tally }: Sums,
  { method, extremes }: { readonly method: Results['method']; readonly extremes: Walk['extremes'] },
): ExpectationResults[] {
  const { machine, confidence } = study;
  return machine.expectations.map((expectation, index) => {
    if (expectation.kind === 'exclusive') return resultOfProof(machine, expectation);
    const measure = known(tally.measures[index] ?? undefined);
    if (method === 'exact') return resultOfExact(machine, expectation, figureOfRuns(measure, extremes));
    const { relation, bound } = expectation;
    const figure = figureOfTally(measure, confidence);
    const asked = { ...expectation, level: confidence };
    const status = statusOf(figure, relation, bound);
    const levelAt = () => confidence;
    return resultOfTrials(machine, asked, { tally: measure, figure, status, trials: tally.trials, levelAt });
  });
}

/**
 * Runs that were left out, or told of together, may go beyond all others in how long they take. In what does not go by time only those left out may: they are
 * rarer than what trials could tell of.
 */
function figureOfRuns(tally: MeasureTally, extremes: Walk['extremes']): Figure {
  const { measure } = tally;
  const value = valueOfTally(tally);
  if (measure.kind === 'chance' || !goesByTime(measure) || Number.isNaN(value)) return exactly(value);
  if (isTold(measure.statistic, true, extremes)) return exactly(value);
  return measure.statistic.kind === 'min' ? { value, low: 0, high: value } : { value, low: value, high: Infinity };
}
