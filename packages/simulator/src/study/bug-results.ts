import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { estimate } from '../results/estimate.ts';
import type { BugAmount, BugResults, Estimate } from '../results/results.ts';
import { exactly } from '../statistics/index.ts';
import { AVERTED, BUG_EVENTS, ESCAPED, FOUND, SHOWN } from './columns.ts';
import type { Sample } from './sample.ts';
import { chanceOf, meanAmount, quantileIn, type Sums, sorted } from './sums.ts';

export function bugResults(sums: Sums, bug: number): BugResults {
  const { tally } = sums;
  const { machine, chances } = sums.study;
  const { events, amounts } = tally;
  const own = known(machine.numbers.bugs[bug]);
  const stages = machine.stages.length;
  const absent = sums.absent[bug] ?? null;
  const event = (which: number): Estimate => chanceOf(sums, events.bug + BUG_EVENTS * bug + which, absent);
  const foundIn: Record<string, Estimate> = {};
  machine.stages.forEach(({ name }, stage) => {
    const column = events.foundIn + bug * stages + stage;
    const hits = tally.hits.subarray(column * tally.strata, (column + 1) * tally.strata);
    if (hits.some((count) => count > 0)) foundIn[name] = chanceOf(sums, column, absent);
  });
  const amount = (all: number, given: number, sample: Sample | undefined, unit: number): BugAmount => {
    if (sample === undefined) throw new Error(`the machine has no bug ${bug}`);
    const inOrder = sorted(sums, sample);
    return {
      mean: meanAmount(sums, all + bug, unit),
      meanGivenPresent: meanAmount(sums, given + bug, unit),
      p50: quantileIn(sums, inOrder, 0.5, unit),
      p95: quantileIn(sums, inOrder, 0.95, unit),
    };
  };
  return {
    present: estimate(exactly(chances[bug]?.chance ?? 0)),
    surfaced: event(SHOWN),
    found: event(FOUND),
    escaped: event(ESCAPED),
    averted: event(AVERTED),
    foundIn,
    exposure: {
      unit: own.unit,
      ...amount(amounts.exposure, amounts.exposureGiven, tally.exposures[bug], exposureUnit(own)),
    },
    reach: { unit: 'servers', ...amount(amounts.reach, amounts.reachGiven, tally.reaches[bug], 1) },
  };
}
