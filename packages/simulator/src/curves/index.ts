export { advanceCurves, type Curves, MOST_WATCHED, openCurves, resultsOfCurves, withCurves } from './curves.ts';
export type {
  BugCurves,
  CurvesResults,
  Exceedance,
  ExceedancePoint,
  PathKind,
  PathResults,
  ShareOverTime,
} from './curves-results.ts';
