import { machineOf } from '../../testing/machine-of.ts';
import {
  advanceComparison,
  type CompareResults,
  openComparison,
  type PlanComparison,
  type PlanComparisonOptions,
  resultsOfComparison,
} from '../index.ts';

/** Two plans' texts compared, all trials at once. */
export function runComparison(a: string, b: string, options: PlanComparisonOptions = {}): PlanComparison {
  const comparison = openComparison(machineOf(a).machine, machineOf(b).machine, options);
  advanceComparison(comparison, comparison.trials);
  return comparison;
}

export function compareTexts(a: string, b: string, options: PlanComparisonOptions = {}): CompareResults {
  return resultsOfComparison(runComparison(a, b, options));
}
