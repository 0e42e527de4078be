import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { estimate } from '../results/estimate.ts';
import type { BugAmount, BugResults, Estimate, FoundAmount } from '../results/results.ts';
import { exactly } from '../statistics/index.ts';
import { AVERTED, BUG_EVENTS, ESCAPED, FOUND, GONE, LEFT, OUT, SHOWN, THERE } from './columns.ts';
import type { Sample } from './sample.ts';
import { chanceAmong, chanceOf, meanAmount, quantileIn, type Sums, sorted } from './sums.ts';

const SECOND = 1_000;

export function bugResults(sums: Sums, bug: number): BugResults {
  const { tally } = sums;
  const { machine, chances } = sums.study;
  const { events, amounts } = tally;
  const numbers = known(machine.numbers.bugs[bug]);
  const own = events.bug + BUG_EVENTS * bug;
  const stages = machine.stages.length;
  const absent = sums.absent[bug] ?? null;
  const event = (which: number): Estimate => chanceOf(sums, own + which, absent);
  const foundIn: Record<string, Estimate> = {};
  machine.stages.forEach(({ name }, stage) => {
    const column = events.foundIn + bug * stages + stage;
    const hits = tally.hits.subarray(column * tally.strata, (column + 1) * tally.strata);
    if (hits.some((count) => count > 0)) foundIn[name] = chanceOf(sums, column, absent);
  });
  const amount = (all: number, given: number, sample: Sample | undefined, unit: number): BugAmount => {
    const inOrder = sorted(sums, known(sample));
    return {
      mean: meanAmount(sums, all + bug, unit),
      meanGivenPresent: meanAmount(sums, given + bug, unit),
      p50: quantileIn(inOrder, 0.5, unit),
      p95: quantileIn(inOrder, 0.95, unit),
      p99: quantileIn(inOrder, 0.99, unit),
    };
  };
  const whenFound = (given: number, sample: Sample | undefined, unit: number): FoundAmount => ({
    mean: meanAmount(sums, given + bug, unit),
    p95: quantileIn(sorted(sums, known(sample)), 0.95, unit),
  });
  const hasUsers = machine.audience !== null;
  return {
    present: estimate(exactly(chances[bug]?.chance ?? 0)),
    surfaced: event(SHOWN),
    found: event(FOUND),
    escaped: event(ESCAPED),
    left: event(LEFT),
    averted: event(AVERTED),
    out: event(OUT),
    foundIn,
    exposure: {
      unit: numbers.unit,
      ...amount(amounts.exposure, amounts.exposureGiven, tally.exposures[bug], exposureUnit(numbers)),
    },
    reach: { unit: 'servers', ...amount(amounts.reach, amounts.reachGiven, tally.reaches[bug], 1) },
    met: hasUsers ? { unit: 'users', ...amount(amounts.met, amounts.metGiven, tally.mets[bug], 1) } : null,
    whenFound: {
      reach: { unit: 'servers', ...whenFound(amounts.foundReach, tally.foundReaches[bug], 1) },
      met: hasUsers ? { unit: 'users', ...whenFound(amounts.foundMet, tally.foundMets[bug], 1) } : null,
    },
    gone: {
      unit: 'seconds',
      share: chanceAmong(sums, own + GONE, own + FOUND, absent),
      ...whenFound(amounts.gone, tally.gones[bug], SECOND),
    },
    rings: (machine.audience?.rings ?? []).map(({ name, users }, ring, { length }) => ({
      name,
      users,
      reached: chanceAmong(sums, events.ringReached + bug * length + ring, own + THERE, absent),
      found: chanceAmong(sums, events.ringFound + bug * length + ring, own + THERE, absent),
    })),
  };
}
