/** A tile as a few characters: how much of it is in which state. */
import { type Counts, STACKING, STATES } from '../../fleet/film.ts';

const ORDER = STACKING.map((state) => STATES.indexOf(state));
/** Said even of a few servers, as far as there is room; the first the surest. */
const LOUD = (['lost', 'returning', 'doubted', 'changing', 'failed'] as const).map((state) => STATES.indexOf(state));

/** So many cells, each the index of a state in `STATES`; what has gone furthest comes first. */
export function tileCells(counts: Counts, width: number): number[] {
  if (width === 1) return [single(counts)];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const cells = roundedParts(counts, total, width);
  for (const state of LOUD) {
    if ((counts[state] ?? 0) === 0 || (cells[state] ?? 0) > 0) continue;
    const most = largest(cells, (other) => !LOUD.includes(other));
    if (most === null || (cells[most] ?? 0) < 2) continue;
    cells[most] = (cells[most] ?? 0) - 1;
    cells[state] = 1;
  }
  return ORDER.flatMap((state) => Array.from({ length: cells[state] ?? 0 }, () => state));
}

/** What goes on in it, else what most of it is. */
function single(counts: Counts): number {
  const going = LOUD.slice(0, -1).find((state) => (counts[state] ?? 0) > 0);
  return going ?? largest(counts, () => true) ?? 0;
}

function largest(counts: Counts, isMeant: (state: number) => boolean): number | null {
  let found: number | null = null;
  for (const state of ORDER) {
    if (isMeant(state) && (counts[state] ?? 0) > (found === null ? 0 : (counts[found] ?? 0))) found = state;
  }
  return found;
}

/** By largest remainders. */
function roundedParts(counts: Counts, total: number, width: number): number[] {
  if (total === 0) return counts.map((_, state) => (state === 0 ? width : 0));
  const exact = counts.map((count) => (count * width) / total);
  const cells = exact.map(Math.floor);
  const missing = width - cells.reduce((sum, count) => sum + count, 0);
  const order = exact
    .map((part, state) => ({ state, rest: part % 1 }))
    .sort((a, b) => b.rest - a.rest || a.state - b.state);
  for (const { state } of order.slice(0, missing)) cells[state] = (cells[state] ?? 0) + 1;
  return cells;
}
