/** Handlers of what nothing in their stage, or plan, can raise. */
import type { Handler, Stage, Step } from '../../program/index.ts';
import type { Healths } from '../healths/checked-health.ts';
import { planMessages } from '../messages/plans.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';
import { triggerName } from './check-handlers.ts';

/** `handlers`: the plan's own, as written. */
export function reportIdleHandlers(
  report: Report,
  handlers: readonly Handler[],
  stages: readonly Stage[],
  healths: Healths,
): void {
  const steps = stages.map((stage) => allSteps(stage.steps));
  for (const handler of handlers) reportIdle(report, handler, steps.flat(), { healths, where: 'plan' });
  for (const [i, stage] of stages.entries()) {
    for (const handler of stage.handlers) reportIdle(report, handler, steps[i] ?? [], { healths, where: 'stage' });
  }
}

interface Place {
  readonly healths: Healths;
  readonly where: 'plan' | 'stage';
}

function reportIdle(report: Report, handler: Handler, steps: readonly Step[], { healths, where }: Place): void {
  const { trigger, location } = handler;
  if (trigger.kind !== 'refusal' && trigger.kind !== 'marginal') return;
  const raises = trigger.kind === 'refusal' ? isApproval : (step: Step) => isJudged(step, healths);
  if (steps.some(raises)) return;
  const needs = trigger.kind === 'refusal' ? 'gate approval' : 'gate canary';
  report.add(planMessages.create('handler-never', { trigger: triggerName(trigger), where, needs }, location));
}

function isApproval({ kind }: Step): boolean {
  return kind === 'approval';
}

/** Only samples can be neither good nor bad. */
function isJudged(step: Step, healths: Healths): boolean {
  return step.kind === 'gate-canary' || (step.kind === 'gate' && healths.has(step.check));
}
