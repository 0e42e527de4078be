/** The services that a plan names, and those that its steps do. */
import type { Name } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { at } from '../report.ts';
import type { CheckedService } from '../services/checked-service.ts';
import type { PlanContext } from './plan-context.ts';

export interface PlanServices {
  /** Those of `plan … of`; empty: it deploys the one that the whole fleet runs. */
  readonly named: readonly CheckedService[];
  /** Whether all that were written could be found. */
  readonly complete: boolean;
  /** Any service of the file, and notes that the plan deploys it; reported where there is none. */
  readonly find: (name: Name) => CheckedService | undefined;
}

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

/** Whether it is known, or cannot be known, how many requests the new servers see. */
export function mayHaveLoad({ named, complete }: PlanServices): boolean {
  return !complete || named.some(({ service, sound }) => service.load !== null || !sound);
}
