/** What one coming to a gate amounts to: a gate that is neither good nor bad runs once more, or somebody is asked. */
import type { Machine } from '@rollout/compiler';
import { gatePowers, judgedHealth, usualTime } from '../gates/index.ts';
import { known } from '../known.ts';

/** The chance that a gate sees a bug that has shown, alone and not hidden from its check. What people are asked about they are taken to see. */
export function gateDetects(machine: Machine, step: number, bug: number): number {
  const health = judgedHealth(machine, step);
  const place = health?.moving.indexOf(bug) ?? -1;
  return place < 0 ? gatePowers(machine).detects(step, bug) : failsAt(machine, step, 1 << place, true);
}

/** The chance that it gives alarm though nothing has shown. What people are asked about is none. */
export function gateCriesWolf(machine: Machine, step: number): number {
  const own = known(machine.steps[step]);
  if (own.kind !== 'gate') return 0;
  if (judgedHealth(machine, step) !== null) return failsAt(machine, step, 0, false);
  return known(machine.numbers.checks[own.check]).gate.falseAlarm;
}

/** Of a gate that is judged by its samples. */
function failsAt(machine: Machine, step: number, shown: number, asked: boolean): number {
  const { fail, marginal } = gatePowers(machine).ofRunning(step, usualTime(machine, step)).of(shown);
  const { stage } = known(machine.steps[step]);
  if (known(machine.stages[stage]).handlers.marginal === null) return fail + marginal * (fail + marginal);
  return asked ? fail + marginal : fail;
}
