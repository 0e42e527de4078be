/**
 * Changes of what services share. A new form is there before anything uses it, the old one goes after everything that reads it has gone,
 * and what is sure of that is asked here: what runs side by side comes in either order.
 */
import { chainOf } from '../../control/actions.ts';
import { relationOf } from '../../control/control-graph.ts';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { type Budget, isSpent } from '../../fleet/budget.ts';
import { withoutDeployed } from '../../fleet/deployed.ts';
import { describe } from '../../fleet/describe.ts';
import { isEmpty } from '../../fleet/domains.ts';
import { intersect, overlaps, type ServerSet } from '../../fleet/server-set.ts';
import type { Machine } from '../../machine/machine.ts';
import type { DeployStep, SchemaStep, StepIndex } from '../../machine/steps.ts';
import { standing } from '../../steps/greens.ts';
import { durationText } from '../../text/duration-text.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import { type Reader, readersOf } from '../readers.ts';
import { leastBetween } from '../times/least-between.ts';
import type { Known } from './walk.ts';

/** What looking at one plan may cost: pairs of steps. */
const EFFORT = 500_000;

const PHASES = ['expand', 'migrate', 'contract'] as const;

export interface SchemaChecks {
  readonly checkSchema: (step: SchemaStep, index: StepIndex, known: Known) => void;
  /** Deploying what uses a new form. */
  readonly checkDeploy: (step: DeployStep, index: StepIndex) => void;
}

