import { ringsReached } from './people.ts';
import type { Bug, Kernel, Stage } from './state/index.ts';

/** A bug counts as found where it was found first. */
export function find(kernel: Kernel, bug: Bug, stage: Stage, by: 'gate' | 'watch' | 'stage-end'): void {
  if (bug.foundIn >= 0) return;
  bug.foundIn = stage.index;
  bug.foundAt = kernel.now;
  bug.foundReach = bug.reach;
  bug.foundUsers = bug.mostUsers;
  bug.foundRings = ringsReached(kernel, bug);
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'bug-found', at: kernel.now, bug: bug.index, stage: stage.index, by });
  }
}
