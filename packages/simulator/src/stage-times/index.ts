export {
  advanceStageTimes,
  MOST_TIMED,
  openStageTimes,
  resultsOfStageTimes,
  type StageTiming,
  timedRuns,
} from './stage-times.ts';
export type { StageTimes, StageTimesOf, TimeLaw } from './stage-times-results.ts';
