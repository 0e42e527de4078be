/** How long steps take that something else does not decide. */
import type { Machine, MachineStep } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';

/** Per step the time that is drawn for one running of it; null: it has none (what deploys, and what the clock or exposure ends). */
export function stepTimes(machine: Machine): (Distribution | null)[] {
  return machine.steps.map((step) => timeOf(machine, step));
}

function timeOf({ numbers }: Machine, step: MachineStep): Distribution | null {
  switch (step.kind) {
    case 'wait':
    case 'approval':
    case 'act':
      return step.takes;
    case 'shift':
      return numbers.switch.takes;
    case 'gate':
      return step.canary === null
        ? (numbers.checks[step.check]?.gate.takes ?? null)
        : { kind: 'fixed', value: step.canary.lasts };
    case 'deploy':
    case 'each':
    case 'retire':
    case 'clock':
    case 'confidence':
      return null;
  }
}
