import type { Layout, Machine } from '@rollout/compiler';
import type { Statistic } from '@rollout/language';
import { type ValueOfRun, valueOfRun } from '../measures/value-of-run.ts';
import { shapeOfRecord } from '../record.ts';
import { MOST_RUNS, openWalk, type Walk } from '../tree/index.ts';
import type { ExactFigures, FindExactFigures } from './exact-figures.ts';
import { goesByTime, isTold } from './extremes.ts';
import { deviationOfWeighted, meanOfWeighted, quantileOfWeighted, type Weighted } from './statistic-of.ts';

/** What a run says of a figure, and what is taken of all runs' values: the mean where it is a chance. */
export interface FigureOfRuns {
  readonly read: ValueOfRun;
  readonly statistic: 'chance' | Statistic;
  /** Whether what only takes time may change it; so it may where nothing is said. */
  readonly goesByTime?: boolean;
}

/** Measures from all runs that a plan can take, each with its chance; no more than `most` of them. */
export const figuresOfRuns: FindExactFigures = (machine, layout, measures, most): ExactFigures =>
  overAllRuns(
    machine,
    layout,
    measures.map((measure) => ({
      read: valueOfRun(machine, layout, measure),
      statistic: measure.kind === 'chance' ? measure.kind : measure.statistic,
      goesByTime: goesByTime(measure),
    })),
    most,
  );

/** The same of whatever a run's record tells. */
export function overAllRuns(
  machine: Machine,
  layout: Layout,
  figures: readonly FigureOfRuns[],
  most = MOST_RUNS,
): ExactFigures {
  const runs = runsOf(machine, layout, most);
  if (runs.kind === 'none') return runs;
  const { records, chances, width, extremes } = runs;
  if (figures.some(({ statistic, goesByTime }) => !isTold(statistic, goesByTime ?? true, extremes))) {
    return { kind: 'none', why: 'runs that are too rare to be told apart may go beyond all others' };
  }
  return {
    kind: 'exact',
    values: figures.map(({ read, statistic }) => {
      const values: number[] = [];
      const weights: number[] = [];
      chances.forEach((chance, run) => {
        const value = read(records, run * width);
        if (Number.isNaN(value)) return;
        values.push(value);
        weights.push(chance);
      });
      return figureOf(statistic, { values, weights });
    }),
  };
}

type Runs =
  | {
      readonly kind: 'runs';
      readonly width: number;
      /** One after another. */
      readonly records: Float64Array;
      readonly chances: readonly number[];
      readonly extremes: Walk['extremes'];
    }
  | { readonly kind: 'none'; readonly why: string };

/** Machines never change, and one figure is asked for after the other. */
const made = new WeakMap<Machine, { readonly most: number; readonly runs: Runs }>();

function runsOf(machine: Machine, layout: Layout, most: number): Runs {
  const before = made.get(machine);
  // What was too much for less may not be now.
  if (before !== undefined && (before.runs.kind === 'runs' || before.most >= most)) return before.runs;
  const runs = makeRuns(machine, layout, most);
  made.set(machine, { most, runs });
  return runs;
}

function makeRuns(machine: Machine, layout: Layout, most: number): Runs {
  const { width } = shapeOfRecord(machine);
  const chances: number[] = [];
  let kept = new Float64Array(FIRST * width);
  const walk = openWalk(machine, layout, most);
  while (
    walk.next((records, row, chance) => {
      const at = chances.length * width;
      if (at === kept.length) {
        const more = new Float64Array(2 * at);
        more.set(kept);
        kept = more;
      }
      kept.set(records.subarray(row, row + width), at);
      chances.push(chance);
    })
  );
  if (walk.why !== null) return { kind: 'none', why: walk.why };
  return { kind: 'runs', width, records: kept.slice(0, chances.length * width), chances, extremes: walk.extremes };
}

const FIRST = 64;

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
