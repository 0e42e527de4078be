/** From what was tallied of two plans to what is said of them. */
import type { Machine } from '@rollout/compiler';
import { estimate } from '../results/estimate.ts';
import { hashOfMachine } from '../results/machine-hash.ts';
import { paramsInSeconds } from '../results/params-in-seconds.ts';
import { VERSION } from '../results/version.ts';
import { normalCritical } from '../statistics/critical.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { changesBetween } from './changes.ts';
import type { ComparedFigureResults, ComparedPlan, CompareResults, FigureSubject } from './compare-results.ts';
import type { FigureTally, PlanComparison } from './comparison.ts';
import { type ComparedFigure, figureText, statisticOf } from './figures.ts';
import { type Gaps, gapsOf } from './gap.ts';
import { relativeGap } from './relative-gap.ts';
import { unitOf } from './unit-of.ts';
import { trialsToTell, verdictOf } from './verdict.ts';

/** What the trials run so far say. The comparison may go on afterwards. */
export function resultsOfComparison(comparison: PlanComparison): CompareResults {
  const { a, b, seed, confidence, done, trials, alike } = comparison;
  return {
    schemaVersion: 1,
    version: VERSION,
    a: planResults(a.original),
    b: planResults(b.original),
    seed,
    trials: done,
    complete: done === trials,
    confidence,
    alike,
    changes: changesBetween(a.original, b.original),
    figures: figuresOfComparison(comparison),
  };
}

/** Its figures alone. */
export function figuresOfComparison(comparison: PlanComparison): ComparedFigureResults[] {
  const level = levelOfEach(comparison);
  return comparison.figures.flatMap((figure) => figureResults(comparison, figure, level));
}

/**
 * The level of each interval, so that all of them hold together with the confidence: what may be missed is shared out evenly over the figures that
 * are sampled (C. E. Bonferroni, 1936).
 */
function levelOfEach({ figures, confidence }: PlanComparison): number {
  const sampled = figures.filter(({ exact }) => exact === null).length;
  return 1 - (1 - confidence) / Math.max(1, sampled);
}

function planResults(machine: Machine): ComparedPlan {
  const { plan, scenario } = machine;
  return { machineHash: hashOfMachine(machine), plan, scenario, params: paramsInSeconds(machine) };
}

/** None, where in one of the plans no run has a value. */
function figureResults(comparison: PlanComparison, tally: FigureTally, level: number): ComparedFigureResults[] {
  const { asked, exact } = tally;
  const gaps = gapsOf(comparison, tally, level);
  const { a, b } = gaps;
  if (Number.isNaN(a) || Number.isNaN(b)) return [];
  const same = comparison.alike || (exact === null ? !tally.differs : isSame(exact.a, exact.b));
  const difference = same ? exactly(0) : gaps.gap(1);
  const verdict = verdictOf(difference, a, asked.better);
  const { scale, unit } = unitOf(comparison, asked.figure);
  return [
    {
      figure: figureText(asked.figure),
      about: subjectOf(asked.figure),
      unit,
      better: asked.better,
      method: exact === null ? 'simulated' : 'exact',
      a: a * scale,
      b: b * scale,
      difference: estimate(difference, scale),
      relative: estimate(relativeOf(gaps, same)),
      same,
      verdict,
      trialsToTell:
        verdict === 'cannot-tell' ? trialsToTell(difference, a, comparison.done, normalCritical(level)) : null,
    },
  ];
}

/** What is worked out in two ways differs by rounding. */
const ROUNDING = 1e-10;

const isSame = (a: number, b: number): boolean => Math.abs(b - a) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));

function relativeOf(gaps: Gaps, same: boolean): Figure {
  if (gaps.a === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  return same ? exactly(0) : relativeGap(gaps);
}

function subjectOf(figure: ComparedFigure): FigureSubject {
  switch (figure.kind) {
    case 'false-alarms':
      return { kind: 'false-alarms', bug: null };
    case 'deadline':
      return { kind: 'in-time', bug: null };
    case 'users':
      return { kind: 'bug', bug: figure.bug };
    case 'measure': {
      const { of } = figure.measure;
      if ('bug' in of && of.bug !== null) return { kind: 'bug', bug: of.bug };
      if (of.kind === 'duration') return { kind: 'duration', bug: null };
      const isOutcome = statisticOf(figure) === 'chance' && of.kind !== 'escape' && of.kind !== 'found';
      return { kind: isOutcome ? 'outcome' : 'other', bug: null };
    }
  }
}
