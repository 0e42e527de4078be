/** Steps that happen once for all, where they stand in `each` and look as if they happened once for each unit. */
import type { Step } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';
import { headOf } from './walk-steps.ts';

export function reportOnceForAll(context: PlanContext, node: Step): void {
  const args = ofStep(node);
  if (args === undefined) return;
  context.report.add(planMessages.create('once-for-all', args, at(context, { span: headOf(context, node) })));
}

function ofStep(step: Step): { readonly word: string; readonly what: 'flag' | 'release' | 'schema' } | undefined {
  switch (step.kind) {
    case 'enable':
    case 'disable':
      return { word: step.kind, what: 'flag' };
    case 'release':
      return { word: step.kind, what: 'release' };
    case 'schema-change':
      return { word: step.phase, what: 'schema' };
    case 'deploy':
    case 'each':
    case 'ramp':
    case 'shift-traffic':
    case 'retire-blue':
    case 'wait':
    case 'wait-until':
    case 'gate':
    case 'gate-canary':
    case 'gate-approval':
    case 'run':
      return undefined;
  }
}
