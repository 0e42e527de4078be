export type { ComparedFigureResults, ComparedPlan, CompareResults, FigureSubject } from './compare-results.ts';
export { advanceComparison, type CompareOptions, type Comparison, openComparison } from './comparison.ts';
export { type Amount, type Condition, type Decision, decide } from './condition.ts';
export { resultsOfComparison } from './results-of-comparison.ts';
export { NEGLIGIBLE, type Verdict } from './verdict.ts';
