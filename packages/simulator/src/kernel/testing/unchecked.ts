/** What the compiler refuses, and machines may hold: each makes such a machine of another; null: that has nothing of the kind. */
import type { Handlers, Machine, MachineStep } from '@rollout/compiler';
import type { Action } from '@rollout/language';

/** The last step that deploys selects what the first one has. */
export function deployedAgain(machine: Machine): Machine | null {
  const deploys = machine.steps.flatMap((step, index) => (step.kind === 'deploy' ? [{ step, index }] : []));
  const [first, last] = [deploys[0], deploys.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return { ...machine, steps: machine.steps.with(last.index, { ...last.step, select: first.step.select }) };
}

/**
 * Wider groups come before smaller ones, flags that are on go off, every `run` and every change of a schema takes an old form away, and plans go
 * back across that.
 */
export function misordered(machine: Machine): Machine | null {
  const widths = machine.steps.flatMap((step) => [...usersOf(step)]);
  if (widths.length === 0 && !machine.steps.some(({ kind }) => kind === 'schema' || kind === 'act')) return null;
  const steps = machine.steps.map((step, index): MachineStep => {
    if (step.kind === 'schema') return { ...step, phase: 'contract' };
    if (step.kind === 'act') return { ...step, kind: 'schema', phase: 'contract', service: step.label };
    if (step.kind !== 'pull' || step.pull.lever === 'traffic' || step.pull.users === 0) return step;
    const users = step.pull.lever === 'flag' && index % 3 === 0 ? 0 : (widths.pop() ?? 0);
    return { ...step, pull: { ...step.pull, users } };
  });
  const stages = machine.stages.map((stage, index) => ({
    ...stage,
    handlers: goingBack(stage.handlers, index + steps.length),
  }));
  return { ...machine, steps, stages };
}

function usersOf(step: MachineStep): readonly number[] {
  return step.kind === 'pull' && step.pull.lever !== 'traffic' && step.pull.users > 0 ? [step.pull.users] : [];
}

const WAYS: readonly Action[] = [
  { kind: 'rollback' },
  { kind: 'rollback-in', takes: { kind: 'fixed', value: 600_000 } },
  { kind: 'rollback' },
  { kind: 'rollback-stage' },
];

/** Unhealthy, or late, all goes back. */
function goingBack(handlers: Handlers, index: number): Handlers {
  const action = WAYS[index % WAYS.length] ?? { kind: 'rollback' };
  const keepsTrain = handlers.unhealthy.kind === 'next-train';
  return { ...handlers, unhealthy: keepsTrain ? handlers.unhealthy : action, timeout: { after: 10_800_000, action } };
}
