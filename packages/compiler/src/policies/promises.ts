/** What a plan promises itself, ready to be held against what a policy asks of it. */
import { depthOfLevel, type Level } from '@rollout/language';
import type { ControlGraph } from '../control/control-graph.ts';
import type { Budget } from '../fleet/budget.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import type { ConstraintScope } from '../machine/constraints.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep } from '../machine/steps.ts';

export interface Promises {
  readonly machine: Machine;
  readonly graph: ControlGraph;
  readonly table: ClassTable;
  readonly budget: Budget;
}

/** Stages in which a step of one of these kinds stands. */
export function stagesWith({ machine }: Promises, ...kinds: readonly MachineStep['kind'][]): readonly number[] {
  return machine.stages.flatMap((_, stage) =>
    machine.steps.some((step) => step.stage === stage && kinds.includes(step.kind)) ? [stage] : [],
  );
}

/** Whether in each of these stages one of the constraints that bind it is such: those of a stage bind its own starts alone. */
export function heldInEach<C extends { readonly scope: ConstraintScope; readonly within: number | null }>(
  stages: readonly number[],
  constraints: readonly C[],
  isSuch: (constraint: C) => boolean,
): boolean {
  // What stands in a node of the fleet leaves the others free.
  const such = constraints.filter((constraint) => constraint.within === null && isSuch(constraint));
  return stages.every((stage) => such.some(({ scope }) => scope.kind === 'plan' || scope.stage === stage));
}

/** Whether one unit may hold several nodes of a level. */
export function holdsSeveral({ steps }: Machine, level: Level): boolean {
  return steps.some(
    (step) =>
      (step.kind === 'deploy' && depthOfLevel(step.by) < depthOfLevel(level)) ||
      (step.kind === 'each' && step.level === 'upgradeDomain'),
  );
}
