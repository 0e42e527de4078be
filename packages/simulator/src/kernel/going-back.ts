/** Going back: once everything that ran when the plan turned has ended, lever by lever. */
import { schedule } from './heap.ts';
import { GOING_BACK } from './levers/index.ts';
import { clearUnits } from './levers/servers-back.ts';
import { leaveFinal } from './no-return.ts';
import type { Kernel } from './state/index.ts';
import { endPlan } from './turning.ts';

/** Ends a plan that has turned, or begins or continues to go back, as soon as nothing else runs. */
export function concludeTurn(kernel: Kernel): void {
  if (kernel.course === 'turned') {
    if (kernel.flying.length > 0 || kernel.acting > 0) return;
    const { turn } = kernel;
    if (turn === null || turn.kind === 'stop') {
      endPlan(kernel, 'stopped');
      return;
    }
    kernel.course = 'reverting';
    if (kernel.log !== null) kernel.log.push({ kind: 'rollback-started', at: kernel.now });
    if (turn.kind === 'rollback-in') {
      kernel.working++;
      schedule(kernel.heap, kernel.rollbackInSlot, kernel.now + kernel.luck.rollbackIn(turn.takes));
      return;
    }
    for (const lever of GOING_BACK) lever.begin(kernel);
  }
  if (kernel.course === 'reverting' && kernel.turn?.kind !== 'rollback-in') goBack(kernel);
}

function goBack(kernel: Kernel): void {
  for (const lever of GOING_BACK) {
    const progress = lever.goBack(kernel);
    if (progress === 'going') return;
    if (progress === 'blocked') {
      if (kernel.log !== null) kernel.log.push({ kind: 'rollback-blocked', at: kernel.now });
      endPlan(kernel, 'stopped');
      return;
    }
  }
  endGoingBack(kernel);
}

/** Only a plan of which nothing had to stay is rolled back. */
function endGoingBack(kernel: Kernel): void {
  if (kernel.log !== null) kernel.log.push({ kind: 'rollback-ended', at: kernel.now });
  const isWhole = kernel.turn?.kind === 'rollback' || kernel.turn?.kind === 'rollback-in';
  endPlan(kernel, isWhole && !kernel.noReturn ? 'rolled-back' : 'stopped');
}

/** `rollback in D` is over. */
export function endRollbackIn(kernel: Kernel): void {
  kernel.working--;
  clearUnits(kernel);
  leaveFinal(kernel);
  endGoingBack(kernel);
}
