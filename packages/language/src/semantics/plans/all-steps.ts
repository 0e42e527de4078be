import type { Step } from '../../program/index.ts';

/** The steps and those of their blocks. */
export function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => ('steps' in step ? [step, ...allSteps(step.steps)] : [step]));
}
