/** Plans that deploy nothing and name no fleet: they are about people alone. */
import type { Constraint, Expect, Plan, PlanItem, Span, StageItem, Step } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { at, type Context } from '../report.ts';
import { isConstraint } from './plan-sentences.ts';
import { headOf, stagesOf, stepsOf } from './walk-steps.ts';

/** Whether a step of it, as written, puts the new version on servers. */
export function deploys(plan: Plan): boolean {
  return stagesOf(plan).some((stage) => stepsOf(stage).some(({ kind }) => kind === 'deploy' || kind === 'ramp'));
}

/** Each sentence that speaks of servers, where the plan has none. */
export function reportServerSentences(context: Context, plan: Plan): void {
  const report = (what: string, span: Span): void => {
    context.report.add(planMessages.create('no-fleet', { what, plan: plan.name.text }, at(context, { span })));
  };
  for (const name of plan.of) report('of', name.span);
  for (const { items } of [plan, ...stagesOf(plan)]) {
    for (const item of items) {
      const what = isConstraint(item) ? ofConstraint(item) : ofOther(item);
      if (what !== undefined) report(what, item.span);
    }
  }
  for (const step of stagesOf(plan).flatMap(stepsOf)) {
    const what = ofStep(step);
    if (what !== undefined) report(what, headOf(context, step));
  }
}

function ofOther(item: PlanItem | StageItem): string | undefined {
  switch (item.kind) {
    case 'handler':
      return item.trigger?.kind === 'on-failures' ? 'on failures' : undefined;
    case 'expect':
      return ofExpect(item);
    default:
      return undefined;
  }
}

function ofExpect({ of }: Expect): string | undefined {
  switch (of?.kind) {
    case undefined:
      return undefined;
    case 'exclusive-places':
    case 'exclusive-groups':
      return 'exclusive';
    case 'expected-measure': {
      const { of: measured } = of.measure;
      if (measured?.kind === 'of-reach') return 'reach';
      return measured?.kind === 'of-down' ? 'down' : undefined;
    }
  }
}

/** The words of a constraint that is about servers. */
function ofConstraint(item: Constraint): string | undefined {
  switch (item.kind) {
    case 'max-down':
      return 'maxDown';
    case 'max-surge':
      return 'maxSurge';
    case 'max-parallel':
      return 'maxParallel';
    case 'max-rate':
      return 'maxRate';
    case 'exclusive':
    case 'order':
      return item.kind;
    case 'window':
      if (item.zone?.kind === 'local') return 'window … local';
      return item.for === undefined ? undefined : 'window … for';
    case 'freeze':
      return item.for === undefined ? undefined : 'freeze … for';
    case 'deadline':
    case 'horizon':
    case 'watch':
      return undefined;
  }
}

function ofStep(step: Step): string | undefined {
  switch (step.kind) {
    case 'deploy':
    case 'ramp':
    case 'each':
      return step.kind;
    case 'shift-traffic':
      return 'shift traffic';
    case 'retire-blue':
      return 'retire blue';
    case 'gate-canary':
      return 'gate canary';
    case 'wait':
      return step.requests === undefined ? undefined : 'wait … requests';
    case 'enable':
    case 'disable':
    case 'release':
    case 'wait-until':
    case 'gate':
    case 'gate-approval':
    case 'schema-change':
    case 'run':
      return undefined;
  }
}
