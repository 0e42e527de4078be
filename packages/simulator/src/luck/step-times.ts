/** How long steps take that something else does not decide. */
import type { Machine, MachineStep } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { leverTakes } from './lever-times.ts';

/** Per step the time that is drawn for one running of it; null: it has none (what deploys, and what the clock or exposure ends). */
export function stepTimes(machine: Machine): (Distribution | null)[] {
  return machine.steps.map((step) => timeOf(machine, step));
}

function timeOf(machine: Machine, step: MachineStep): Distribution | null {
  switch (step.kind) {
    case 'wait':
    case 'approval':
    case 'act':
    case 'schema':
      return step.takes;
    case 'pull':
      return leverTakes(machine, step.pull.lever);
    case 'gate':
      return step.canary === null
        ? (machine.numbers.checks[step.check]?.gate.takes ?? null)
        : { kind: 'fixed', value: step.canary.lasts };
    case 'deploy':
    case 'each':
    case 'retire':
    case 'clock':
    case 'confidence':
      return null;
  }
}
