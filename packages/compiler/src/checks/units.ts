/** Units of deploying steps that a constraint lets never start, or that it does not bind. */
import { depthOfLevel } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { overlaps, type ServerSet, setOf } from '../fleet/server-set.ts';
import type { ConstraintScope, Exclusion, ParallelLimit } from '../machine/constraints.ts';
import type { DeployStep, StepIndex } from '../machine/steps.ts';
import { mostNodesHeld, mostNodesInGroup, twoSetsHeld } from './held.ts';
import { isOfFleet, isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';

/** Sets of a constraint, ready to be compared. */
type NamedSets = readonly { readonly name: string; readonly servers: ServerSet }[];

export function checkUnits(plan: PlanUnderCheck): void {
  checkAttempts(plan);
  const { exclusions, orderings, parallel } = plan.machine.constraints;
  exclusions.forEach((exclusion, index) => {
    const sets = exclusion.sets.kind === 'ranges' ? namedSets(exclusion.sets.sets) : null;
    if (sets !== null) checkTwoSets(plan, sets, plan.constraints.exclusions[index]);
    forEachStep(plan, exclusion.scope, (index, step, servers) =>
      checkExclusion(plan, exclusion, sets, index, step, servers),
    );
  });
  orderings.forEach((ordering, index) => {
    const sets = namedSets(ordering.sets);
    checkTwoSets(plan, sets, plan.constraints.orderings[index]);
    forEachStep(plan, ordering.scope, (index, step, servers) => {
      const held = twoSetsHeld(plan.fleet.table, servers, step.by, sets, ordering, plan.fleet.budget);
      if (held === null || isSaid(plan, ordering.text, step)) return;
      const finding = {
        unit: quoted(held.unit),
        first: quoted(held.one),
        second: quoted(held.other),
        constraint: ordering.text,
      };
      plan.diagnostics.push(compilerDiagnostics.create('unit-waits-for-itself', finding, locationOf(plan, index)));
    });
  });
  for (const limit of parallel) {
    forEachStep(plan, limit.scope, (index, step, servers) => {
      if (depthOfLevel(step.by) >= depthOfLevel(limit.level)) return;
      const held = mostNodesHeld(plan.fleet.table, servers, step.by, limit.level, limit, plan.fleet.budget);
      if (held.count <= limit.count || isSaid(plan, limit.text, step)) return;
      const { level, count, text } = limit;
      const finding = { unit: quoted(held.unit), holds: held.count, level, count, constraint: text };
      plan.diagnostics.push(compilerDiagnostics.create('max-parallel-impossible', finding, locationOf(plan, index)));
    });
    checkDomains(plan, limit);
  }
}

/** An upgrade domain is worked on in all the nodes that it cuts across at once. */
function checkDomains(plan: PlanUnderCheck, limit: ParallelLimit): void {
  const { table, budget } = plan.fleet;
  const { level, count, text, scope } = limit;
  plan.machine.steps.forEach((step, index) => {
    if (step.kind !== 'each' || step.level !== 'upgradeDomain') return;
    if (scope.kind === 'stage' && scope.stage !== step.stage) return;
    for (const { name, select } of step.units) {
      const holds = mostNodesInGroup(table, setOf(select), level, limit, budget);
      if (holds <= count) continue;
      if (isSaid(plan, text, step)) return;
      const finding = { unit: quoted(name), holds, level, count, constraint: text };
      plan.diagnostics.push(compilerDiagnostics.create('max-parallel-impossible', finding, locationOf(plan, index)));
    }
  });
}

function checkExclusion(
  plan: PlanUnderCheck,
  exclusion: Exclusion,
  sets: NamedSets | null,
  index: StepIndex,
  step: DeployStep,
  servers: ServerSet,
): void {
  const { table, budget } = plan.fleet;
  const report = (unit: string, one: string, other: string) => {
    if (isSaid(plan, exclusion.text, step)) return;
    const finding = { unit: quoted(unit), one, other, constraint: exclusion.text };
    plan.diagnostics.push(compilerDiagnostics.create('unit-excludes-itself', finding, locationOf(plan, index)));
  };
  if (sets !== null) {
    const grouping = { per: null, within: exclusion.within };
    const held = twoSetsHeld(table, servers, step.by, sets, grouping, budget);
    if (held !== null) report(held.unit, quoted(held.one), quoted(held.other));
  } else if (exclusion.sets.kind === 'level') {
    const { level, per } = exclusion.sets;
    if (depthOfLevel(step.by) >= depthOfLevel(level)) return;
    const held = mostNodesHeld(table, servers, step.by, level, { per, within: exclusion.within }, budget);
    if (held.count > 1) report(held.unit, `one ${level}`, `another`);
  }
}

/** An exclusion or an order of which the plan deploys at most one set. */
function checkTwoSets(plan: PlanUnderCheck, sets: NamedSets, constraint: Parameters<typeof isOfFleet>[1]): void {
  if (constraint === undefined || isOfFleet(plan, constraint)) return;
  if (sets.filter((set) => overlaps(set.servers, plan.reached)).length > 1) return;
  const why = 'the plan deploys to at most one of these places';
  plan.diagnostics.push(compilerDiagnostics.create('limits-nothing', { why }, constraint.location));
}

function checkAttempts(plan: PlanUnderCheck): void {
  const { per } = plan.machine.numbers.deploy;
  forEachStep(plan, { kind: 'plan' }, (index, step) => {
    if (depthOfLevel(step.by) <= depthOfLevel(per) || isSaid(plan, 'attempt', step)) return;
    plan.diagnostics.push(
      compilerDiagnostics.create('unit-below-attempt', { by: step.by, per }, locationOf(plan, index)),
    );
  });
}

/** Calls for the deploying steps that a constraint binds. */
function forEachStep(
  plan: PlanUnderCheck,
  scope: ConstraintScope,
  visit: (index: StepIndex, step: DeployStep, servers: ServerSet) => void,
): void {
  for (const [index, servers] of plan.selected) {
    const step = plan.machine.steps[index];
    if (step?.kind !== 'deploy' || (scope.kind === 'stage' && scope.stage !== step.stage)) continue;
    visit(index, step, servers);
  }
}

function namedSets(
  sets: readonly { readonly name: string; readonly servers: Parameters<typeof setOf>[0] }[],
): NamedSets {
  return sets.map(({ name, servers }) => ({ name, servers: setOf(servers) }));
}

function quoted(name: string): string {
  return `\`${name}\``;
}
