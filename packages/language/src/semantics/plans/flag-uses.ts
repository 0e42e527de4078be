/** Flags that a plan switches off and that are off anyway. */
import type { Action, Name, Plan } from '../../syntax/tree.ts';
import { flagMessages } from '../messages/flags.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';
import { stagesOf, stepsOf } from './walk-steps.ts';

export function reportFlagUses(context: PlanContext, plan: Plan): void {
  const stages = stagesOf(plan);
  const steps = stages.flatMap(stepsOf);
  const enabled = steps.flatMap((step) => (step.kind === 'enable' ? [step.flag] : []));
  const handlers = [plan, ...stages].flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'handler' ? switchedOff(item.action) : [])),
  );
  const names = new Set(enabled.map(({ text }) => text));
  const disabled = steps.flatMap((step) => (step.kind === 'disable' ? [step.flag] : []));
  for (const name of [...handlers, ...disabled]) {
    if (names.has(name.text) || context.findFlag(name) === undefined) continue;
    const args = { name: name.text, plan: plan.name.text };
    context.report.add(flagMessages.create('disable-without-enable', args, at(context, name)));
  }
}

function switchedOff(action: Action | undefined): readonly Name[] {
  switch (action?.kind) {
    case 'disable-action':
      return [action.flag];
    case 'pause':
    case 'retry':
    case 'next-train':
      return switchedOff(action.then);
    case 'ask':
      return switchedOff(action.else);
    case 'rollback':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
    case undefined:
      return [];
  }
}
