import type { Layout, Machine } from '@rollout/compiler';
import type { Statistic } from '@rollout/language';
import { type ValueOfRun, valueOfRun } from '../measures/value-of-run.ts';
import { advanceWalk, MOST_RUNS, openWalk } from '../tree/index.ts';
import type { ExactFigures, FindExactFigures } from './exact-figures.ts';
import { deviationOfWeighted, meanOfWeighted, quantileOfWeighted, type Weighted } from './statistic-of.ts';

/** What a run says of a figure, and what is taken of all runs' values: the mean where it is a chance. */
export interface FigureOfRuns {
  readonly read: ValueOfRun;
  readonly statistic: 'chance' | Statistic;
}

/** Measures from all runs that a plan can take, each with its chance. */
export const figuresOfRuns: FindExactFigures = (machine, layout, measures): ExactFigures =>
  overAllRuns(
    machine,
    layout,
    measures.map((measure) => ({
      read: valueOfRun(machine, layout, measure),
      statistic: measure.kind === 'chance' ? measure.kind : measure.statistic,
    })),
  );

/** The same of whatever a run's record tells. */
export function overAllRuns(machine: Machine, layout: Layout, figures: readonly FigureOfRuns[]): ExactFigures {
  const found = figures.map(() => ({ values: [] as number[], weights: [] as number[] }));
  const walk = openWalk(machine, layout);
  advanceWalk(walk, MOST_RUNS + 1, (records, row, chance) => {
    figures.forEach(({ read }, i) => {
      const value = read(records, row);
      if (Number.isNaN(value)) return;
      found[i]?.values.push(value);
      found[i]?.weights.push(chance);
    });
  });
  if (walk.why !== null) return { kind: 'none', why: walk.why };
  return { kind: 'exact', values: figures.map(({ statistic }, i) => figureOf(statistic, found[i] ?? NOTHING)) };
}

const NOTHING: Weighted = { values: [], weights: [] };

function figureOf(statistic: FigureOfRuns['statistic'], law: Weighted): number {
  if (law.values.length === 0) return Number.NaN;
  return statistic === 'chance' ? Math.min(1, meanOfWeighted(law)) : statisticOf(statistic, law);
}

function statisticOf(statistic: Statistic, law: Weighted): number {
  switch (statistic.kind) {
    case 'mean':
      return meanOfWeighted(law);
    case 'sd':
      return deviationOfWeighted(law);
    case 'min':
      return law.values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    case 'max':
      return law.values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    case 'quantile':
      return quantileOfWeighted(law, statistic.p);
  }
}
