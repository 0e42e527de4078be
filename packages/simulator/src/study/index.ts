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
