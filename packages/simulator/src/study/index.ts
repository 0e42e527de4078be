export { MOST_RUNS } from '../tree/index.ts';
export {
  advanceExactStudy,
  type ExactStudy,
  exactResults,
  openExactStudy,
  resultsOfExactStudy,
} from './exact-study.ts';
export { resultsOf } from './results-of.ts';
export { type SimulateOptions, simulate } from './simulate.ts';
export {
  advance,
  DEFAULT_CONFIDENCE,
  DEFAULT_SEED,
  DEFAULT_TRIALS,
  openStudy,
  type Study,
  type StudyOptions,
  trialsDone,
} from './study.ts';
