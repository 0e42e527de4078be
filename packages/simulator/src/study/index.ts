export { resultsOf } from './results-of.ts';
export { type SimulateOptions, simulate } from './simulate.ts';
export { advance, openStudy, type Study, type StudyOptions, trialsDone } from './study.ts';
