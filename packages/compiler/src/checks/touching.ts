/** Which steps and units an order is about, group by group. */

import { orderingToucher } from '../constraints/touched.ts';
import { type Budget, isSpent, PIECES_LIMIT } from '../fleet/budget.ts';
import { setOf } from '../fleet/server-set.ts';
import type { StepIndex } from '../machine/steps.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

/** What touches the sets of an order in one of its groups. */
export interface Touching {
  /** For each set the deploying steps that select servers of it. */
  readonly steps: readonly (readonly StepIndex[])[];
  /** The same, of those that the order binds. */
  readonly bound: readonly (readonly StepIndex[])[];
  /** Bound units of `each` steps, with the sets (ascending) that they hold servers of. */
  readonly units: readonly { readonly each: StepIndex; readonly unit: number; readonly sets: readonly number[] }[];
}

interface Draft {
  readonly steps: StepIndex[][];
  readonly bound: StepIndex[][];
  readonly units: { each: StepIndex; unit: number; sets: number[] }[];
}

/** The groups of an order in which something waits for what the plan deploys; none where there are too many to look at. */
export function touchingOf(plan: PlanUnderCheck, index: number): Touching[] {
  const ordering = plan.machine.constraints.orderings[index];
  if (ordering === undefined) return [];
  const budget: Budget = { left: PIECES_LIMIT };
  const touch = orderingToucher(plan.fleet.table, ordering, budget);
  const groups = new Map<number, Draft>();
  const draftOf = (group: number) => {
    const known = groups.get(group);
    if (known !== undefined) return known;
    const made: Draft = { steps: ordering.sets.map(() => []), bound: ordering.sets.map(() => []), units: [] };
    groups.set(group, made);
    return made;
  };
  const isBound = (stage: number | undefined) => ordering.scope.kind === 'plan' || ordering.scope.stage === stage;

  for (const [step, selected] of plan.selected) {
    const bound = isBound(plan.machine.steps[step]?.stage);
    for (const [group, sets] of touch(selected)) {
      for (const set of sets) {
        draftOf(group).steps[set]?.push(step);
        if (bound) draftOf(group).bound[set]?.push(step);
      }
    }
  }
  plan.machine.steps.forEach((step, each) => {
    if (step.kind !== 'each' || !isBound(step.stage)) return;
    step.units.forEach(({ select }, unit) => {
      for (const [group, sets] of touch(setOf(select))) {
        draftOf(group).units.push({ each, unit, sets: [...sets].sort((a, b) => a - b) });
      }
    });
  });
  if (isSpent(budget)) return [];
  return [...groups.values()].filter(({ steps, units }) => {
    const first = steps.findIndex((of) => of.length > 0);
    const last = steps.findLastIndex((of) => of.length > 0);
    return first >= 0 && units.reduce((most, { sets }) => Math.max(most, ...sets), last) > first;
  });
}
