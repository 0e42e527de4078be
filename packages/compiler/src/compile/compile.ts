/** From a checked program to the machine of one of its plans. */
import {
  type Diagnostic,
  hasErrors,
  type Model,
  type Param,
  type Plan,
  type Policy,
  type Program,
  type Scenario,
  sortDiagnostics,
  type Topology,
} from '@rollout/language';
import { checkMachine } from '../checks/index.ts';
import { declaredFor, resolveConstraints } from '../constraints/resolve.ts';
import { zoneOf } from '../constraints/zone.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { resolveExpectations } from '../expectations/resolve.ts';
import { watchedLimits } from '../expectations/watched-limits.ts';
import { piecesBudget } from '../fleet/budget.ts';
import { classTable } from '../fleet/class-table.ts';
import { sizeOf } from '../fleet/domains.ts';
import { loadsOf } from '../fleet/loads.ts';
import { serversBetween } from '../fleet/server-set.ts';
import type { FleetView } from '../fleet/view.ts';
import type { StartTime } from '../machine/calendar/index.ts';
import type { Machine } from '../machine/machine.ts';
import { checkPolicies } from '../policies/check-policies.ts';
import { cutAreas } from '../steps/areas.ts';
import { type Build, roomForPieces } from '../steps/build.ts';
import { buildStages } from '../steps/stages.ts';
import { CELLS_LIMIT, tooManyCells } from './cells.ts';
import { timeoutOf } from './handlers.ts';
import { incidentsOf } from './incidents.ts';
import { machineFleet } from './machine-fleet.ts';
import { numbersOf } from './numbers.ts';
import { audienceOf, countedIn, enabledOf, flagsOf, landingOf } from './people.ts';
import { machineService, type PlanService, serversOfServices, servicesOf } from './services.ts';
import { constraintLocations, type Sources } from './sources.ts';

export interface Compiled {
  /** null where a diagnostic is an error. */
  readonly machine: Machine | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where what the machine holds was written; null without a machine. */
  readonly sources: Sources | null;
}

export interface CompileOptions {
  /** The plan under other circumstances: a scenario for it, by its name. */
  readonly scenario?: string;
  /** When it starts, whatever its `starts` says. */
  readonly start?: StartTime;
  /** What it has to meet besides what it says itself. */
  readonly policies?: readonly Policy[];
}

/**
 * Compiles the plan of that name (the only one, or the first, without a name), as it is or under a scenario. The same program gives
 * the same machine. A program without that plan, or without that scenario for it, gives no machine and no diagnostic: whoever asks
 * by name says what there is.
 */
