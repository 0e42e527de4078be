/**
 * Gates whose false alarm may leave everything as it was: the same wait, the same gate and the same chances once more, and nothing that
 * comes after can tell how often it was, but by the time. So what one false alarm adds to a run, each adds.
 */
import type { Layout, Machine, MachineStep } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { judgedHealth } from '../gates/judged-health.ts';
import { standsAlone } from '../gates/stands-alone.ts';
import { known } from '../known.ts';
import type { LawBook } from '../luck/laws.ts';
import { discreteIn } from './discrete.ts';

/** Per step. What goes on beside a gate goes on while it is repeated, so only one that stands alone leaves everything as it was. */
export function repeatingGates(machine: Machine, layout: Layout, laws: LawBook): readonly boolean[] {
  if (!isTimeless(machine, layout)) return machine.steps.map(() => false);
  const isAlone = standsAlone(machine);
  return machine.steps.map((_, step) => known(isAlone[step]) && repeatsAt(machine, step, laws));
}

/** Whether nothing happens by the clock, nor depends on how long something else has taken. */
function isTimeless({ numbers, constraints, watches, timeout, stages, steps }: Machine, layout: Layout): boolean {
  const { above, chances } = layout.failures;
  return (
    // Loads that go by the hour need one, too.
    layout.calendar === null &&
    timeout === null &&
    stages.every(({ handlers }) => handlers.timeout === null) &&
    numbers.outages.length === 0 &&
    numbers.incidents.length === 0 &&
    constraints.rates.length === 0 &&
    constraints.exclusions.every(({ apart }) => apart === 0) &&
    // Repairs go on beside everything else.
    above.length === 0 &&
    chances.every((chance) => chance === 0) &&
    numbers.rollback.fails === 0 &&
    watches.every(({ check }) => {
      const watch = numbers.checks[check]?.watch;
      return (
        watch === undefined || (watch.falseAlarm.probability === 0 && watch.detects.every((chance) => chance === 0))
      );
    }) &&
    steps.every(
      (step) =>
        step.kind !== 'retire' &&
        step.kind !== 'clock' &&
        step.kind !== 'confidence' &&
        (step.kind !== 'wait' || step.evidence === null),
    )
  );
}

function repeatsAt(machine: Machine, index: number, laws: LawBook): boolean {
  const { steps, stages, numbers } = machine;
  const gate = steps[index];
  if (gate?.kind !== 'gate' || judgedHealth(machine, index) !== null) return false;
  const handlers = stages[gate.stage]?.handlers;
  const action = handlers?.falseAlarm ?? handlers?.unhealthy;
  if (action === undefined || !goesBack(action, laws)) return false;
  const takes = numbers.checks[gate.check]?.gate.takes;
  if (gate.canary === null && (takes === undefined || discreteIn(laws, takes)?.values.length !== 1)) return false;
  // Between where it goes back to and the gate it only waits.
  for (let at: number | null = gate.retryFrom; at !== index; ) {
    const step: MachineStep | undefined = at === null ? undefined : steps[at];
    if (step?.kind !== 'wait' || discreteIn(laws, step.takes)?.values.length !== 1) return false;
    at = step.next;
  }
  return true;
}

/** As often as it takes, after a time that is always the same. */
function goesBack(action: Action, laws: LawBook): boolean {
  switch (action.kind) {
    case 'retry':
      return action.atMost === null;
    case 'pause':
      return discreteIn(laws, action.takes)?.values.length === 1 && goesBack(action.then, laws);
    default:
      return false;
  }
}
