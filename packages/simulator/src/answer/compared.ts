/** Two plans under the same luck, with all that was asked about them. */
import type { Machine } from '@rollout/compiler';
import {
  advanceComparison,
  type CompareCondition,
  type CompareResults,
  type ConditionDecision,
  decideConditions,
  openComparison,
  resultsOfComparison,
} from '../compare/index.ts';
import { exactFigures } from '../exact/index.ts';
import type { DoSliced } from '../sliced.ts';

export interface ComparingOptions {
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  readonly conditions: readonly CompareCondition[];
}

export interface Compared {
  readonly results: CompareResults;
  readonly decisions: readonly ConditionDecision[];
  /** Trials that were to be run. */
  readonly trials: number;
  readonly isStopped: boolean;
}

/** Throws `RunTooLong` where a run does not end. */
export async function compared(
  a: Machine,
  b: Machine,
  { conditions, ...options }: ComparingOptions,
  work: DoSliced,
): Promise<Compared> {
  const measures = conditions.map(({ measure }) => measure);
  const comparison = openComparison(a, b, { ...options, measures, exact: exactFigures });
  const ended = await work({
    all: comparison.trials,
    what: 'trials',
    done: () => comparison.done,
    advance: (atMost) => advanceComparison(comparison, atMost),
  });
  return {
    results: resultsOfComparison(comparison),
    decisions: decideConditions(comparison, conditions),
    trials: comparison.trials,
    isStopped: ended === 'stopped',
  };
}
