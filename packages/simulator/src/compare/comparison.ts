/** Two plans under the same luck, trial by trial, in slices. */
import { layoutOf, type Machine, type MachineMeasure, watching } from '@rollout/compiler';
import type { Measure } from '@rollout/language';
import type { Engine } from '../engine.ts';
import type { FindExactFigures } from '../exact/exact-figures.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck, type Presence } from '../luck/index.ts';
import type { ValueOfRun } from '../measures/value-of-run.ts';
import { shapeOfRecord } from '../record.ts';
import { DEFAULT_CONFIDENCE, DEFAULT_SEED, DEFAULT_TRIALS, type StudyOptions } from '../study/index.ts';
import { exactPair } from './exact-pair.ts';
import { type Asked, figuresOf, figureText, statisticOf } from './figures.ts';
import { cellOfTrial, type JointPresence, jointPresence, type PlanToRun } from './joint-presence.ts';
import { measureOfPlan } from './named-measure.ts';
import { addPair, emptyPairedMoments, type PairedMoments } from './paired-moments.ts';
import { emptyPairedSample, keepPair, type PairedSample } from './paired-sample.ts';
import { readFigure } from './read-figure.ts';
import { runsAlike } from './runs-alike.ts';

export interface PlanComparisonOptions extends StudyOptions {
  /** To be compared too, besides what is always compared and what either plan is expected to meet. */
  readonly measures?: readonly Measure[];
  /** Which of all these are wanted, by what they are called (see `figureText`); not given: all. */
  readonly only?: (figure: string) => boolean;
  /** What knows figures without sampling; without it all are simulated. */
  readonly exact?: FindExactFigures;
}

export interface PlanComparison {
  readonly a: RunningPlan;
  readonly b: RunningPlan;
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  readonly joint: JointPresence;
  readonly figures: readonly FigureTally[];
  /** Every so many-th trial gives the samples their values. */
  readonly stride: number;
  /** Nothing that runs differs between them. */
  readonly alike: boolean;
  done: number;
}

export interface RunningPlan extends PlanToRun {
  /** As it was given. */
  readonly original: Machine;
  readonly engine: Engine;
  readonly record: Float64Array;
}

export interface FigureTally {
  readonly asked: Asked;
  /** null: they are sampled. */
  readonly exact: { readonly a: number; readonly b: number } | null;
  readonly readA: ValueOfRun;
  readonly readB: ValueOfRun;
  /** Of means and chances; of others `sample`. */
  readonly moments: PairedMoments | null;
  readonly sample: PairedSample | null;
  /** In some trial that was run. */
  differs: boolean;
}

/** Pairs of values that are kept in all, 16 bytes each. */
const MOST_KEPT = 16_777_216;

/** Makes a comparison ready; no trial has run yet. The machines must be such that the compiler made. */
export function openComparison(a: Machine, b: Machine, options: PlanComparisonOptions = {}): PlanComparison {
  const {
    trials = DEFAULT_TRIALS,
    seed = DEFAULT_SEED,
    confidence = DEFAULT_CONFIDENCE,
    measures,
    only,
    exact,
  } = options;
  const named = [withLayout(a), withLayout(b)] as const;
  const all = figuresOf(named[0], named[1], measures);
  const asked = only === undefined ? all : all.filter(({ figure }) => only(figureText(figure)));
  const watched = asked.flatMap(({ figure }) => (figure.kind === 'measure' ? [figure.measure] : []));
  const [own, other] = [watchedFor(a, watched), watchedFor(b, watched)];
  const joint = jointPresence(own, other);
  const known = exactPair(own, other, asked, exact ?? null);
  const samples = new Map<string, PairedSample>();
  const figures = asked.map((each, index): FigureTally => {
    const pair = known[index] ?? null;
    const statistic = statisticOf(each.figure);
    const isSummed = statistic === 'chance' || statistic.kind === 'mean';
    return {
      asked: each,
      exact: pair,
      readA: readFigure(own, each.figure),
      readB: readFigure(other, each.figure),
      moments: pair === null && isSummed ? emptyPairedMoments(joint.probabilities.length) : null,
      sample: pair === null && !isSummed ? sampleFor(each, samples, joint) : null,
      differs: false,
    };
  });
  // Where B has another name, it still draws what A draws.
  const sameName: Machine = { ...other.machine, plan: own.machine.plan };
  return {
    a: { ...own, original: a, ...running(own, seed, joint.presences?.a) },
    b: { ...other, original: b, ...running({ ...other, machine: sameName }, seed, joint.presences?.b) },
    trials: figures.every((figure) => figure.exact !== null) ? 0 : trials,
    seed,
    confidence,
    joint,
    figures,
    stride: Math.max(1, Math.ceil((trials * samples.size) / MOST_KEPT)),
    alike: runsAlike(a, b),
    done: 0,
  };
}

/** Runs the next trials of both, at most so many, and returns whether there are more to run. Results do not depend on how a comparison is cut into slices. */
export function advanceComparison(comparison: PlanComparison, atMost: number): boolean {
  const { a, b, figures, joint, stride } = comparison;
  const last = Math.min(comparison.trials, comparison.done + atMost);
  while (comparison.done < last) {
    const trial = comparison.done + 1;
    const cell = cellOfTrial(joint, trial);
    a.engine.run(trial, a.record, 0);
    b.engine.run(trial, b.record, 0);
    const isKept = comparison.done % stride === 0;
    for (const figure of figures) {
      if (figure.exact !== null) continue;
      const valueA = figure.readA(a.record, 0);
      const valueB = figure.readB(b.record, 0);
      if (valueA !== valueB && !(Number.isNaN(valueA) && Number.isNaN(valueB))) figure.differs = true;
      if (figure.moments !== null) addPair(figure.moments, cell, valueA, valueB);
      if (figure.sample !== null) keepPair(figure.sample, trial, isKept, cell, valueA, valueB);
    }
    comparison.done = trial;
  }
  return comparison.done < comparison.trials;
}

function withLayout(machine: Machine): PlanToRun {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  return { machine, layout };
}

function watchedFor(machine: Machine, measures: readonly Measure[]): PlanToRun {
  const own = measures.flatMap((measure): readonly MachineMeasure[] => {
    const read = measureOfPlan(machine, measure);
    return read === null || read === 'never' ? [] : [read];
  });
  return withLayout(watching(machine, own));
}

function running(
  { machine, layout }: PlanToRun,
  seed: string,
  presence: Presence | undefined,
): Pick<RunningPlan, 'engine' | 'record'> {
  const luck = openLuck(machine, layout, seed, presence === undefined ? { stratified: false } : { presence });
  return { engine: createKernel(machine, layout, luck), record: new Float64Array(shapeOfRecord(machine).width) };
}

/** Quantiles of one amount share their values. */
function sampleFor({ figure }: Asked, samples: Map<string, PairedSample>, joint: JointPresence): PairedSample {
  const statistic = statisticOf(figure);
  const kind = statistic === 'chance' ? statistic : statistic.kind;
  const of = figure.kind === 'measure' ? { ...figure.measure, statistic: kind } : figure;
  const key = JSON.stringify(of);
  const known = samples.get(key);
  if (known !== undefined) return known;
  const sample = emptyPairedSample(joint.probabilities.length);
  samples.set(key, sample);
  return sample;
}
