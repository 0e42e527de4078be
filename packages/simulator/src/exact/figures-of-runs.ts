import type { MachineMeasure } from '@rollout/compiler';
import type { Statistic } from '@rollout/language';
import { valueOfRun } from '../measures/value-of-run.ts';
import { advanceWalk, MOST_RUNS, openWalk } from '../tree/index.ts';
import type { ExactFigures, FindExactFigures } from './exact-figures.ts';
import { deviationOfWeighted, meanOfWeighted, quantileOfWeighted, type Weighted } from './statistic-of.ts';

/** Measures from all runs that a plan can take, each with its chance. */
export const figuresOfRuns: FindExactFigures = (machine, layout, measures): ExactFigures => {
  const read = measures.map((measure) => valueOfRun(machine, layout, measure));
  const found = measures.map(() => ({ values: [] as number[], weights: [] as number[] }));
  const walk = openWalk(machine, layout);
  advanceWalk(walk, MOST_RUNS + 1, (records, row, chance) => {
    read.forEach((valueAt, i) => {
      const value = valueAt(records, row);
      if (Number.isNaN(value)) return;
      found[i]?.values.push(value);
      found[i]?.weights.push(chance);
    });
  });
  if (walk.why !== null) return { kind: 'none', why: walk.why };
  return { kind: 'exact', values: measures.map((measure, i) => figureOf(measure, found[i] ?? NOTHING)) };
};

const NOTHING: Weighted = { values: [], weights: [] };

function figureOf(measure: MachineMeasure, law: Weighted): number {
  if (law.values.length === 0) return Number.NaN;
  return measure.kind === 'chance' ? Math.min(1, meanOfWeighted(law)) : statisticOf(measure.statistic, law);
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
