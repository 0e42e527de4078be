/** The values of a range that are worth trying: round ones, few enough, both ends and the value that a plan has among them. */

export type ParamKind = 'duration' | 'percent' | 'number';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that people count time in, in milliseconds. Beyond them, whole numbers of weeks. */
const TIMES = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...[1, 2, 7].map((n) => n * DAY),
];

/**
 * At most `most` values (at least the ends and `own`) from `low` to `high`, a round step apart, ascending. Durations are in milliseconds, percents in
 * shares of 1. A number's steps are whole where its ends and its own value are.
 */
export function niceValues(
  kind: ParamKind,
  { low, high, own }: { readonly low: number; readonly high: number; readonly own: number },
  most: number,
): readonly number[] {
  const between = Math.max(1, most - 1);
  const step = stepOf(kind, (high - low) / between, [low, high, own].every(Number.isInteger));
  const values = new Set([low, high, own]);
  for (let k = Math.ceil(low / step.size); k * step.size <= high && values.size < 1e6; k++) values.add(step.times(k));
  const sorted = [...values].filter((value) => value >= low && value <= high).sort((a, b) => a - b);
  return sorted.length <= most ? sorted : thinned(sorted, own, most);
}

interface Step {
  readonly size: number;
  /** So many steps, as a decimal that reads as it is written. */
  readonly times: (k: number) => number;
}

/** The least round step that is no smaller. */
function stepOf(kind: ParamKind, least: number, whole: boolean): Step {
  if (kind === 'duration') {
    const time = TIMES.find((size) => size >= least) ?? Math.ceil(least / (7 * DAY)) * 7 * DAY;
    return { size: time, times: (k) => k * time };
  }
  // Percents are round as percents are: 0.5% is 5 of 10⁻³.
  for (let exponent = kind === 'number' && whole ? 0 : -12; exponent < 300; exponent++) {
    for (const digit of [1, 2, 5]) {
      const size = Number(`${digit}e${exponent}`);
      if (size >= least * (1 - 1e-9)) return { size, times: (k) => Number(`${digit * k}e${exponent}`) };
    }
  }
  return { size: least, times: (k) => k * least };
}

/** The ends and the own value, and as many of the others as may be, evenly. */
function thinned(sorted: readonly number[], own: number, most: number): readonly number[] {
  const last = sorted.length - 1;
  const room = Math.max(2, most) - 1;
  const places = new Set(Array.from({ length: room + 1 }, (_, i) => Math.round((i * last) / room)));
  const mine = sorted.indexOf(own);
  if (!places.has(mine)) {
    const nearest = [...places].filter((place) => place !== 0 && place !== last);
    const drop = nearest.sort((a, b) => Math.abs(a - mine) - Math.abs(b - mine))[0];
    if (drop !== undefined) places.delete(drop);
    places.add(mine);
  }
  return sorted.filter((_, place) => places.has(place));
}
