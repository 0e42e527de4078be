/** Of each figure its value in A and B, and how far B lies above so many times A, with an interval. */
import { exactly } from '../statistics/index.ts';
import type { FigureTally, PlanComparison } from './comparison.ts';
import { deviationPair } from './deviation-gap.ts';
import { statisticOf } from './figures.ts';
import { type Gap, meanGap, meansOf } from './mean-gap.ts';
import { quantilePair } from './quantile-gap.ts';
import { shareGap } from './share-gap.ts';

export interface Gaps {
  /** NaN: no run has a value. */
  readonly a: number;
  readonly b: number;
  /** B − factor · A, for a factor of 0 or more. */
  readonly gap: (factor: number) => Gap;
}

export function gapsOf(comparison: PlanComparison, figure: FigureTally, level: number): Gaps {
  const { exact, moments, sample, asked } = figure;
  if (exact !== null) {
    const { a, b } = exact;
    return { a, b, gap: (factor) => exactly(b - factor * a) };
  }
  const { probabilities } = comparison.joint;
  const statistic = statisticOf(asked.figure);
  if (moments !== null) {
    const { a, b } = meansOf(probabilities, moments);
    if (statistic !== 'chance') return { a, b, gap: (factor) => meanGap(probabilities, moments, factor, level) };
    const known = impossible(comparison, figure);
    return { a, b, gap: (factor) => shareGap(probabilities, moments, known, factor, level) };
  }
  if (sample === null || statistic === 'chance') throw new Error('a figure was neither summed up nor kept');
  const values = {
    a: sample.a.subarray(0, sample.size),
    b: sample.b.subarray(0, sample.size),
    cells: sample.cells.subarray(0, sample.size),
  };
  const strata = { probabilities, trials: sample.trials };
  switch (statistic.kind) {
    case 'quantile':
      return quantilePair(strata, values, statistic.p, level);
    case 'sd':
      return deviationPair(strata, values, level);
    case 'min':
      return extremes(sample.rangeA.least, sample.rangeB.least);
    case 'max':
      return extremes(sample.rangeA.most, sample.rangeB.most);
    case 'mean':
      throw new Error('a mean is summed up');
  }
}

/** Those seen; what has not been seen may lie anywhere beyond. */
function extremes(a: number, b: number): Gaps {
  const [own, other] = [a, b].map((value) => (Number.isFinite(value) ? value : Number.NaN));
  if (own === undefined || other === undefined) throw new Error('two numbers give two');
  return { a: own, b: other, gap: (factor) => ({ value: other - factor * own, low: -Infinity, high: Infinity }) };
}

/** Per cell 0 where it cannot happen, for the bug that it takes is not there in either plan; null: it may. */
function impossible({ joint }: PlanComparison, { asked: { figure } }: FigureTally): readonly (number | null)[] {
  const measure = figure.kind === 'measure' && figure.measure.kind === 'chance' ? figure.measure : null;
  const of = measure?.of;
  if (of?.kind !== 'escape' && of?.kind !== 'found') return joint.bugs.map(() => null);
  const { bug } = of;
  return joint.bugs.map((bugs) => ((bug === null ? bugs.size > 0 : bugs.has(bug)) ? null : 0));
}
