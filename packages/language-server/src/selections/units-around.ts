import type { EachStep, Machine } from '@rollout/compiler';

/** The unit of the innermost `each` in whose block a step stands. */
export interface UnitAround {
  readonly name: string;
  readonly step: EachStep;
}

const known = new WeakMap<Machine, ReadonlyMap<number, UnitAround>>();

/** By index of the step; those that stand in their stage are not in it. */
export function unitsAround(machine: Machine): ReadonlyMap<number, UnitAround> {
  const before = known.get(machine);
  if (before !== undefined) return before;
  const around = new Map<number, UnitAround>();
  for (const step of machine.steps) {
    if (step.kind !== 'each') continue;
    for (const { name, entry } of step.units) {
      for (let at: number | null = entry; at !== null; at = machine.steps[at]?.next ?? null)
        around.set(at, { name, step });
    }
  }
  known.set(machine, around);
  return around;
}
