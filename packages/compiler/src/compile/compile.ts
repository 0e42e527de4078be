/** From a checked program to the machine of one of its plans. */
import { type Diagnostic, hasErrors, type Param, type Plan, type Program, sortDiagnostics } from '@rollout/language';
import { checkMachine } from '../checks/index.ts';
import { resolveConstraints } from '../constraints/resolve.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { piecesBudget } from '../fleet/budget.ts';
import { classTable } from '../fleet/class-table.ts';
import { loadsOf } from '../fleet/loads.ts';
import type { Machine } from '../machine/machine.ts';
import type { Build } from '../steps/build.ts';
import { buildStages } from '../steps/stages.ts';
import { CELLS_LIMIT, tooManyCells } from './cells.ts';
import { timeoutOf } from './handlers.ts';
import { machineFleet } from './machine-fleet.ts';
import { numbersOf } from './numbers.ts';
import { constraintLocations, type Sources } from './sources.ts';

export interface Compiled {
  /** null where a diagnostic is an error. */
  readonly machine: Machine | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where what the machine holds was written; null without a machine. */
  readonly sources: Sources | null;
}

/**
 * Compiles the plan of that name (the only one, or the first, without a name). The same program gives the same machine. A
 * program without that plan gives no machine and no diagnostic: whoever asks for a plan by name says what there is.
 */
export function compile(program: Program, planName?: string): Compiled {
  const plan = planName === undefined ? program.plans[0] : program.plans.find(({ name }) => name === planName);
  const topology = program.topologies.find(({ name }) => name === plan?.topology);
  const model = program.models.find(({ name }) => name === plan?.model);
  if (plan === undefined || topology === undefined || model === undefined) {
    return { machine: null, diagnostics: [], sources: null };
  }

  const table = classTable(topology);
  const loads = loadsOf(table);
  const checks = new Map(model.checks.map((check, index) => [check.name, index]));
  const build: Build = {
    plan,
    fleet: { table, loads, budget: piecesBudget() },
    checks,
    steps: [],
    locations: [],
    diagnostics: [],
    halted: false,
  };
  const stages = buildStages(build, plan);
  const { constraints, sources: constraintSources } = resolveConstraints(build, plan, topology);
  if (build.halted || hasErrors(build.diagnostics)) {
    return { machine: null, diagnostics: sortDiagnostics(build.diagnostics), sources: null };
  }

  const machine: Machine = {
    schemaVersion: 1,
    plan: plan.name,
    params: Object.fromEntries(plan.params.map(({ name, kind, value }: Param) => [name, { kind, value }])),
    fleet: machineFleet(table, loads),
    constraints,
    stages,
    steps: build.steps,
    watches: watchesOf(plan, checks),
    timeout: timeoutOf(plan),
    deadline: plan.deadline?.within ?? null,
    horizon: plan.horizon,
    numbers: numbersOf(model, table),
  };
  const sources: Sources = {
    plan: plan.location,
    topology: topology.location,
    steps: build.locations,
    stages: plan.stages.map((stage) => stage.location),
    deadline: plan.deadline?.location ?? null,
    constraints: constraintLocations(constraintSources),
  };
  checkMachine(build, topology, machine, sources, constraintSources);
  if (!hasErrors(build.diagnostics) && tooManyCells(machine) !== null) {
    build.diagnostics.push(compilerDiagnostics.create('too-many-cells', { limit: CELLS_LIMIT }, plan.location));
  }
  const diagnostics = sortDiagnostics(build.diagnostics);
  return hasErrors(diagnostics) || build.halted
    ? { machine: null, diagnostics, sources: null }
    : { machine, diagnostics, sources };
}

function watchesOf(plan: Plan, checks: ReadonlyMap<string, number>): Machine['watches'] {
  const watches: { check: number; stage: number | null }[] = [];
  for (const watch of plan.watches) {
    const check = checks.get(watch.check);
    if (check !== undefined) watches.push({ check, stage: null });
  }
  plan.stages.forEach((stage, index) => {
    for (const watch of stage.watches) {
      const check = checks.get(watch.check);
      if (check !== undefined) watches.push({ check, stage: index });
    }
  });
  return watches;
}
