/** Values that an axis names. */
import { textWidth } from '../lettering/text-width.ts';
import { LABEL_SIZE } from './option-parts.ts';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Between the labels of an axis, and from one tick to the next, at least, in pixels: more ticks tell no more. */
const GAP = 14;
const APART = 56;

/** Of some steps the smallest whose multiples can be named side by side in so many pixels; the largest where none can. */
export function ticksBySteps(
  { from, to, room }: { readonly from: number; readonly to: number; readonly room: number },
  steps: Iterable<number>,
  textOf: (value: number) => string,
): Tick[] {
  const span = to - from;
  if (!(span > 0) || !(room > 0)) return [{ at: from, text: textOf(from) }];
  let ticks: Tick[] = [];
  for (const step of steps) {
    const first = Math.ceil(from / step - ROUNDING);
    const last = Math.floor(to / step + ROUNDING);
    // So many can never be told apart.
    if (last - first > room / GAP) continue;
    ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const at = (first + index) * step;
      return { at, text: textOf(at) };
    });
    const wide = ticks.reduce((most, { text }) => Math.max(most, textWidth(text, { size: LABEL_SIZE })), 0);
    if (ticks.length < 2 || (step / span) * room >= Math.max(APART, wide + GAP)) return ticks;
  }
  return ticks;
}

/** Of a step: a multiple that differs from an end of the axis by less lies on it. */
const ROUNDING = 1e-9;

/** 1, 2 and 5 times each power of ten, from one that is small beside `span`. */
export function* decimalSteps(span: number): Generator<number> {
  // Through texts: engines differ in the last bit of logarithms and powers.
  const least = Number(span.toExponential().split('e')[1]) - 3;
  for (let exponent = least; exponent <= least + 6; exponent++) {
    for (const digit of [1, 2, 5]) yield Number(`${digit}e${exponent}`);
  }
}
