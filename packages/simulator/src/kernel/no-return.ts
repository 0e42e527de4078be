/** The point of no return: a `contract` starts, and what was done before it stays. */
import { settleShare } from './levers/traffic.ts';
import { narrow } from './levers/widening.ts';
import type { Kernel, Step } from './state/index.ts';

export function passPointOfNoReturn(kernel: Kernel, { index }: Step): void {
  kernel.noReturn = true;
  for (const unit of kernel.touchedUnits) if (unit.phase === 'running' || unit.phase === 'ended') unit.final = true;
  for (const { shifts } of [...kernel.areas, kernel.release, ...kernel.flags]) {
    for (const shift of shifts) shift.final = true;
  }
  if (kernel.log !== null) kernel.log.push({ kind: 'point-of-no-return', at: kernel.now, step: index });
}

/** All that levers have moved since is back where it was. */
export function leaveFinal(kernel: Kernel): void {
  const isFinal = ({ final }: { readonly final: boolean }): boolean => final;
  for (const area of kernel.areas) {
    area.shifts = area.shifts.filter(isFinal);
    settleShare(kernel, area);
  }
  for (const widening of [kernel.release, ...kernel.flags]) narrow(kernel, widening, isFinal);
}
