/** What the checks of a machine look at, and how they speak of it. */
import type { Constraint, Diagnostic, Location, Topology } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { ConstraintSources } from '../constraints/resolve.ts';
import type { ControlGraph } from '../control/control-graph.ts';
import { addressOf, type ClassTable, chainTo } from '../fleet/class-table.ts';
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

/** Servers in words: the largest node that begins where they begin and holds nothing else, or the smallest that holds their first range. */
export function describe(table: ClassTable, servers: ServerSet): string {
  const first = servers[0];
  if (first === undefined) return 'no server';
  const chain = chainTo(table, first.from, null);
  const exact = chain.find((node) => node.first === first.from && node.first + node.class.node.servers <= first.to);
  const around = chain.findLast((node) => node.first + node.class.node.servers >= first.to);
  const whole = exact !== undefined && first.domains === null;
  const node = whole ? exact : around;
  const name = node === undefined ? `servers of \`${table.topology.name}\`` : `\`${addressOf(table, node)}\``;
  const more = servers.length > 1 || (whole && exact.first + exact.class.node.servers < first.to);
  const text = whole || node === undefined ? name : `servers of ${name}`;
  return more ? `${text} and others` : text;
}
