export { isOut } from './out.ts';
export { initial, type StepResult, step } from './step.ts';
export { takenDown } from './taken-down.ts';
