export {
  type CellHistory,
  type FleetHistory,
  fleetHistory,
  type HistoryCell,
  type HistoryWatch,
} from './fleet-history.ts';
export { findingTrial, type TellingTrials, tellingTrials, usualTrial } from './telling-trials.ts';
export { MOST_CHANGES } from './thin-history.ts';
export * from './trace.ts';
export type * from './trace-history.ts';
export { type TooManyServers, type TraceOptions, traceTrial } from './trace-trial.ts';
