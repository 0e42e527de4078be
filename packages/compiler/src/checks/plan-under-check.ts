/** What the checks of a machine look at, and how they speak of it. */
import {
  addTo,
  type Constraint,
  type Diagnostic,
  type Location,
  type Model,
  type Plan,
  type Service,
  type Topology,
} from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { ConstraintSources } from '../constraints/resolve.ts';
import type { ControlGraph } from '../control/control-graph.ts';
import { type Holders, holdersAmong } from '../fleet/holders.ts';
import { type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import type { FleetView } from '../fleet/view.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import { type People, peopleOf } from './people.ts';

export interface PlanUnderCheck {
  readonly machine: Machine;
  /** As it is written. */
  readonly written: Plan;
  readonly model: Model;
  /** Every service that is known, deployed or not. */
  readonly declared: readonly Service[];
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
  /** Indices of the steps that shift traffic. */
  readonly shifts: readonly StepIndex[];
  /** The servers of each area of the machine, of all that shifts move together, and which areas hold some servers. */
  readonly areas: readonly ServerSet[];
  readonly shifted: ServerSet;
  readonly areasHolding: Holders;
  /** Which steps release, and which switch each flag. */
  readonly people: People;
  /** By the name of the service, which steps change what it shares. */
  readonly schemas: ReadonlyMap<string, readonly StepIndex[]>;
  /** What has been said of copies of one sentence. */
  readonly said: Set<string>;
}

type Derived = 'selected' | 'reached' | 'shifts' | 'areas' | 'shifted' | 'areasHolding' | 'people' | 'schemas' | 'said';

export function planUnderCheck(parts: Omit<PlanUnderCheck, Derived>): PlanUnderCheck {
  const selected = new Map<StepIndex, ServerSet>();
  for (const index of parts.graph.deploys) {
    const step = parts.machine.steps[index];
    if (step?.kind === 'deploy') selected.set(index, setOf(step.select));
  }
  const { steps, areas } = parts.machine;
  const schemas = new Map<string, StepIndex[]>();
  steps.forEach((step, index) => {
    if (step.kind === 'schema') addTo(schemas, step.service, index);
  });
  const sets = areas.map(({ servers }) => setOf(servers));
  return {
    ...parts,
    selected,
    reached: uniteAll([...selected.values()]),
    shifts: steps.flatMap((step, index) => (step.kind === 'pull' && step.pull.lever === 'traffic' ? [index] : [])),
    areas: sets,
    shifted: uniteAll(areas.flatMap(({ shifted }, area) => (shifted ? [sets[area] ?? []] : []))),
    areasHolding: holdersAmong(sets),
    people: peopleOf(parts.machine),
    schemas,
    said: new Set(),
  };
}

export function locationOf(plan: PlanUnderCheck, step: StepIndex): Location {
  return plan.sources.steps[step] ?? plan.sources.plan;
}

/** Whether a constraint was written in the fleet: then it holds for plans that it may have nothing to say about. */
export function isOfFleet(plan: PlanUnderCheck, constraint: Constraint | undefined): boolean {
  return constraint !== undefined && plan.topology.constraints.includes(constraint);
}

/** Whether something has been said of a sentence before; from now on it has. Copies that a block has made of it say a thing once. */
export function isSaid(plan: PlanUnderCheck, what: string, step: MachineStep): boolean {
  const key = `${what} ${step.source}`;
  if (plan.said.has(key)) return true;
  plan.said.add(key);
  return false;
}
