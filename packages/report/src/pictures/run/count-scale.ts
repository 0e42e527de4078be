import { numberScale, type Scale } from '../chart/scale.ts';

/** Above the most there is some room, for the line that it may lie on. */
const ROOM = 1.08;

/** From 0 to somewhat more than `most`. */
export const amountScale = (most: number): Scale => numberScale(most * ROOM);

/** The same of what comes in wholes. */
export function countScale(most: number): Scale {
  const scale = amountScale(Math.max(1, most));
  return { ...scale, ticks: (room) => scale.ticks(room).filter(({ at }) => Number.isInteger(at)) };
}
