/** Changes of a schema that may fail, and what a plan that goes on all the same would do then. */
import { chainOf } from '../control/actions.ts';
import { relationOf } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { overlaps } from '../fleet/server-set.ts';
import type { SchemaStep, StepIndex } from '../machine/steps.ts';
import { locationOf, type PlanUnderCheck } from './plan-under-check.ts';
import { readersOf } from './readers.ts';

export function checkDespiteFailure(plan: PlanUnderCheck): void {
  const { machine, written } = plan;
  const met = new Set<string>();
  for (const index of [...plan.schemas.values()].flat()) {
    const step = machine.steps[index];
    if (step?.kind !== 'schema' || step.fails === 0 || met.has(step.source)) continue;
    met.add(step.source);
    const stage = machine.stages[step.stage];
    if (stage === undefined || !chainOf(stage.handlers.unhealthy).some(({ kind }) => kind === 'continue')) continue;
    const needing = needingOf(plan, step, index);
    const next = machine.steps[needing ?? -1];
    if (needing === null || next === undefined) continue;
    const handlers = [...(written.stages[step.stage]?.handlers ?? []), ...written.handlers];
    const location = handlers.find(({ trigger }) => trigger.kind === 'unhealthy')?.location ?? locationOf(plan, index);
    const finding = {
      schema: step.text,
      phase: step.phase,
      service: step.service,
      next: next.text,
      does: next.kind === 'schema' ? next.phase : 'deploy',
      stage: stage.name,
    } as const;
    const related = [
      { ...locationOf(plan, index), message: 'This may fail for good.' },
      { ...locationOf(plan, needing), message: 'This needs it.' },
    ];
    plan.diagnostics.push(compilerDiagnostics.create('schema-failure-ignored', finding, { ...location, related }));
  }
}

/** What comes after a change and needs what it does: the contract, if there is one. */
function needingOf(plan: PlanUnderCheck, { phase, service }: SchemaStep, index: StepIndex): StepIndex | null {
  const { machine, graph } = plan;
  if (phase === 'contract') return null;
  const isLater = (other: StepIndex) => relationOf(graph, index, other) === 'before';
  const others = (plan.schemas.get(service) ?? []).filter(isLater);
  const phaseOf = (other: StepIndex) => {
    const step = machine.steps[other];
    return step?.kind === 'schema' ? step.phase : null;
  };
  const contract = others.find((other) => phaseOf(other) === 'contract');
  if (contract !== undefined || phase === 'migrate') return contract ?? null;
  const readers = readersOf(plan, service);
  const deploy = graph.deploys.find(
    (other) =>
      isLater(other) &&
      readers.some(({ servers }) => servers !== null && overlaps(servers, plan.selected.get(other) ?? [])),
  );
  return deploy ?? others.find((other) => phaseOf(other) === 'migrate') ?? null;
}
