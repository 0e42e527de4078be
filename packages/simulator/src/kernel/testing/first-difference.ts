import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import { runTrialBySteps } from '../../driver/index.ts';
import type { KernelEngine } from '../create-kernel.ts';

/** Where a trial by the kernel first departs from the same by `step`; null: nowhere, in log and record. */
export function firstDifference(
  machine: Machine,
  layout: Layout,
  seed: string,
  kernel: KernelEngine,
  trial: number,
): string | null {
  const expected = runTrialBySteps(machine, layout, seed, trial);
  const found = kernel.trace(trial);
  const lines = (log: readonly RunEvent[]): string[] => log.map((event) => JSON.stringify(event));
  const [a, b] = [lines(expected.log), lines(found.log)];
  const at = a.findIndex((line, i) => line !== b[i]);
  const around = (log: readonly string[], i: number): string => log.slice(Math.max(0, i - 4), i + 4).join('\n  ');
  if (at >= 0 || a.length !== b.length) {
    const first = at < 0 ? a.length : at;
    return `trial ${trial}, event ${first}: step\n  ${around(a, first)}\nkernel\n  ${around(b, first)}`;
  }
  const column = expected.record.findIndex((value, i) => !Object.is(value, found.record[i]));
  if (column < 0) return null;
  return `trial ${trial}, column ${column} of the record: step ${expected.record[column]}, kernel ${found.record[column]}`;
}
