import type { Machine, MachineHealth } from '@rollout/compiler';

/** By what a gate is judged: the metrics of its check, if the model says how they read; null: by its check's numbers alone. */
export function judgedHealth(machine: Machine, step: number): MachineHealth | null {
  const own = machine.steps[step];
  const health = own?.kind === 'gate' ? machine.numbers.checks[own.check]?.health : null;
  return health?.metrics.every(({ reads }) => reads !== null) === true ? health : null;
}
