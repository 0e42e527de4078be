/**
 * Sets of instants as ascending lists of edges: closed before the first, open from it to the second, closed from there to
 * the third, and so on.
 */
import { at } from '../layout/at.ts';

export type Edges = readonly number[];

/** What any of the pairs of opening and closing holds, in whatever order they come. */
export function union(pairs: readonly (readonly [open: number, close: number])[]): Edges {
  const edges: number[] = [];
  for (const [open, close] of [...pairs].sort(([a], [b]) => a - b)) {
    if (open >= close) continue;
    const last = edges.at(-1);
    if (last === undefined || open > last) edges.push(open, close);
    else if (close > last) edges[edges.length - 1] = close;
  }
  return edges;
}

/** What both hold. */
export function intersection(one: Edges, other: Edges): Edges {
  const edges: number[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    const open = Math.max(at(one, i), at(other, j));
    const close = Math.min(at(one, i + 1), at(other, j + 1));
    if (open < close) edges.push(open, close);
    if (at(one, i + 1) <= close) i += 2;
    if (at(other, j + 1) <= close) j += 2;
  }
  return edges;
}

/** How many edges are not after an instant, which is in the set if they are odd. */
export function edgesUpTo(edges: Edges, instant: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(edges, middle) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
