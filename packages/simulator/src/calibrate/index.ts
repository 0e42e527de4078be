export { type Calibration, calibrate, calibrating } from './calibrate.ts';
export type { Family } from './families.ts';
export { finish } from './finish.ts';
export { type FittedFamily, type LawFit, LEAST_VALUES, POOR_FIT } from './fit-law.ts';
export type { Goodness } from './goodness.ts';
export type { BugFit, Hazard } from './hazards.ts';
export type { Attempt, Finding, History, Release } from './history.ts';
export type { Parameter } from './parameters.ts';
export { LEVEL as CALIBRATION_LEVEL, type Rate } from './rate.ts';
