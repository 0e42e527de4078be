import { leading } from '@rollout/language';
import {
  type Counts,
  type Film,
  type FilmGauge,
  type FilmMoment,
  type FilmTile,
  STACKING,
  STATES,
  type Tone,
} from './film.ts';
import type { FleetState } from './fleet-state.ts';

/** Where everything stands at one time. */
export interface FilmState {
  readonly at: number;
  /** Of the whole fleet; they sum to its servers. */
  readonly counts: Counts;
  /** Of each tile, in their order. */
  readonly tiles: readonly Counts[];
}

export function stateAt(film: Film, at: number): FilmState {
  const upTo = indexAt(film.times, at, (time) => time);
  const tiles = film.tiles.map((tile) => countsAt(tile, upTo));
  const counts = STATES.map((_, state) => tiles.reduce((sum, own) => sum + (own[state] ?? 0), 0));
  return { at, counts, tiles };
}

/** Of one tile, after the changes at that time (an index into the film's). */
function countsAt(tile: FilmTile, time: number): Counts {
  const [, ...counts] = tile.changes[indexAt(tile.changes, time, ([index = 0]) => index)] ?? [];
  while (counts.length < STATES.length - 1) counts.push(0);
  return [tile.servers - counts.reduce((sum, count) => sum + count, 0), ...counts];
}

/** What is so at a time: the gauge's own value. */
export function gaugeAt({ kind, points }: FilmGauge, at: number): number {
  const index = indexAt(points, at, ([time]) => time);
  const point = points[index];
  if (point === undefined) return 0;
  const next = points[index + 1];
  if (kind !== 'exposure' || next === undefined) return point[1];
  return point[1] + ((next[1] - point[1]) * (at - point[0])) / (next[0] - point[0]);
}

/** The quietest first. */
export const TONES: readonly Tone[] = ['mark', 'good', 'caution', 'back', 'bad', 'end'];

/** The last that has happened by then, of several at once the loudest, of equals the first; null: nothing has. */
export function momentAt({ moments }: Film, at: number): FilmMoment | null {
  const last = indexAt(moments, at, (moment) => moment.at);
  let loudest = moments[last] ?? null;
  for (let index = last - 1; index >= 0; index--) {
    const moment = moments[index];
    if (moment === undefined || loudest === null || moment.at !== loudest.at) break;
    if (TONES.indexOf(moment.tone) >= TONES.indexOf(loudest.tone)) loudest = moment;
  }
  return loudest;
}

/** The first time after (or the last before) a time at which something happens; else the end (or the beginning). */
export function nextMoment({ moments, duration }: Film, at: number): number {
  return moments.find((moment) => moment.at > at)?.at ?? duration;
}

export function previousMoment({ moments }: Film, at: number): number {
  return moments.findLast((moment) => moment.at < at)?.at ?? 0;
}

/** The states that anything is ever in, in the order in which they fill a tile; the old version in any case. */
export function statesIn({ tiles }: Film): FleetState[] {
  const seen = new Set<number>([0]);
  for (const { changes } of tiles) {
    for (const [, ...counts] of changes) {
      counts.forEach((count, index) => {
        if (count > 0) seen.add(index + 1);
      });
    }
  }
  return STACKING.filter((state) => seen.has(STATES.indexOf(state)));
}

/** The last of some, in order of time, that is not after a time; -1: none. */
function indexAt<T>(items: readonly T[], at: number, timeOf: (item: T) => number): number {
  return (
    leading(items.length, (index) => {
      const item = items[index];
      return item !== undefined && timeOf(item) <= at;
    }) - 1
  );
}
