/** Figures that are known on both sides without sampling. */
import type { FindExactFigures } from '../exact/exact-figures.ts';
import { overAllRuns } from '../exact/figures-of-runs.ts';
import { type Asked, statisticOf } from './figures.ts';
import type { PlanToRun } from './joint-presence.ts';
import { measureOfPlan } from './named-measure.ts';
import { readFigure } from './read-figure.ts';

export type ExactPair = { readonly a: number; readonly b: number };

/** One a figure; null: it has to be sampled, for on one side it is not known exactly. */
export function exactPair(
  a: PlanToRun,
  b: PlanToRun,
  asked: readonly Asked[],
  find: FindExactFigures | null,
): (ExactPair | null)[] {
  if (find === null) return asked.map(() => null);
  const [own, other] = [exactly(a, asked, find), exactly(b, asked, find)];
  const isKnown = asked.every(({ figure }, i) => figure.kind !== 'measure' || (own[i] !== null && other[i] !== null));
  // What is no measure is looked up only where nothing else would have to be sampled.
  const [ownRest, otherRest] = isKnown ? [restOf(a, asked), restOf(b, asked)] : [null, null];
  return asked.map(({ figure }, index) => {
    const [x, y] = figure.kind === 'measure' ? [own, other] : [ownRest, otherRest];
    const [valueA, valueB] = [x?.[index] ?? null, y?.[index] ?? null];
    return valueA === null || valueB === null ? null : { a: valueA, b: valueB };
  });
}

/** What is no measure, from all runs; null: there are too many of them. */
function restOf(plan: PlanToRun, asked: readonly Asked[]): readonly (number | null)[] | null {
  const isRest = ({ figure }: Asked): boolean => figure.kind !== 'measure';
  const rest = asked.filter(isRest);
  if (rest.length === 0) return null;
  const found = overAllRuns(
    plan.machine,
    plan.layout,
    rest.map(({ figure }) => ({ read: readFigure(plan, figure), statistic: statisticOf(figure) })),
  );
  if (found.kind === 'none') return null;
  let next = 0;
  return asked.map((each) => (isRest(each) ? (found.values[next++] ?? null) : null));
}

/** One by one: chances may be known where quantiles are not. */
function exactly({ machine, layout }: PlanToRun, asked: readonly Asked[], find: FindExactFigures): (number | null)[] {
  return asked.map(({ figure }) => {
    const measure = figure.kind === 'measure' ? measureOfPlan(machine, figure.measure) : null;
    if (measure === 'never') return 0;
    const found = measure === null ? null : find(machine, layout, [measure]);
    return found?.kind === 'exact' ? (found.values[0] ?? null) : null;
  });
}
