/** How a film is played: what happens takes its time, waits are cut short. */
import type { Film } from './film.ts';

export interface Pace {
  /** The time of the film after a part of the playing, from 0 to 1. */
  readonly timeAt: (played: number) => number;
  /** After what part of the playing a time of the film comes. */
  readonly playedAt: (time: number) => number;
}

/** From one thing that happens to the next it takes the longer the longer that is, but no more than its square root. */
export function paceOf({ times, moments, duration }: Pick<Film, 'times' | 'moments' | 'duration'>): Pace {
  const stops = [...new Set([0, ...times, ...moments.map(({ at }) => at), duration])].sort((a, b) => a - b);
  const played = [0];
  stops.slice(1).forEach((stop, index) => {
    played.push((played[index] ?? 0) + Math.sqrt(stop - (stops[index] ?? 0)));
  });
  const whole = played.at(-1) ?? 0;
  return {
    timeAt: (part) => between(played, stops, part * whole),
    playedAt: (time) => (whole === 0 ? 1 : between(stops, played, time) / whole),
  };
}

/** Evenly between the two of some ascending values that it lies between. */
function between(from: readonly number[], to: readonly number[], value: number): number {
  const after = from.findIndex((each) => each > value);
  if (after < 0) return to.at(-1) ?? 0;
  const [x0 = 0, x1 = 0] = [from[after - 1], from[after]];
  const [y0 = 0, y1 = 0] = [to[after - 1], to[after]];
  return after === 0 ? (to[0] ?? 0) : y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);
}
