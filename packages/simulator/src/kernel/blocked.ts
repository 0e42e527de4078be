/** When nothing is in progress that could unblock anything, and something still waits. */
import { leftOf } from './batch-parts.ts';
import { areOpen, isCellOpen } from './calendar.ts';
import { itemAt } from './elements.ts';
import { raise } from './handlers.ts';
import { nextExpiry } from './rates.ts';
import type { Kernel, Step, Unit } from './state/index.ts';
import { isInVain } from './waits.ts';

export function raiseBlocked(kernel: Kernel): void {
  if (kernel.lasting > 0 || isWorking(kernel) || nextRelief(kernel) < Number.POSITIVE_INFINITY) return;
  if (kernel.calendar !== null && nextOpening(kernel) < Number.POSITIVE_INFINITY) return;
  let first: Step | null = null;
  for (const step of kernel.touchedSteps) {
    if ((first === null || step.index < first.index) && isStuck(kernel, step)) first = step;
  }
  if (first === null) return;
  raise(kernel, { stage: first.stage, trigger: 'blocked', cause: 'blocked', step: first, byThread: false });
}

/** Whether anything is in progress that will end by itself. */
function isWorking(kernel: Kernel): boolean {
  const { working, asking } = kernel;
  if (working > asking.length) return true;
  return working > asking.filter((step) => isInVain(kernel, step)).length;
}

/** A step with a unit's block running is not stuck itself: a step in that block is. */
function isStuck(kernel: Kernel, step: Step): boolean {
  if (step.phase === 'closed') return true;
  if (step.phase !== 'active') return false;
  if (step.units.length === 0) return isInVain(kernel, step);
  return step.kind !== 'each' || step.unitsRunning === 0;
}

/** When the next `apart` is over, or a limit on the rate gives room again. */
export function nextRelief(kernel: Kernel): number {
  let next = kernel.rates.length > 0 ? nextExpiry(kernel) : Number.POSITIVE_INFINITY;
  if (kernel.course !== 'forward') return next;
  for (const apart of kernel.aparts) {
    while (apart.head < apart.times.length && itemAt(apart.times, apart.head) <= kernel.now) apart.head++;
    if (apart.head < apart.times.length) next = Math.min(next, itemAt(apart.times, apart.head));
  }
  return next;
}

/** When a rule opens that holds something, whether anything else holds that or not. */
function nextOpening(kernel: Kernel): number {
  for (const step of kernel.closed) areOpen(kernel, step.rules);
  for (const step of kernel.touchedSteps) {
    if (step.kind !== 'deploy' || step.phase !== 'active') continue;
    for (const unit of step.units) if (unit.phase === 'waiting' || unit.phase === 'running') askRules(kernel, unit);
  }
  return kernel.nextOpening;
}

function askRules(kernel: Kernel, { entries, step }: Unit): void {
  for (const entry of entries) if (leftOf(entry) > 0) isCellOpen(kernel, step.stage, entry.cell);
}
