/** `maxSurge` where nothing surges. */
import type { Constraint, Plan, Stage } from '../../program/index.ts';
import { planMessages } from '../messages/plans.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

/** A limit of the fleet is for other plans, too. */
export function reportIdleSurges(report: Report, { constraints, stages }: Plan): void {
  reportIn(report, constraints, stages, 'plan');
  for (const stage of stages) reportIn(report, stage.constraints, [stage], 'stage');
}

function reportIn(
  report: Report,
  constraints: readonly Constraint[],
  stages: readonly Stage[],
  where: 'plan' | 'stage',
): void {
  const limits = constraints.filter(({ kind }) => kind === 'maxSurge');
  if (limits.length === 0 || stages.some(surges)) return;
  for (const { location } of limits) report.add(planMessages.create('surge-never', { where }, location));
}

function surges({ steps }: Stage): boolean {
  return allSteps(steps).some((step) => step.kind === 'deploy' && (step.green || step.batch.kind === 'rolling'));
}
