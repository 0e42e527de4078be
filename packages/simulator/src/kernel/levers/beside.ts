/** What stands beside the old version: until that is retired, or leaves early. */
import { setKept, settleCell } from '../counts.ts';
import type { Kernel, Step } from '../state/index.ts';

/** Whether what a step has deployed stands beside the old version. */
export const standsBeside = ({ green, retired }: Step): boolean => green && !retired;

/** What steps have deployed beside the old version takes its place. */
export function retireBlue(kernel: Kernel, step: Step): void {
  // The plan may have turned in this round.
  if (!step.retiring) return;
  kernel.working--;
  kernel.retiring--;
  step.retiring = false;
  for (const deploy of step.deploys) takePlace(kernel, deploy);
  if (kernel.log !== null) kernel.log.push({ kind: 'blue-retired', at: kernel.now, step: step.index });
}

function takePlace(kernel: Kernel, step: Step): void {
  const stood = standsBeside(step);
  step.retired = true;
  for (const { entries } of step.units) {
    for (const entry of entries) {
      const { cell, fresh, kept } = entry;
      if (stood) cell.green -= fresh;
      setKept(entry, 0);
      if (fresh + kept > 0) settleCell(kernel, cell);
    }
  }
}
