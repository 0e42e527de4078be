/**
 * Changes of what services share. A new form is there before anything uses it, the old one goes after everything that reads it has gone,
 * and what is sure of that is asked here: what runs side by side comes in either order.
 */
import { addTo } from '@rollout/language';
import { relationOf } from '../../control/control-graph.ts';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { type Budget, isSpent } from '../../fleet/budget.ts';
import { overlaps } from '../../fleet/server-set.ts';
import type { DeployStep, SchemaStep, StepIndex } from '../../machine/steps.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import { readersOf } from '../readers.ts';
import { reportReaders } from './before-readers.ts';
import { oldFormsOf } from './old-form.ts';
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
  const stillOld = oldFormsOf(plan, budget);
  const phases = new Map<string, StepIndex[]>();
  for (const index of [...plan.schemas.values()].flat()) {
    const step = machine.steps[index];
    if (step?.kind === 'schema') addTo(phases, `${step.phase} ${step.service}`, index);
  }
  const phasesOf = (service: string, phase: SchemaStep['phase']) => phases.get(`${phase} ${service}`) ?? [];
  const expanded = [...plan.schemas.keys()].filter((service) => phasesOf(service, 'expand').length > 0);
  const textOf = (index: StepIndex) => machine.steps[index]?.text ?? '';
  /** Whether one of some steps has surely ended when another begins. What it would cost too much to know is taken for so. */
  const isDone = (steps: readonly StepIndex[], at: StepIndex) => {
    budget.left -= steps.length;
    return isSpent(budget) || steps.some((index) => relationOf(graph, index, at) === 'before');
  };

  const checkPhases = (step: SchemaStep, index: StepIndex): boolean => {
    const same = phasesOf(step.service, step.phase);
    const copies = same.some((other) => other !== index && machine.steps[other]?.source === step.source);
    const [again] = same;
    if (again !== undefined && (copies || again < index)) {
      if (isSaid(plan, 'schema-twice', step)) return false;
      const location = locationOf(plan, index);
      const related = copies ? [] : [{ ...locationOf(plan, again), message: 'It is done here already.' }];
      const finding = { phase: step.phase, service: step.service, copies };
      plan.diagnostics.push(compilerDiagnostics.create('schema-twice', finding, { ...location, related }));
      return false;
    }
    for (const phase of PHASES.slice(0, PHASES.indexOf(step.phase))) {
      const earlier = phasesOf(step.service, phase);
      const [late] = earlier;
      if (late === undefined || isDone(earlier, index)) continue;
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
    const left = (readers.get(step.service) ?? []).flatMap((reader) => {
      const old = stillOld(reader, index, known, expanded.includes(step.service));
      return old === null || isSpent(budget) ? [] : [{ reader, old }];
    });
    reportReaders(plan, step, index, left);
  };

  return {
    checkSchema: (step, index, known) => {
      if (checkPhases(step, index) && step.phase === 'contract') checkContract(step, index, known);
    },
    checkDeploy: (step, index) => {
      const selected = plan.selected.get(index) ?? [];
      for (const service of expanded) {
        if (isSpent(budget)) return;
        const expands = phasesOf(service, 'expand');
        const [late] = expands;
        if (late === undefined || isDone(expands, index)) continue;
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
