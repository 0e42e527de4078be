/** How much work a run of a machine is, as a number that depends on the machine and the seed alone. */
import { layoutOf, type Machine } from '@rollout/compiler';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck } from '../luck/index.ts';
import { workOfFailures } from '../work-of-failures.ts';

/** Runs that are looked at. */
const RUNS = 2;
/** Mean number of events of the first runs, and of what takes as long. Throws `RunTooLong` where one does not end. */
export function workOfRun(machine: Machine, seed: string): number {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const kernel = createKernel(machine, layout, openLuck(machine, layout, seed));
  let events = 0;
  for (let trial = 1; trial <= RUNS; trial++) events += kernel.watchVersions(trial).log.length;
  return events / RUNS + workOfFailures(machine, layout);
}
