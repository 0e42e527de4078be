import type { Name } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';

/** `of checkout` in a step: a service that the plan names or, if it names none, any. */
export function checkServiceName(context: PlanContext, node: Name): string | undefined {
  const { named, complete, find } = context.services;
  const found = find(node);
  if (found === undefined || !complete) return undefined;
  const { name } = found.service;
  if (named.length === 0 || named.some(({ service }) => service.name === name)) return name;
  const args = { name, named: named.map(({ service }) => service.name) };
  context.report.add(planMessages.create('service-not-in-plan', args, at(context, node)));
  return undefined;
}
