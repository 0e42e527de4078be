/** Means of amounts that may be skewed. */
import { pow } from '../../math/pow.ts';
import { square } from '../../math/square.ts';
import { critical } from '../critical.ts';
import { exactly, type Figure } from '../figure.ts';
import { at } from '../strata.ts';
import { type Amounts, type Kind, openStrata } from './kind.ts';

/** Count, mean, and sums of squares and cubes about the mean, of one stratum. */
interface Sums {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
  readonly cubes: number;
}

/**
 * The mean of a kind's values (`amounts`: of each stratum those that are asked about).
 *
 * As for readers it is a ratio over strata, with the variance of its linear part and Student's law. But each end is sought with one value
 * more, the least or the most that a value can be, in the stratum where that matters most: rare values that were not seen then count
 * as they do for shares. And it is moved by the skewness of the estimate (P. Hall, "On the removal of skewness by transformation", Journal
 * of the Royal Statistical Society B 54, 1992: the cubic transformation). `most` is a bound, or what the caller takes for one: of what is farther
 * beyond all that was seen, and too rare to be, nothing can speak.
 */
export function decisiveMean(
  kind: Kind,
  amounts: readonly Amounts[],
  level: number,
  { least, most }: { readonly least: number; readonly most: number },
): Figure {
  if (!(kind.weight > 0)) return { value: NaN, low: least, high: Infinity };
  const sums = amounts.map(sumsOf);
  const { value } = estimate(kind, sums);
  if (kind.unseen > 0) return { value, low: least, high: Infinity };
  let low = value;
  let high = value;
  for (const s of openStrata(kind)) {
    high = Math.max(high, endWith(kind, sums, s, most, 1, level));
    low = Math.min(low, endWith(kind, sums, s, least, -1, level));
  }
  return low === high ? exactly(value) : { value, low: Math.max(least, low), high };
}

/** The standard deviation: the root of the mean square about the mean. */
export function decisiveDeviation(
  kind: Kind,
  amounts: readonly Amounts[],
  level: number,
  { least, most }: { readonly least: number; readonly most: number },
): Figure {
  const mean = meanValue(kind, amounts);
  const farthest = square(Math.max(most - mean, mean - least));
  const about = aboutMean(kind, amounts, mean);
  const { value, low, high } = decisiveMean(about.kind, about.squares, level, { least: 0, most: farthest });
  return { value: Math.sqrt(value), low: Math.sqrt(low), high: Math.sqrt(high) };
}

export function meanValue(kind: Kind, amounts: readonly Amounts[]): number {
  return kind.weight > 0 ? estimate(kind, amounts.map(sumsOf)).value : NaN;
}

export function deviationValue(kind: Kind, amounts: readonly Amounts[]): number {
  const about = aboutMean(kind, amounts, meanValue(kind, amounts));
  return Math.sqrt(meanValue(about.kind, about.squares));
}

/** The squares of all distances to the mean, as amounts of their own. */
function aboutMean(kind: Kind, amounts: readonly Amounts[], mean: number): { kind: Kind; squares: Amounts[] } {
  return {
    kind: { ...kind, known: kind.known.map((value) => (value === null ? null : square(value - mean))) },
    squares: amounts.map(({ values, counts }) => ({ values: values.map((value) => square(value - mean)), counts })),
  };
}

function sumsOf({ values, counts }: Amounts): Sums {
  const n = values.length;
  const count = counts === null ? n : counts.reduce((sum, each) => sum + each, 0);
  if (!(count > 0)) return { count: 0, mean: 0, squares: 0, cubes: 0 };
  // Summed up from the first of them, so that of values that are all the same nothing is lost.
  const first = at(values, 0);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (counts === null ? 1 : at(counts, i)) * (at(values, i) - first);
  const mean = first + sum / count;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < n; i++) {
    const difference = at(values, i) - mean;
    const part = (counts === null ? 1 : at(counts, i)) * difference * difference;
    squares += part;
    cubes += part * difference;
  }
  return { count, mean, squares, cubes };
}

function withOneMore({ count, mean, squares, cubes }: Sums, value: number): Sums {
  const n = count + 1;
  const difference = value - mean;
  const step = difference / n;
  const part = difference * step * count;
  return {
    count: n,
    mean: mean + step,
    squares: squares + part,
    cubes: cubes + part * step * (n - 2) - 3 * step * squares,
  };
}

/** The end of the interval on the side of `direction`, with one value more in a stratum. */
function endWith(kind: Kind, sums: readonly Sums[], s: number, more: number, direction: 1 | -1, level: number): number {
  const moved = sums.map((each, stratum) => (stratum === s ? withOneMore(each, more) : each));
  const { value, variance, skewness, freedom } = estimate(kind, moved, s);
  if (!(variance > 0)) return value;
  const z = critical(level, freedom);
  return value - Math.sqrt(variance) * untransformed(-direction * z, skewness);
}

interface MeanEstimate {
  readonly value: number;
  readonly variance: number;
  /** Of the estimate itself. */
  readonly skewness: number;
  readonly freedom: number;
}

/** `more`: the stratum that has a trial more than were run, −1 if none has. */
function estimate(kind: Kind, sums: readonly Sums[], more = -1): MeanEstimate {
  const { weights, known, strata } = kind;
  let total = 0;
  let weight = 0;
  let widest = 0;
  sums.forEach(({ count, mean, squares }, s) => {
    const certain = known[s] ?? null;
    const w = certain === null ? at(weights, s) * count : Number.isNaN(certain) ? 0 : at(strata.probabilities, s);
    total += w === 0 ? 0 : w * (certain ?? mean);
    weight += w;
    if (certain === null && count > 1) widest = Math.max(widest, squares / (count - 1));
  });
  const value = total / weight;
  let variance = 0;
  let third = 0;
  let spent = 0;
  sums.forEach(({ count, mean, squares, cubes }, s) => {
    const w = at(weights, s) / weight;
    if (w === 0 || count === 0) return;
    const n = at(strata.trials, s) + (s === more ? 1 : 0);
    const asked = count / n;
    const off = mean - value;
    const spread = count > 1 ? squares / (count - 1) : widest;
    // Moments of a trial's part in the ratio, which is 0 where it is not asked about, about their mean.
    const first = asked * off;
    const second = asked * (spread + off * off);
    const cube = asked * (cubes / count + 3 * spread * off + off * off * off);
    const part = w * w * n * (second - first * first);
    variance += part;
    third += w * w * w * n * (cube - 3 * first * second + 2 * first * first * first);
    spent += (part * part) / Math.max(1, count - 1);
  });
  const skewness = variance > 0 ? third / (variance * Math.sqrt(variance)) : 0;
  return { value, variance, skewness, freedom: (variance * variance) / spent };
}

/** The t that Hall's transformation takes to y: ((1 + a t/3)³ − 1)/a + a/6 = y, a being the skewness of the estimate. */
function untransformed(y: number, a: number): number {
  if (Math.abs(a) < 1e-6) return y;
  return (3 / a) * (cubeRoot(1 + a * (y - a / 6)) - 1);
}

function cubeRoot(x: number): number {
  return x < 0 ? -pow(-x, 1 / 3) : x === 0 ? 0 : pow(x, 1 / 3);
}
