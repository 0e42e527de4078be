/**
 * Which number of the model moves the answer most: each is moved a little down and a little up, and the two plans are compared under the
 * same luck, so that what little differs is seen.
 */
import type { Machine } from '@rollout/compiler';
import type { Measure } from '@rollout/language';
import {
  advanceComparison,
  type ComparedFigureResults,
  figuresOfComparison,
  openComparison,
  type PlanComparison,
} from '../compare/index.ts';
import type { FindExactFigures } from '../exact/exact-figures.ts';
import type { StudyOptions } from '../study/index.ts';
import { type ModelNumber, numbersOfModel } from './numbers-of-model.ts';
import type { FigureSensitivity, NumberSensitivity, SensitivityResults } from './sensitivity-results.ts';

/** A tenth down and a tenth up. */
const BY = 0.1;
export const SENSITIVITY_TRIALS = 2_000;

export interface SensitivityOptions extends StudyOptions {
  readonly exact?: FindExactFigures;
}

export interface Sensitivity {
  readonly machine: Machine;
  readonly numbers: readonly ModelNumber[];
  readonly options: SensitivityOptions;
  readonly measures: readonly Measure[];
  /** What came of the model as it is written, beside its first number moved up; null: not done yet. */
  base: readonly ComparedFigureResults[] | null;
  /** What came of the numbers that are done, in order. */
  readonly found: (readonly ComparedFigureResults[])[];
  /** Of the model as it is, then of the number in hand. */
  comparison: PlanComparison | null;
  trials: number;
}

/** Makes it ready; nothing has run yet. */
export function openSensitivity(machine: Machine, options: SensitivityOptions = {}): Sensitivity {
  const numbers = numbersOfModel(machine);
  // Every number is looked at with the same certainty, and all of them together with the confidence that was asked for.
  const confidence = 1 - (1 - (options.confidence ?? 0.99)) / Math.max(1, numbers.length);
  return {
    machine,
    numbers,
    options: { trials: SENSITIVITY_TRIALS, ...options, confidence },
    measures: measuresOf(machine),
    base: null,
    found: [],
    comparison: null,
    trials: 0,
  };
}

/** How many trials there are at most, and how many of them are done. */
export function sensitivityWork({ numbers, options, base, found, comparison }: Sensitivity): {
  all: number;
  done: number;
} {
  const each = options.trials ?? SENSITIVITY_TRIALS;
  const all = numbers.length === 0 ? 0 : numbers.length + 1;
  const done = found.length + (base === null ? 0 : 1);
  return { all: all * each, done: done * each + (comparison?.done ?? 0) };
}

/** Goes on for at most so many trials, and returns whether there is more to do. What is found does not depend on how it is cut. */
export function advanceSensitivity(sensitivity: Sensitivity, atMost: number): boolean {
  const { machine, numbers, options, measures, found } = sensitivity;
  let left = atMost;
  while (left > 0 && found.length < numbers.length) {
    const number = numbers[found.length];
    if (number === undefined) break;
    sensitivity.comparison ??= openComparison(
      { ...machine, expectations: [], numbers: sensitivity.base === null ? machine.numbers : number.moved(-BY) },
      { ...machine, expectations: [], numbers: number.moved(BY) },
      { ...options, measures, only: isShown },
    );
    const { comparison } = sensitivity;
    const before = comparison.done;
    const more = advanceComparison(comparison, left);
    // One that needs no trials costs about as much as some.
    left -= Math.max(64, comparison.done - before);
    if (more) continue;
    sensitivity.trials = Math.max(sensitivity.trials, comparison.done);
    if (sensitivity.base === null) sensitivity.base = figuresOfComparison(comparison);
    else found.push(figuresOfComparison(comparison));
    sensitivity.comparison = null;
  }
  return found.length < numbers.length;
}

/** What the numbers done so far say. */
export function resultsOfSensitivity({ numbers, base, found, trials }: Sensitivity): SensitivityResults {
  const figures = new Map<string, { unit: FigureSensitivity['unit']; numbers: NumberSensitivity[] }>();
  found.forEach((results, i) => {
    for (const result of results) {
      const { figure, unit, method, a, b, difference, relative, same } = result;
      if (!isShown(figure) || unit === 'servers' || unit === 'users') continue;
      const entry = figures.get(figure) ?? { unit, numbers: [] };
      figures.set(figure, entry);
      if (same || a === null || b === null || !isCertain(result)) continue;
      entry.numbers.push({ number: numbers[i]?.name ?? '', method, low: a, high: b, difference, relative });
    }
  });
  return {
    by: BY,
    trials,
    figures: [...figures].map(([figure, { unit, numbers: moving }]) => ({
      figure,
      unit,
      value: base?.find((result) => result.figure === figure)?.a ?? null,
      numbers: moving.sort((x, y) => Math.abs(y.high - y.low) - Math.abs(x.high - x.low)),
    })),
  };
}

/** The difference is on one side of 0. */
function isCertain({ difference: { low, high } }: ComparedFigureResults): boolean {
  return (low !== null && low > 0) || (high !== null && high < 0);
}

const isShown = (figure: string): boolean => /^(mean\((duration|exposure)|P\((rollback|escape))/.test(figure);

/** What people ask first; `compare` asks the rest of them by itself. */
function measuresOf({ numbers }: Machine): Measure[] {
  const any: Measure = { kind: 'chance', of: { kind: 'escape', bug: null }, given: null };
  return numbers.bugs.length > 1 ? [any] : [];
}
