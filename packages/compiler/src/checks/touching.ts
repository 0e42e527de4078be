/** Which steps and units an order is about, group by group. */

import { type Budget, isSpent, PIECES_LIMIT, spend } from '../fleet/budget.ts';
import { chunksOf, heldBy, oneByOne } from '../fleet/chunks.ts';
import { intersect, overlaps, type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import type { StepIndex } from '../machine/steps.ts';
import { inGroups } from './held.ts';
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

/** The groups of an order in which the plan deploys two or more of its sets; none where there are too many to look at. */
export function touchingOf(plan: PlanUnderCheck, index: number): Touching[] {
  const ordering = plan.machine.constraints.orderings[index];
  if (ordering === undefined) return [];
  const { table } = plan.fleet;
  const budget: Budget = { left: PIECES_LIMIT };
  const sets = ordering.sets.map(({ servers }) => inGroups(table, setOf(servers), ordering, budget));
  const spoken = uniteAll(sets);
  const groups = new Map<string, Draft>();
  const draftOf = (key: string) => {
    const known = groups.get(key);
    if (known !== undefined) return known;
    const made: Draft = { steps: sets.map(() => []), bound: sets.map(() => []), units: [] };
    groups.set(key, made);
    return made;
  };
  const level =
    ordering.per ?? (ordering.within === null ? null : (table.classes[ordering.within]?.node.level ?? null));
  const keysOf = (servers: ServerSet): string[] => {
    if (servers.length === 0) return [];
    if (level === null) return spend(budget, 1) ? ['fleet'] : [];
    return chunksOf(table, servers, level, 'skip', budget)
      .flatMap((chunk) => oneByOne(table, chunk, budget))
      .map((chunk) => (chunk.kind === 'servers' ? `${heldBy(chunk)[0]?.from}` : `${chunk.first}`));
  };
  const isBound = (stage: number | undefined) => ordering.scope.kind === 'plan' || ordering.scope.stage === stage;

  for (const [step, selected] of plan.selected) {
    if (!overlaps(selected, spoken)) continue;
    const bound = isBound(plan.machine.steps[step]?.stage);
    sets.forEach((set, number) => {
      for (const key of keysOf(intersect(selected, set))) {
        draftOf(key).steps[number]?.push(step);
        if (bound) draftOf(key).bound[number]?.push(step);
      }
    });
  }
  plan.machine.steps.forEach((step, each) => {
    if (step.kind !== 'each' || !isBound(step.stage)) return;
    step.units.forEach(({ select }, unit) => {
      const held = setOf(select);
      if (!overlaps(held, spoken)) return;
      sets.forEach((set, number) => {
        for (const key of keysOf(intersect(held, set))) addUnit(draftOf(key), each, unit, number);
      });
    });
  });
  if (isSpent(budget)) return [];
  return [...groups.values()].filter(({ steps }) => steps.filter((of) => of.length > 0).length > 1);
}

function addUnit(draft: Draft, each: StepIndex, unit: number, set: number): void {
  const last = draft.units.at(-1);
  if (last !== undefined && last.each === each && last.unit === unit) last.sets.push(set);
  else draft.units.push({ each, unit, sets: [set] });
}
