/** Flags that a plan switches: past their end, or off anyway. */
import type { Plan as Program } from '../../program/index.ts';
import type { Action, Name, Plan } from '../../syntax/tree.ts';
import { flagMessages } from '../messages/flags.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';
import { stagesOf, stepsOf } from './walk-steps.ts';

export function reportFlagUses(context: PlanContext, plan: Plan, starts: Program['starts']): void {
  const stages = stagesOf(plan);
  const steps = stages.flatMap(stepsOf);
  const enabled = steps.flatMap((step) => (step.kind === 'enable' ? [step.flag] : []));
  const handlers = [plan, ...stages].flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'handler' ? switchedOff(item.action) : [])),
  );
  const names = new Set(enabled.map(({ text }) => text));
  const disabled = steps.flatMap((step) => (step.kind === 'disable' ? [step.flag] : []));
  warnOutlived(context, enabled, starts);
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

/** Where each is first enabled. */
function warnOutlived(context: PlanContext, enabled: readonly Name[], starts: Program['starts']): void {
  if (starts === null) return;
  const told = new Set<string>();
  for (const name of enabled) {
    if (told.has(name.text)) continue;
    told.add(name.text);
    const flag = context.findFlag(name)?.flag;
    if (flag === undefined || flag.removeBy === null || flag.removeBy >= starts.date) continue;
    const related = [{ ...flag.location, message: 'the flag' }];
    const args = { name: flag.name, removeBy: flag.removeBy, starts: starts.date };
    context.report.add(flagMessages.create('flag-outlived', args, { ...at(context, name), related }));
  }
}
