/** What is known of cells, told of tiles: which servers of a cell stand in which tile. */
import type { FleetHistory, HistoryCell } from '@rollout/simulator';
import type { Tile } from './tiles.ts';

/** Servers that a cell and a tile have in common. */
export interface Piece {
  readonly tile: number;
  readonly servers: number;
}

/** Of each cell, in order. Cells and tiles both are the fleet from its first server to its last. */
export function piecesOf(cells: FleetHistory['cells'], tiles: readonly Tile[]): Piece[][] {
  let tile = 0;
  return cells.map(({ first, servers }) => {
    const pieces: Piece[] = [];
    const end = first + servers;
    for (;;) {
      const own = tiles[tile];
      if (own === undefined) return pieces;
      const common = Math.min(end, own.first + own.servers) - Math.max(first, own.first);
      if (common > 0) pieces.push({ tile, servers: common });
      if (own.first + own.servers > end) return pieces;
      tile += 1;
    }
  });
}

/**
 * So many of a cell's servers in each state, shared out to its pieces: where its servers are taken in order, what has gone furthest comes first; where they
 * are taken by upgrade domains, which lie all over it, each piece has its part, rounded so that everything adds up.
 */
export function shareOut(
  { byDomain }: Pick<HistoryCell, 'byDomain'>,
  pieces: readonly Piece[],
  counts: readonly number[],
): number[][] {
  const [only, ...others] = pieces;
  if (only !== undefined && others.length === 0) return [[...counts]];
  const left = [...counts];
  let total = counts.reduce((sum, count) => sum + count, 0);
  return pieces.map(({ servers }) => {
    const taken = byDomain ? inProportion(left, servers, total) : inOrder(left, servers);
    taken.forEach((count, state) => {
      left[state] = (left[state] ?? 0) - count;
    });
    total -= servers;
    return taken;
  });
}

function inOrder(left: readonly number[], servers: number): number[] {
  let room = servers;
  return left.map((count) => {
    const taken = Math.min(count, room);
    room -= taken;
    return taken;
  });
}

/** Rounded down; what is missing then goes to those that lost most by it, the first of equals first. */
function inProportion(left: readonly number[], servers: number, total: number): number[] {
  if (total === 0) return left.map(() => 0);
  const exact = left.map((count) => (count * servers) / total);
  const taken = exact.map(Math.floor);
  let missing = servers - taken.reduce((sum, count) => sum + count, 0);
  const byLoss = exact
    .map((count, state) => ({ state, loss: count % 1 }))
    .sort((a, b) => b.loss - a.loss || a.state - b.state);
  for (const { state } of byLoss) {
    if (missing <= 0) break;
    if ((taken[state] ?? 0) >= (left[state] ?? 0)) continue;
    taken[state] = (taken[state] ?? 0) + 1;
    missing -= 1;
  }
  return taken;
}
