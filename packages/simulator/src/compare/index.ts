export type { PlanChange } from './changes.ts';
export type { ComparedFigureResults, ComparedPlan, CompareResults, FigureSubject } from './compare-results.ts';
export { advanceComparison, openComparison, type PlanComparison, type PlanComparisonOptions } from './comparison.ts';
export { type CompareCondition, type ConditionDecision, decideConditions } from './condition.ts';
export { figuresOfComparison, resultsOfComparison } from './results-of-comparison.ts';
export { type DifferenceVerdict, NEGLIGIBLE } from './verdict.ts';
