/** Whom bugs reach. */
import type { Kernel } from './state/index.ts';

export function settlePeople(kernel: Kernel): void {
  kernel.ratesStale = true;
}
