/** Params that are meant as a share of people, but have the name of a ring. */
import type { Plan } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { itemsOf } from '../once.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';
import { stagesOf, stepsOf } from './walk-steps.ts';

export function reportHiddenParams(context: PlanContext, plan: Plan): void {
  const { audience, params, report } = context;
  if (audience === null || params === null) return;
  const hidden = itemsOf(plan.items, 'param').filter(
    ({ name: { text } }) => params.values.get(text)?.kind === 'percent' && audience.parts.has(text),
  );
  if (hidden.length === 0) return;
  const named = new Map(
    stagesOf(plan).flatMap((stage) =>
      stepsOf(stage).flatMap((step) => {
        const people = step.kind === 'enable' || step.kind === 'release' ? step.to : [];
        return people.flatMap((some) => (some.kind === 'named-people' ? [[some.name.text, some.name] as const] : []));
      }),
    ),
  );
  for (const { name } of hidden) {
    const use = named.get(name.text);
    if (use === undefined) continue;
    const whole = audience.audience.name;
    const related = [{ ...at(context, use), message: 'the ring is meant here' }];
    const args = {
      name: name.text,
      what: name.text === whole ? ('audience' as const) : ('ring' as const),
      audience: whole,
    };
    report.add(planMessages.create('param-hidden', args, { ...at(context, name), related }));
  }
}