export function compile(program: Program, planName?: string, options: CompileOptions = {}): Compiled {
  const declared = planName === undefined ? program.plans[0] : program.plans.find(({ name }) => name === planName);
  const scenario =
    options.scenario === undefined
      ? null
      : program.scenarios.find(({ name, plan: of }) => name === options.scenario && of === declared?.name);
  const own = program.models.find(({ name }) => name === declared?.model);
  const model = scenario?.model ?? own;
  if (declared === undefined || model === undefined || scenario === undefined) return nothing;
  const topology = topologyOf(program, declared);
  if (topology === undefined) return nothing;
  const plan = startingAt(declared, topology, options.start);

  const build = openBuild(program, plan, topology, model, own ?? model, scenario);
  const stages = buildStages(build, plan);
  const areas = cutAreas(build);
  if (!roomForPieces(build, plan.location)) return refused(build);
  const { constraints, sources: constraintSources } = resolveConstraints(build, declaredFor(plan, topology));
  if (build.halted || hasErrors(build.diagnostics)) return refused(build);
  const expected = resolveExpectations(build, options.policies ?? []);
  if (build.halted) return refused(build);
  const watched = watchedLimits(build.fleet.table, expected, sizeOf(build.fleet.table, build.fleet.servers));

  const machine: Machine = {
    schemaVersion: 1,
    plan: plan.name,
    scenario: scenario?.name ?? null,
    params: Object.fromEntries(plan.params.map(({ name, kind, value }: Param) => [name, { kind, value }])),
    fleet: machineFleet(build.fleet.table, build.fleet.loads),
    services: build.services.map(machineService),
    areas,
    audience: audienceOf(program, plan),
    flags: build.flags.map((name) => ({ name })),
    start: plan.starts,
    landing: landingOf(plan),
    zone: build.zone,
    constraints: { ...constraints, down: [...constraints.down, ...watched.limits] },
    stages,
    steps: build.steps,
    watches: watchesOf(plan, build.checks),
    timeout: timeoutOf(plan),
    deadline: plan.deadline?.within ?? null,
    horizon: plan.horizon,
    numbers: build.numbers,
    expectations: expected.expectations,
  };
  const sources: Sources = {
    plan: plan.location,
    topology: topology.location,
    steps: build.locations,
    stages: plan.stages.map((stage) => stage.location),
    deadline: plan.deadline?.location ?? null,
    services: build.services.map(({ service }) => service.location),
    constraints: constraintLocations(constraintSources, watched.locations),
    expectations: expected.locations,
  };
  checkMachine(build, machine, {
    topology,
    declared: program.services,
    model,
    sources,
    constraints: constraintSources,
  });
  checkPolicies(build, machine, options.policies ?? []);
  if (!hasErrors(build.diagnostics) && tooManyCells(machine) !== null) {
    build.diagnostics.push(compilerDiagnostics.create('too-many-cells', { limit: CELLS_LIMIT }, plan.location));
  }
  if (hasErrors(build.diagnostics) || build.halted) return refused(build);
  return { machine, diagnostics: told(build), sources };
}

/** Where the plan deploys; a fleet of no servers, if it deploys nothing. */
function topologyOf(program: Program, { topology, location }: Plan): Topology | undefined {
  if (topology !== null) return program.topologies.find(({ name }) => name === topology);
  return { name: '', doc: '', nodes: [], servers: 0, constraints: [], location };
}

/** As if `starts` of the plan said so; a start that names no zone is in the one that the plan has as it is written. */
function startingAt(plan: Plan, topology: Topology, start: StartTime | undefined): Plan {
  return start === undefined ? plan : { ...plan, starts: { ...start, zone: start.zone ?? zoneOf(plan, topology) } };
}

const nothing: Compiled = { machine: null, diagnostics: [], sources: null };

function refused(build: Build): Compiled {
  return { machine: null, diagnostics: told(build), sources: null };
}

/** In the order of the text; what copies of one sentence have in common is said once. */
function told({ diagnostics }: Build): readonly Diagnostic[] {
  const said = new Set<string>();
  return sortDiagnostics(diagnostics).filter(({ code, path, span, message }) => {
    const key = JSON.stringify([code, path, span.start, span.end, message]);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

/** Everything that is known before the first step is built. */
function openBuild(
  program: Program,
  plan: Plan,
  topology: Topology,
  model: Model,
  believed: Model,
  scenario: Scenario | null,
): PlanBuild {
  const table = classTable(topology);
  const flags = flagsOf(plan, model);
  const everywhere = serversBetween(0, table.servers);
  const fleet: FleetView = { table, loads: loadsOf(table), budget: piecesBudget(), servers: everywhere };
  const checks = new Map(model.checks.map((check, index) => [check.name, index]));
  const around: PlanBuild = {
    plan,
    fleet,
    services: [],
    zone: zoneOf(plan, topology),
    flags,
    enabled: enabledOf(plan, flags),
    checks,
    numbers: numbersOf(model, program.healths, believed, table, flags, countedIn(plan), []),
    steps: [],
    locations: [],
    traffic: [],
    diagnostics: [],
    halted: false,
  };
  const incidents = incidentsOf(around, scenario);
  const services = servicesOf(around, program, plan);
  return {
    ...around,
    services,
    fleet: { ...fleet, servers: serversOfServices(around, services) },
    numbers: { ...around.numbers, incidents },
  };
}

/** With what the machine's services are made of. */
interface PlanBuild extends Build {
  readonly services: readonly PlanService[];
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
