/** Which of many disjoint sets hold servers of another, without looking at all of them. */
import { leading } from '@rollout/language';
import type { ServerSet } from './server-set.ts';

/** Ascending numbers of the sets that have a server in common with it, domains apart: a set of other upgrade domains may be among them. */
export type Holders = (servers: ServerSet) => readonly number[];

export function holdersAmong(sets: readonly ServerSet[]): Holders {
  const pieces = sets
    .flatMap((set, number) => set.map(({ from, to }) => ({ from, to, number })))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  // Pieces of several sets may lie over one another where only their upgrade domains differ.
  const reach: number[] = [];
  for (const { to } of pieces) reach.push(Math.max(reach.at(-1) ?? 0, to));
  return (servers) => {
    const found = new Set<number>();
    for (const { from, to } of servers) {
      for (let index = firstAbove(reach, from); index < pieces.length; index++) {
        const piece = pieces[index];
        if (piece === undefined || piece.from >= to) break;
        if (piece.to > from) found.add(piece.number);
      }
    }
    return [...found].sort((a, b) => a - b);
  };
}

/** Index of the first of ascending numbers that is above one. */
function firstAbove(numbers: readonly number[], one: number): number {
  return leading(numbers.length, (index) => (numbers[index] ?? Infinity) <= one);
}
