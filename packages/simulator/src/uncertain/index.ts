export { advanceUncertain, openUncertain, resultsOfUncertain, type Uncertain } from './uncertain.ts';
export type { UncertainFigure, UncertainResults } from './uncertain-results.ts';
