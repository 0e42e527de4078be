/** What the checks of a machine look at, and how they speak of it. */
import type { Constraint, Diagnostic, Location, Topology } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { ConstraintSources } from '../constraints/resolve.ts';
import type { ControlGraph } from '../control/control-graph.ts';
import { type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import type { FleetView } from '../fleet/view.ts';
import type { Machine } from '../machine/machine.ts';
import type { StepIndex } from '../machine/steps.ts';

export interface PlanUnderCheck {
  readonly machine: Machine;
  readonly graph: ControlGraph;
  readonly fleet: FleetView;
  readonly topology: Topology;
  readonly sources: Sources;
  readonly constraints: ConstraintSources;
  /** What each deploying step selects. */
  readonly selected: ReadonlyMap<StepIndex, ServerSet>;
  /** Everything that the plan deploys to. */
  readonly reached: ServerSet;
  readonly diagnostics: Diagnostic[];
}

export function planUnderCheck(parts: Omit<PlanUnderCheck, 'selected' | 'reached'>): PlanUnderCheck {
  const selected = new Map<StepIndex, ServerSet>();
  for (const index of parts.graph.deploys) {
    const step = parts.machine.steps[index];
    if (step?.kind === 'deploy') selected.set(index, setOf(step.select));
  }
  return { ...parts, selected, reached: uniteAll([...selected.values()]) };
}

export function locationOf(plan: PlanUnderCheck, step: StepIndex): Location {
  return plan.sources.steps[step] ?? plan.sources.plan;
}

/** Whether a constraint was written in the fleet: then it holds for plans that it may have nothing to say about. */
export function isOfFleet(plan: PlanUnderCheck, constraint: Constraint | undefined): boolean {
  return constraint !== undefined && plan.topology.constraints.includes(constraint);
}
