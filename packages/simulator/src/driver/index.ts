export { luckFate } from './luck-fate.ts';
export { writeRecord } from './record-of.ts';
export { type Decision, type Fate, runBySteps, type StepRun, type Watched } from './run-by-steps.ts';
export { runTrialBySteps, stepEngine } from './step-engine.ts';
