export {
  advancePreciseStudy,
  MOST_PRECISE_TRIALS,
  openPreciseStudy,
  type PreciseStudy,
  type PreciseStudyOptions,
  resultsOfPreciseStudy,
  studyAtLook,
} from './precise-study.ts';
export { figuresShown, precisionOf } from './precision.ts';
