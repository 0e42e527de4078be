/** How a machine may end. */
import type { Machine } from '../machine/machine.ts';
import type { Handlers } from '../machine/steps.ts';
import { chainOf, triggersOf } from './actions.ts';
import { controlGraph } from './control-graph.ts';
import { sourcesPastNoReturn } from './no-return.ts';

/** Whether something can happen that its handlers meet with the rollback of the whole plan; past a `contract` that ends stopped. */
export function canRollBack(machine: Machine): boolean {
  const past = sourcesPastNoReturn(controlGraph(machine));
  return machine.stages.some(({ handlers }, stage) => {
    const own = machine.steps.filter((step) => step.stage === stage);
    if (own.every(({ source }) => past.has(source))) return false;
    const may = triggersIn(machine, stage);
    const actions = triggersOf(handlers).flatMap(([trigger, action]) => (may[trigger] ? [action] : []));
    if (machine.timeout !== null) actions.push(machine.timeout.action);
    return actions.flatMap(chainOf).some(({ kind }) => kind === 'rollback' || kind === 'rollback-in');
  });
}

/** Which triggers a stage may come to. */
export function triggersIn(
  { steps, watches, numbers }: Machine,
  stage: number,
): Readonly<Record<keyof Handlers, boolean>> {
  const own = steps.filter((step) => step.stage === stage);
  const gates = own.some(({ kind }) => kind === 'gate');
  const watched = watches.some((watch) => watch.stage === null || watch.stage === stage);
  const fails = own.some((step) => (step.kind === 'act' || step.kind === 'schema') && step.fails > 0);
  // Found at the latest when the stage ends.
  const sure = numbers.bugs.some(({ shows }) => shows.some(({ found }) => found));
  return {
    unhealthy: gates || watched || fails || sure,
    falseAlarm: gates || watched,
    failures: true,
    blocked: true,
    refusal: own.some((step) => step.kind === 'approval' && step.refuses > 0),
    marginal: gates,
    timeout: true,
  };
}
