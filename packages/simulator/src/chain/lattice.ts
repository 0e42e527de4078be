/** Laws of times on a grid: every value is rounded to the nearest multiple of the step, so it is off by half a step at most. */
import type { Distribution } from '@rollout/language';
import { type Law, lawOf } from '../distributions/index.ts';
import { itemAt, numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { expm1 } from '../math/exp.ts';
import { log1p } from '../math/log.ts';
import type { RandomPart, RandomWork } from './chain.ts';
import { transform } from './fourier.ts';

const laws = new Map<string, Law>();
/** Without another look at what stands in it. */
const lawsBefore = new WeakMap<Distribution, Law>();

export function lawOfWork({ law }: Pick<RandomWork, 'law'>): Law {
  const before = lawsBefore.get(law);
  if (before !== undefined) return before;
  const key = JSON.stringify(law);
  const own = laws.get(key) ?? lawOf(law);
  // Few are in use at a time; that none is kept for ever matters more than which.
  if (laws.size > MOST_LAWS) laws.clear();
  laws.set(key, own);
  lawsBefore.set(law, own);
  return own;
}

const MOST_LAWS = 256;
/** Times are rounded up to whole milliseconds: on average by half of one, where any time is possible. */
export const ROUNDED_UP = 0.5;

/** Whether some single times have chances of their own. */
export const isAtomic = (work: RandomWork): boolean => lawOfWork(work).atoms.length > 0;

/** The time beyond which the work lasts with this chance. */
export function beyond(work: RandomWork, chance: number): number {
  return lawOfWork(work).upperQuantile(chance / work.slowestOf) + work.added + 1;
}

/** P(T > x). */
export const survivalOf = (work: RandomWork, x: number): number => survivalUnder(lawOfWork(work), work, x);

function survivalUnder(law: Law, { slowestOf, added }: RandomWork, x: number): number {
  const own = law.survival(x - added);
  if (slowestOf === 1) return own;
  return own >= 1 ? 1 : -expm1(slowestOf * log1p(-own));
}

/** Chances of the multiples of `step`, `cells` of them; the last has what is beyond. */
export function latticeOf(work: RandomWork, step: number, cells: number): Float64Array {
  const key = JSON.stringify([work.law, work.slowestOf, work.added, step, cells]);
  const before = lattices.get(key);
  if (before !== undefined) return Float64Array.from(before);
  const chances = makeLattice(work, step, cells);
  if (lattices.size >= MOST_LATTICES) lattices.clear();
  lattices.set(key, chances);
  return Float64Array.from(chances);
}

/** Kept while one chain is worked out. */
const lattices = new Map<string, Float64Array>();
const MOST_LATTICES = 16;

function makeLattice(work: RandomWork, step: number, cells: number): Float64Array {
  const chances = new Float64Array(cells);
  const law = lawOfWork(work);
  const shift = isAtomic(work) ? 0 : ROUNDED_UP;
  let above = 1;
  for (let cell = 0; cell < cells; cell++) {
    // Once nothing is left, nothing comes any more.
    const next = cell === cells - 1 || above === 0 ? 0 : survivalUnder(law, work, (cell + 0.5) * step - shift);
    chances[cell] = Math.max(0, above - next);
    above = next;
  }
  return chances;
}

/** The law of the part's length likewise: sums of its groups, and the longest of these. `cells`: a power of two, enough for the longest sum. */
export function latticeOfPart(part: RandomPart, step: number, cells: number): Float64Array {
  return longestOf(sumsOf(part.groups, step, cells));
}

/** The law of each group's sum; groups that are alike share one. */
export function sumsOf(groups: RandomPart['groups'], step: number, cells: number): readonly Float64Array[] {
  const made = new Map<string, Float64Array>();
  return groups.map((group) => {
    const key = JSON.stringify(group.map(({ law, slowestOf, added }) => [law, slowestOf, added]));
    const own = made.get(key) ?? sumOf(group, step, cells);
    made.set(key, own);
    return own;
  });
}

/** The law of the longest. */
export function longestOf(sums: readonly Float64Array[]): Float64Array {
  const [only] = sums;
  if (only === undefined || sums.length === 1) return known(only);
  const cells = only.length;
  const chances = new Float64Array(cells);
  // P(longest ≤ x) is the product; kept as what is left to 1, so that the tail keeps its digits.
  const above = new Float64Array(sums.length).fill(1);
  let before = 1;
  for (let cell = 0; cell < cells; cell++) {
    let none = 0;
    for (let g = 0; g < sums.length; g++) {
      const left = Math.max(0, numberAt(above, g) - numberAt(itemAt(sums, g), cell));
      above[g] = left;
      none = none + left - none * left;
    }
    chances[cell] = Math.max(0, before - none);
    before = none;
  }
  return chances;
}

/** The law of the sum of works, which comes in again at the grid's beginning where it is longer. */
function sumOf(group: readonly RandomWork[], step: number, cells: number): Float64Array {
  const [only] = group;
  if (group.length === 1 && only !== undefined) return latticeOf(only, step, cells);
  const { real, imaginary } = transformOfSum(group, step, cells);
  transform(real, imaginary, 1);
  for (let k = 0; k < cells; k++) real[k] = Math.max(0, numberAt(real, k) / cells);
  return real;
}

interface Transformed {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

export function transformOfSum(group: readonly RandomWork[], step: number, cells: number): Transformed {
  const counted = new Map<string, { work: RandomWork; times: number }>();
  for (const work of group) {
    const key = JSON.stringify([work.law, work.slowestOf, work.added]);
    const before = counted.get(key) ?? { work, times: 0 };
    before.times++;
    counted.set(key, before);
  }
  const powers = Array.from(counted.values(), ({ work, times }) => transformOfAlike(work, times, step, cells));
  return powers.reduce((product, power) => {
    multiply(product.real, product.imaginary, power.real, power.imaginary);
    return product;
  });
}

function transformOfAlike(work: RandomWork, times: number, step: number, cells: number): Transformed {
  const real = latticeOf(work, step, cells);
  const imaginary = new Float64Array(cells);
  transform(real, imaginary, -1);
  if (times === 1) return { real, imaginary };
  const x = Float64Array.from(real);
  const y = Float64Array.from(imaginary);
  for (let i = 1; i < times; i++) multiply(real, imaginary, x, y);
  return { real, imaginary };
}

/** The first two by the others. */
export function multiply(real: Float64Array, imaginary: Float64Array, x: Float64Array, y: Float64Array): void {
  for (let k = 0; k < real.length; k++) {
    const a = numberAt(real, k);
    const b = numberAt(imaginary, k);
    real[k] = a * numberAt(x, k) - b * numberAt(y, k);
    imaginary[k] = a * numberAt(y, k) + b * numberAt(x, k);
  }
}
