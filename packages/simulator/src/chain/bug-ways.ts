/** How a bug shows by nodes that are done, or rings that are reached, in a plan in which nothing goes wrong. */
import type { MachineBug } from '@rollout/compiler';
import { known } from '../known.ts';
import type { BugChances } from '../luck/index.ts';
import type { Done } from './done-nodes.ts';

/** With chance `chance` (of being there, too) it shows by the mark `by` (by the number of marks: after the last), or never. */
export interface Way {
  readonly by: number | null;
  readonly sure: boolean;
  readonly chance: number;
}

interface Coming {
  readonly round: number;
  readonly marks: number;
  /** Per showing the chance that it comes true just then. */
  readonly chances: number[];
}

/** `levelOf`: per showing its level among the showing levels; -1: rings. The chances sum to that of the bug's being there. */
export function waysOf(
  { shows }: MachineBug,
  { showings, thereIfItShows, chance }: BugChances,
  levelOf: readonly number[],
  done: readonly Done[],
): Way[] {
  const met = done.find(({ of }) => of === 'met');
  const comings = new Map<number, Coming>();
  showings.forEach(({ probability, from, nodes }, showing) => {
    const level = known(levelOf[showing]);
    const of = level < 0 ? 'rings' : level;
    let owed = 1;
    for (let ordinal = from; ordinal < from + nodes; ordinal++) {
      const reached = done.find((entry) => entry.of === of && entry.count >= ordinal);
      if (reached === undefined || met === undefined) break;
      // Nobody sees it before it is met.
      const { round, marks } = met.round > reached.round ? met : reached;
      const coming = comings.get(round) ?? { round, marks, chances: showings.map(() => 0) };
      comings.set(round, coming);
      coming.chances[showing] = known(coming.chances[showing]) + owed * probability;
      owed *= 1 - probability;
    }
  });
  // Which showing is first: they are independent, each of them comes true once at most.
  const left = showings.map(() => 1);
  const scale = thereIfItShows ? 1 : chance;
  const ways: Way[] = [];
  for (const { marks, chances } of [...comings.values()].sort((a, b) => a.round - b.round)) {
    const before = left.reduce((product, share) => product * share, 1);
    const unless = left.reduce(
      (product, share, showing) => product * (shows[showing]?.found === true ? share - known(chances[showing]) : share),
      1,
    );
    chances.forEach((own, showing) => {
      left[showing] = known(left[showing]) - own;
    });
    const after = left.reduce((product, share) => product * share, 1);
    add(ways, { by: marks, sure: true, chance: scale * (before - unless) });
    add(ways, { by: marks, sure: false, chance: scale * (unless - after) });
  }
  const shown = ways.reduce((sum, way) => sum + way.chance, 0);
  // What is there exactly if it shows has no other way once all nodes are done.
  const never = chance - shown;
  if (never > chance * 1e-12) ways.push({ by: null, sure: false, chance: never });
  return ways;
}

function add(ways: Way[], way: Way): void {
  if (way.chance <= 0) return;
  const same = ways.findIndex(({ by, sure }) => by === way.by && sure === way.sure);
  if (same < 0) ways.push(way);
  else ways[same] = { ...way, chance: way.chance + known(ways[same]).chance };
}
