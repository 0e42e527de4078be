/** Points of no return: when a `contract` starts, what was done before it stays. */
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import { type ControlGraph, relationOf } from './control-graph.ts';

export function isContract(step: MachineStep | undefined): boolean {
  return step?.kind === 'schema' && step.phase === 'contract';
}

/** Indices of the steps that are points of no return, ascending. */
export function contractsOf({ machine }: ControlGraph): readonly StepIndex[] {
  return machine.steps.flatMap((step, index) => (isContract(step) ? [index] : []));
}

/** Sources of the steps that come only after a point of no return, or are one: for all copies of a sentence, as for the first. */
export function sourcesPastNoReturn(graph: ControlGraph): ReadonlySet<string> {
  const contracts = contractsOf(graph);
  const met = new Set<string>();
  const past = new Set<string>();
  if (contracts.length === 0) return past;
  graph.machine.steps.forEach(({ source }, step) => {
    if (met.has(source)) return;
    met.add(source);
    const isPast = contracts.some((contract) => {
      const relation = relationOf(graph, contract, step);
      return relation === 'before' || relation === 'same';
    });
    if (isPast) past.add(source);
  });
  return past;
}
