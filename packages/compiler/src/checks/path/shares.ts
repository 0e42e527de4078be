/** How much of an area's load the new version may carry at most. */
import { shareValue } from '@rollout/language';
import { relationOf } from '../../control/control-graph.ts';
import type { StepIndex } from '../../machine/steps.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';

/** The largest share to which a shift that comes no later than a step may have brought an area. */
export function shareAtMost(plan: PlanUnderCheck, area: number, at: StepIndex): number {
  return plan.shifts.reduce((most, shift) => {
    const step = plan.machine.steps[shift];
    if (step?.kind !== 'pull' || step.pull.lever !== 'traffic' || !step.pull.areas.includes(area)) return most;
    return relationOf(plan.graph, shift, at) === 'after' ? most : Math.max(most, shareValue(step.pull.to));
  }, 0);
}
