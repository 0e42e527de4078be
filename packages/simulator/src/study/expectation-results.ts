import { resultOfExact, resultOfProof, resultOfTrials } from '../expectations/expectation-results.ts';
import { statusOf } from '../expectations/status.ts';
import { known } from '../known.ts';
import { figureOfTally, valueOfTally } from '../measures/figure-of-tally.ts';
import type { ExpectationResults } from '../results/expectation-results.ts';
import type { Results } from '../results/results.ts';
import { exactly } from '../statistics/index.ts';
import type { Sums } from './sums.ts';

/** What came of each expectation: by all trials, looked at once, at the study's level; or exactly, by all runs. */
export function expectationResults({ study, tally }: Sums, method: Results['method']): ExpectationResults[] {
  const { machine, confidence } = study;
  return machine.expectations.map((expectation, index) => {
    if (expectation.kind === 'exclusive') return resultOfProof(machine, expectation);
    const measure = known(tally.measures[index] ?? undefined);
    if (method === 'exact') return resultOfExact(machine, expectation, exactly(valueOfTally(measure)));
    const { relation, bound } = expectation;
    const figure = figureOfTally(measure, confidence);
    const asked = { ...expectation, level: confidence };
    const status = statusOf(figure, relation, bound);
    return resultOfTrials(machine, asked, { tally: measure, figure, status, trials: tally.trials });
  });
}
