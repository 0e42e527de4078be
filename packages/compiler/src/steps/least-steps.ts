/** How large a plan gets when its blocks are written out. */
import type { Step } from '@rollout/language';

/** How many steps a list of sentences makes at the least. */
export function leastSteps(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => {
    switch (step.kind) {
      case 'ramp':
        return sum + step.counts.length * (1 + leastSteps(step.steps));
      case 'ramp-to':
        return sum + step.shares.length * leastSteps(step.steps);
      case 'shift':
        return sum + step.shares.length * (1 + leastSteps(step.steps));
      case 'enable':
      case 'release':
        return sum + step.to.length * (1 + leastSteps(step.steps));
      case 'each':
        return sum + 1 + leastSteps(step.steps);
      default:
        return sum + 1;
    }
  }, 0);
}
