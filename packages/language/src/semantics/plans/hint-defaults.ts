/** What a plan, or its model, leaves to a default that changes what comes out. */
import type { Plan, Stage, Topology } from '../../program/index.ts';
import { modelMessages } from '../messages/models.ts';
import { planMessages } from '../messages/plans.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

export function hintDefaults(report: Report, plan: Plan, topology: Topology, numbers: CheckedModel): void {
  const { draft, model, implied } = numbers;
  const args = { model: implied ? undefined : model.name, plan: plan.name };
  const place = implied ? plan.location : model.location;
  if (draft.deployTakes === undefined) report.add(modelMessages.create('no-deploy-time', args, place));
  if (draft.switchTakes === undefined && plan.stages.some(shifts)) {
    report.add(modelMessages.create('no-switch-time', args, place));
  }
  const limits = (constraints: Plan['constraints']) => constraints.some(({ kind }) => kind === 'maxDown');
  if (limits(topology.constraints) || limits(plan.constraints)) return;
  if (plan.stages.some((stage) => !limits(stage.constraints) && hasWholeUnits(stage))) {
    report.add(planMessages.create('no-max-down', { plan: plan.name }, plan.location));
  }
}

function shifts({ steps }: Stage): boolean {
  return allSteps(steps).some(({ kind }) => kind === 'shift');
}

/** Whether something is taken down without a size of batches. */
function hasWholeUnits({ steps }: Stage): boolean {
  return allSteps(steps).some((step) => {
    if (step.kind === 'ramp' || step.kind === 'ramp-to') return true;
    if (step.kind !== 'deploy' || step.green) return false;
    return step.batch.kind === 'unbounded' || (step.batch.kind === 'rolling' && step.batch.most === null);
  });
}
