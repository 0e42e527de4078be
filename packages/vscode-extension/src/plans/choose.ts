import type { PlanListing } from '@rollout/language-server';

/** The plan that the line is in; else the only one; else undefined: the user has to say. Lines from 0. */
export function planAtLine(plans: readonly PlanListing[], line: number): PlanListing | undefined {
  const around = plans.find(({ range }) => range.start.line <= line && line <= range.end.line);
  return around ?? (plans.length === 1 ? plans[0] : undefined);
}
