export { isMet } from './reached.ts';
export { initial, type StepResult, step } from './step.ts';
export { takenDown } from './taken-down.ts';
