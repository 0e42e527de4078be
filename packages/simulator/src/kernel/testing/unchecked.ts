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

/** Wider groups come before smaller ones, the old form of what is changed goes at once, and plans go back across that. */
export function misordered(machine: Machine): Machine | null {
  const widths = machine.steps.flatMap((step) => [...usersOf(step)]);
  if (widths.length === 0 && !machine.steps.some(({ kind }) => kind === 'schema')) return null;
  const steps = machine.steps.map((step): MachineStep => {
    if (step.kind === 'schema') return { ...step, phase: 'contract' };
    if (step.kind !== 'pull' || step.pull.lever === 'traffic' || step.pull.users === 0) return step;
    return { ...step, pull: { ...step.pull, users: widths.pop() ?? 0 } };
  });
  const stages = machine.stages.map((stage, index) => ({ ...stage, handlers: goingBack(stage.handlers, index) }));
  return { ...machine, steps, stages };
}

function usersOf(step: MachineStep): readonly number[] {
  return step.kind === 'pull' && step.pull.lever !== 'traffic' && step.pull.users > 0 ? [step.pull.users] : [];
}

const WAYS: readonly Action[] = [
  { kind: 'rollback' },
  { kind: 'rollback-stage' },
  { kind: 'rollback' },
  { kind: 'rollback-in', takes: { kind: 'fixed', value: 600_000 } },
];

/** Unhealthy, or late, all goes back. */
function goingBack(handlers: Handlers, index: number): Handlers {
  const action = WAYS[index % WAYS.length] ?? { kind: 'rollback' };
  const keepsTrain = handlers.unhealthy.kind === 'next-train';
  return { ...handlers, unhealthy: keepsTrain ? handlers.unhealthy : action, timeout: { after: 10_800_000, action } };
}
