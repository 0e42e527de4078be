/** Where bugs that show at nodes, or at rings, may come to show: which are done, or reached, when. */
import type { RunEvent } from '@rollout/compiler';
import { intAt } from '../kernel/elements.ts';
import { hasReachedRing } from '../kernel/people.ts';
import type { Kernel } from '../kernel/state/index.ts';

/** The nodes of a showing level that are done by a round, for each bug; or its rings that are reached; or that it is met. */
export interface Done {
  readonly bug: number;
  readonly of: number | 'rings' | 'met';
  readonly count: number;
  /** Marks before it; those of its own round come after. */
  readonly marks: number;
  /** Ascending: nodes that are done in one round have the same. */
  readonly round: number;
}

export interface DoneNotes {
  readonly done: readonly Done[];
  /** Takes note of what has been done before the event: nodes are done in the round in which the last batch has ended, which shows at the event after it. */
  readonly hear: (event: RunEvent) => void;
}

/** Of one run of the kernel. `marks` counts those so far. */
export function noteDone(kernel: Kernel, marks: () => number): DoneNotes {
  const done: Done[] = [];
  const showing = kernel.bugs.filter(({ machine }) => machine.shows.length > 0);
  /** Per bug: its levels, whether it is met, its rings. */
  const before = showing.map((bug) => new Int32Array(bug.done.length + 2));
  let batchEndedIn = 0;
  let pulledIn = 0;
  const note = (own: Int32Array, place: number, entry: Omit<Done, 'marks'>): void => {
    if (own[place] === entry.count) return;
    own[place] = entry.count;
    done.push({ ...entry, marks: marks() });
  };
  const look = (): void => {
    showing.forEach((bug, i) => {
      const own = before[i] as Int32Array; // one each
      const levels = bug.done.length;
      for (let level = 0; level < levels; level++) {
        note(own, level, { bug: bug.index, of: level, count: intAt(bug.done, level), round: batchEndedIn });
      }
      if (!bug.met) return;
      note(own, levels, { bug: bug.index, of: 'met', count: 1, round: pulledIn });
      let rings = 0;
      while (hasReachedRing(kernel, bug, rings + 1)) rings++;
      const round = Math.max(pulledIn, batchEndedIn);
      note(own, levels + 1, { bug: bug.index, of: 'rings', count: rings, round });
    });
  };
  return {
    done,
    hear(event) {
      if (event.kind === 'lever-pulled') pulledIn = kernel.round;
      look();
      if (event.kind === 'batch-ended') batchEndedIn = kernel.round;
    },
  };
}