export function schemaChecksOf(plan: PlanUnderCheck): SchemaChecks {
  const { graph, machine } = plan;
  const budget: Budget = { left: EFFORT };
  const readers = new Map([...plan.schemas.keys()].map((service) => [service, readersOf(plan, service)]));
  const phasesOf = (service: string, phase: SchemaStep['phase']) =>
    (plan.schemas.get(service) ?? []).filter((index) => {
      budget.left--;
      const step = machine.steps[index];
      return step?.kind === 'schema' && step.phase === phase;
    });
  const expansions = new Map([...plan.schemas.keys()].map((service) => [service, phasesOf(service, 'expand')]));
  const textOf = (index: StepIndex) => machine.steps[index]?.text ?? '';
  const retirements = machine.steps.flatMap(({ kind }, index) => (kind === 'retire' ? [index] : []));
  const isOver = (index: StepIndex, at: StepIndex) => relationOf(graph, index, at) === 'before';

  const checkPhases = (step: SchemaStep, index: StepIndex): boolean => {
    const again = phasesOf(step.service, step.phase).find((other) => other < index);
    if (again !== undefined) {
      if (isSaid(plan, 'schema-twice', step)) return false;
      const copies = machine.steps[again]?.source === step.source;
      const location = locationOf(plan, index);
      const related = copies ? [] : [{ ...locationOf(plan, again), message: 'It is done here already.' }];
      const finding = { phase: step.phase, service: step.service, copies };
      plan.diagnostics.push(compilerDiagnostics.create('schema-twice', finding, { ...location, related }));
      return false;
    }
    for (const phase of PHASES.slice(0, PHASES.indexOf(step.phase))) {
      const earlier = phasesOf(step.service, phase);
      const [late] = earlier;
      if (late === undefined || isSpent(budget) || earlier.some((other) => isOver(other, index))) continue;
      if (isSaid(plan, 'schema-out-of-order', step)) return false;
      const together = relationOf(graph, late, index) !== 'after';
      const finding = { phase: step.phase, service: step.service, first: textOf(late), together };
      const related = [{ ...locationOf(plan, late), message: 'This has to be over first.' }];
      const location = { ...locationOf(plan, index), related };
      plan.diagnostics.push(compilerDiagnostics.create('schema-out-of-order', finding, location));
      return false;
    }
    return true;
  };

  const checkContract = (step: SchemaStep, index: StepIndex, known: Known) => {
    const expanded = (expansions.get(step.service) ?? []).length > 0;
    for (const reader of readers.get(step.service) ?? []) {
      const left = stillOld(reader, index, known, expanded);
      if (left === null || isSpent(budget)) continue;
      if (isSaid(plan, `contract-before-readers ${reader.name}`, step)) continue;
      const finding = { service: step.service, reader: reader.name, ...left.finding };
      const related = left.places.map((place) => ({ ...locationOf(plan, place), message: left.message }));
      const location = { ...locationOf(plan, index), related };
      plan.diagnostics.push(compilerDiagnostics.create('contract-before-readers', finding, location));
    }
  };

  /** Why some servers of a reader may still have the old version; null: none has. */
  const stillOld = (reader: Reader, at: StepIndex, known: Known, expanded: boolean): StillOld | null => {
    const { servers } = reader;
    // Where the plan does not expand, an earlier one has, and may have brought over those that this one leaves alone.
    if (servers === null) return expanded ? { finding: { why: 'not-deployed' }, places: [], message: '' } : null;
    const missing = withoutDeployed(servers, known.deployed);
    if (!isEmpty(plan.fleet.table, missing)) return notYet(missing, at);
    const greens = greensOf(servers, known.greens.deploys);
    const blue = greens.find((deploy) => standing(known.greens).includes(deploy));
    if (blue !== undefined) {
      const where = standsOn(blue, servers);
      return { finding: { why: 'blue', where }, places: [blue], message: 'Its blue still stands beside this.' };
    }
    const given = givenUp(servers);
    if (given !== null) return given;
    for (const green of greens) {
      const pending = pendingRetirement(green, servers, at);
      if (pending !== null) return pending;
    }
    return null;
  };

  /** Where `on blocked continue` lets a stage end without some of its servers. */
  const givenUp = (servers: ServerSet): StillOld | null => {
    if (!mayBlock(machine)) return null;
    const deploy = graph.deploys.find((index) => {
      const stage = machine.stages[machine.steps[index]?.stage ?? -1];
      budget.left--;
      return (
        stage !== undefined &&
        chainOf(stage.handlers.blocked).some(({ kind }) => kind === 'continue') &&
        overlaps(plan.selected.get(index) ?? [], servers)
      );
    });
    if (deploy === undefined) return null;
    const where = describe(plan.fleet.table, intersect(plan.selected.get(deploy) ?? [], servers));
    const stage = machine.stages[machine.steps[deploy]?.stage ?? -1]?.name ?? '';
    return {
      finding: { why: 'given-up', where, stage },
      places: [deploy],
      message: 'What is blocked here is given up.',
    };
  };

  const notYet = (missing: ServerSet, at: StepIndex): StillOld => {
    budget.left -= graph.deploys.length;
    const late = graph.deploys.filter(
      (deploy) => overlaps(plan.selected.get(deploy) ?? [], missing) && !isOver(deploy, at),
    );
    const where = describe(plan.fleet.table, missing);
    const first = late.find((deploy) => relationOf(graph, deploy, at) === 'after') ?? late[0];
    if (first === undefined) return { finding: { why: 'never', where }, places: [], message: '' };
    const together = relationOf(graph, first, at) !== 'after';
    const stage = machine.stages[machine.steps[first]?.stage ?? -1]?.name ?? '';
    const finding = { why: together ? 'together' : 'later', where, deploy: textOf(first), stage } as const;
    return { finding, places: [first], message: 'They get the new version here.' };
  };

  const standsOn = (green: StepIndex, servers: ServerSet) =>
    describe(plan.fleet.table, intersect(plan.selected.get(green) ?? [], servers));

  const greensOf = (servers: ServerSet, deploys: readonly StepIndex[]) => {
    budget.left -= deploys.length;
    return deploys.filter((deploy) => overlaps(plan.selected.get(deploy) ?? [], servers));
  };

  /** `retire blue after D` goes on at once: blue is gone only where D has surely passed. */
  const pendingRetirement = (green: StepIndex, servers: ServerSet, at: StepIndex): StillOld | null => {
    let pending: StillOld | null = null;
    for (const index of retirements) {
      const step = machine.steps[index];
      budget.left--;
      if (step?.kind !== 'retire' || !step.deploys.includes(green) || !isOver(index, at)) continue;
      budget.left -= machine.steps.length;
      if (isSpent(budget)) return null;
      const passed = leastBetween(plan, index, at);
      if (passed >= step.after) return null;
      const where = standsOn(green, servers);
      const finding = { why: 'retiring', where, retire: step.text, rest: durationText(step.after - passed) } as const;
      pending = { finding, places: [index], message: 'Blue goes only so long after this.' };
    }
    return pending;
  };

  return {
    checkSchema: (step, index, known) => {
      if (checkPhases(step, index) && step.phase === 'contract') checkContract(step, index, known);
    },
    checkDeploy: (step, index) => {
      const selected = plan.selected.get(index) ?? [];
      for (const [service, expands] of expansions) {
        budget.left -= 1 + expands.length;
        const [late] = expands;
        if (late === undefined || isSpent(budget) || expands.some((expand) => isOver(expand, index))) continue;
        const reader = readers.get(service)?.find(({ servers }) => servers !== null && overlaps(servers, selected));
        if (reader === undefined || isSaid(plan, `deploy-before-expand ${service}`, step)) continue;
        const together = relationOf(graph, late, index) !== 'after';
        const finding = { service, reader: reader.name, expand: textOf(late), together };
        const related = [{ ...locationOf(plan, late), message: 'The new form comes here.' }];
        const location = { ...locationOf(plan, index), related };
        plan.diagnostics.push(compilerDiagnostics.create('deploy-before-expand', finding, location));
      }
    },
  };
}

/** Whether anything but its own length can hold a batch for ever. */
function mayBlock({ constraints }: Machine): boolean {
  return Object.values(constraints).some((list) => list.length > 0);
}

interface StillOld {
  readonly finding: OldForm;
  readonly places: readonly StepIndex[];
  readonly message: string;
}

/** Why a reader may still use the old form. */
export type OldForm =
  | { readonly why: 'not-deployed' }
  | { readonly why: 'never' | 'blue'; readonly where: string }
  | { readonly why: 'given-up'; readonly where: string; readonly stage: string }
  | { readonly why: 'later' | 'together'; readonly where: string; readonly deploy: string; readonly stage: string }
  | { readonly why: 'retiring'; readonly where: string; readonly retire: string; readonly rest: string };
