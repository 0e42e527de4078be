import { formatNumber, formatPercent } from '../../text/number.ts';
import { textWidth } from '../lettering/text-width.ts';
import { LABEL_SIZE } from './option-parts.ts';
import { decimalSteps, type Tick, ticksBySteps } from './ticks.ts';
import { timeTicks } from './time-axis.ts';

/** Where values lie between the two ends of an axis. */
export interface Scale {
  /** From 0 at its beginning to 1 at its end; what is beyond them lies on them. */
  readonly place: (value: number) => number;
  /** Round values, as many as can be named in so many pixels. */
  readonly ticks: (room: number) => readonly Tick[];
}

/** From 0 to at least `most`: a share of 1, ending at 1 where it comes near to it. */
export function shareScale(most: number): Scale {
  const to = most > NEARLY_ALL ? 1 : roundUp(most);
  return linear(0, to, (room) => ticksBySteps({ from: 0, to, room }, decimalSteps(to), formatPercent));
}

/** From 0 to at least `most`. */
export function numberScale(most: number): Scale {
  const to = roundUp(most);
  return linear(0, to, (room) => ticksBySteps({ from: 0, to, room }, decimalSteps(to), formatNumber));
}

/** In seconds. */
export function timeScale(from: number, to: number): Scale {
  return linear(from, to, (room) =>
    timeTicks(from * 1000, to * 1000, room).map(({ at, text }) => ({ at: at / 1000, text })),
  );
}

/** From one value to another. */
export function spanScale(from: number, to: number, textOf: (value: number) => string): Scale {
  return linear(from, to, (room) => ticksBySteps({ from, to, room }, decimalSteps(to - from), textOf));
}

/** From one value to another, above 0, as far apart for each power of ten. */
export function logScale(from: number, to: number, textOf: (value: number) => string): Scale {
  const [low, high] = [Math.log10(from), Math.log10(to)];
  const span = high - low;
  return {
    place: (value) => (value > 0 && span > 0 ? Math.min(1, Math.max(0, (Math.log10(value) - low) / span)) : 0),
    ticks: (room) => {
      const place = (value: number): number => ((Math.log10(value) - low) / span) * room;
      const sets = DENSE_TO_SPARSE.map((digits) =>
        decadesOf(from, to)
          .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
          .filter((value) => value >= from * (1 - ROUNDING) && value <= to * (1 + ROUNDING))
          .map((at) => ({ at, text: textOf(at) })),
      );
      const powers = sets.at(-1) ?? [];
      const sparse = [2, 3, 6].map((every) => powers.filter((_, index) => index % every === 0));
      return [...sets, ...sparse].find((set) => areApart(set, place)) ?? [];
    },
  };
}

const ROUNDING = 1e-9;

/** What stands for a decade. */
const DENSE_TO_SPARSE: readonly (readonly number[])[] = [
  [1, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 8.5, 9, 9.5],
  [1, 1.1, 1.2, 1.5, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 1.5, 2, 3, 5, 7],
  [1, 2, 5],
  [1],
];

function decadesOf(from: number, to: number): number[] {
  const [first, last] = [from, to].map((value) => Number(value.toExponential().split('e')[1]));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index);
}

function areApart(ticks: readonly Tick[], place: (value: number) => number): boolean {
  return ticks.slice(1).every(({ at, text }, index) => {
    const before = ticks[index] ?? { at, text };
    const wide = Math.max(...[before.text, text].map((each) => textWidth(each, { size: LABEL_SIZE })));
    return place(at) - place(before.at) >= wide + APART;
  });
}

const APART = 18;

/** Whose values are told beside it. */
export function bareScale(from: number, to: number): Scale {
  return linear(from, to, () => []);
}

const NEARLY_ALL = 0.5;

function linear(from: number, to: number, ticks: Scale['ticks']): Scale {
  const span = to - from;
  return { place: (value) => (span > 0 ? Math.min(1, Math.max(0, (value - from) / span)) : 0), ticks };
}

/** Up to the next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten; 1 where there is nothing. */
export function roundUp(most: number): number {
  if (!(most > 0)) return 1;
  const exponent = most.toExponential().split('e')[1] ?? '0';
  const found = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((digit) => Number(`${digit}e${exponent}`)).find((to) => to >= most);
  return found ?? most;
}
