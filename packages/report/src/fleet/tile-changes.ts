/** When the states of tiles change, from when those of cells do. */
import type { CellHistory, FleetHistory } from '@rollout/simulator';
import { STATES, type TileChange } from './film.ts';
import { piecesOf, shareOut } from './spread.ts';
import type { Tile } from './tiles.ts';

export interface TileChanges {
  readonly times: readonly number[];
  /** Of each tile. */
  readonly changes: readonly (readonly TileChange[])[];
  /** Milliseconds from one time to the next, where there were too many to keep them all; else 0. */
  readonly grid: number;
}

/** With more, times are rounded up to a grid, twice as wide until they are few enough. */
export const MOST_CHANGES = 24_000;
const FINEST = 2048;

export function tileChanges(history: FleetHistory, tiles: readonly Tile[], duration: number): TileChanges {
  const exact = exactChanges(history, tiles);
  let told: TileChanges = { ...exact, grid: 0 };
  for (let steps = FINEST; steps > 1 && countOf(told) > MOST_CHANGES; steps /= 2) {
    told = onGrid(exact, Math.ceil(duration / steps), duration);
  }
  return told;
}

const countOf = ({ changes }: TileChanges): number => changes.reduce((sum, { length }) => sum + length, 0);

/** Times rounded up to multiples of some milliseconds; of what falls on one, the last holds. */
function onGrid({ times, changes }: Omit<TileChanges, 'grid'>, grid: number, duration: number): TileChanges {
  const rounded = times.map((at) => Math.min(duration, Math.ceil(at / grid) * grid));
  const kept = [...new Set(rounded)];
  const indices = new Map(kept.map((at, index) => [at, index]));
  const indexOf = rounded.map((at) => indices.get(at) ?? 0);
  const thinned = changes.map((own) => {
    const told: TileChange[] = [];
    for (const [time = 0, ...counts] of own) {
      const index = indexOf[time] ?? 0;
      if (told.at(-1)?.[0] === index) told.pop();
      if (!isSame(told.at(-1), counts)) told.push([index, ...counts]);
    }
    return told;
  });
  return { times: kept, changes: thinned, grid };
}

function exactChanges(history: FleetHistory, tiles: readonly Tile[]): Omit<TileChanges, 'grid'> {
  const { cells, watches } = history;
  const pieces = piecesOf(cells, tiles);
  const current: (CellHistory | undefined)[] = [];
  /** Per cell, what each of its pieces had when it was last looked at. */
  const shared: (readonly (readonly number[])[])[] = [];
  const sums = tiles.map(() => STATES.map(() => 0));
  const times: number[] = [];
  const changes = tiles.map((): TileChange[] => []);
  const touched = new Set<number>();
  const verdictOf = (watch: number, at: number): Verdict => {
    const { done, doubts } = watches[watch] ?? { done: null, doubts: [] };
    if (doubts.some(({ from, until }) => from <= at && at < (until ?? Number.POSITIVE_INFINITY))) return 'doubted';
    return done !== null && done <= at ? 'fresh' : 'baking';
  };

  const look = (cell: number, at: number): void => {
    const own = cells[cell];
    const state = current[cell];
    const parts = pieces[cell];
    if (own === undefined || state === undefined || parts === undefined) return;
    const before = shared[cell];
    const now = shareOut(
      own,
      parts,
      stacked(own.servers, state, (watch) => verdictOf(watch, at)),
    );
    parts.forEach(({ tile }, index) => {
      const sum = sums[tile];
      if (sum === undefined) return;
      STACKED.forEach((place, order) => {
        sum[place] = (sum[place] ?? 0) + (now[index]?.[order] ?? 0) - (before?.[index]?.[order] ?? 0);
      });
      touched.add(tile);
    });
    shared[cell] = now;
  };
  const note = (at: number): void => {
    const time = times.length;
    let isNew = false;
    for (const tile of [...touched].sort((a, b) => a - b)) {
      const [, ...counts] = sums[tile] ?? [];
      while (counts.at(-1) === 0) counts.pop();
      const own = changes[tile];
      if (own === undefined || isSame(own.at(-1), counts)) continue;
      own.push([time, ...counts]);
      isNew = true;
    }
    if (isNew) times.push(at);
    touched.clear();
  };

  const instants = instantsOf(history);
  const under = cellsUnder(history);
  for (const { at, changed, judged } of instants) {
    for (const change of changed) current[change.cell] = change;
    const again = new Set([...changed.map(({ cell }) => cell), ...judged.flatMap((watch) => under[watch] ?? [])]);
    for (const cell of again) look(cell, at);
    note(at);
  }
  return { times, changes };
}

interface Instant {
  readonly at: number;
  readonly changed: CellHistory[];
  /** Watches that are done, have found fault, or look again. */
  readonly judged: number[];
}

function instantsOf({ changes, watches }: FleetHistory): Instant[] {
  const instants = new Map<number, Instant>();
  const at = (time: number): Instant => {
    const instant = instants.get(time) ?? { at: time, changed: [], judged: [] };
    instants.set(time, instant);
    return instant;
  };
  for (const change of changes) at(change.at).changed.push(change);
  watches.forEach(({ done, doubts }, watch) => {
    for (const time of [done, ...doubts.flatMap(({ from, until }) => [from, until])]) {
      if (time !== null) at(time).judged.push(watch);
    }
  });
  return [...instants.values()].sort((a, b) => a.at - b.at);
}

/** Of each watch, the cells that it has watched over. */
function cellsUnder({ changes, watches }: FleetHistory): readonly (readonly number[])[] {
  const under = watches.map(() => new Set<number>());
  for (const { cell, fresh } of changes) for (const { watch } of fresh) under[watch]?.add(cell);
  return under.map((cells) => [...cells]);
}

/** What is known of new servers by what watches over them. */
type Verdict = 'fresh' | 'doubted' | 'baking';

/** Of a cell's servers, in the order in which they lie in it where they are taken in order: what has gone furthest first. */
const LYING = ['fresh', 'doubted', 'baking', 'failed', 'returning', 'changing', 'lost', 'old'] as const;
const STACKED = LYING.map((state) => STATES.indexOf(state));

function stacked(
  servers: number,
  { changing, returning, failed, fresh, lost }: CellHistory,
  verdictOf: (watch: number) => Verdict,
): number[] {
  if (lost) return LYING.map((state) => (state === 'lost' ? servers : 0));
  const found: Record<Verdict, number> = { fresh: 0, doubted: 0, baking: 0 };
  let old = servers - failed - returning - changing;
  for (const each of fresh) {
    found[verdictOf(each.watch)] += each.servers;
    old -= each.servers;
  }
  return [found.fresh, found.doubted, found.baking, failed, returning, changing, 0, old];
}

function isSame(last: TileChange | undefined, counts: readonly number[]): boolean {
  if (last === undefined) return counts.length === 0;
  return last.length === counts.length + 1 && counts.every((count, index) => last[index + 1] === count);
}
