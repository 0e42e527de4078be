/** Laws of times on a grid: every value is rounded to the nearest multiple of the step, so it is off by half a step at most. */
import { type Law, lawOf } from '../distributions/index.ts';
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { expm1 } from '../math/exp.ts';
import { log1p } from '../math/log.ts';
import type { RandomPart, RandomWork } from './chain.ts';
import { transform } from './fourier.ts';

const laws = new Map<string, Law>();

export function lawOfWork({ law }: Pick<RandomWork, 'law'>): Law {
  const key = JSON.stringify(law);
  const own = laws.get(key) ?? lawOf(law);
  // Few are in use at a time; that none is kept for ever matters more than which.
  if (laws.size > MOST_LAWS) laws.clear();
  laws.set(key, own);
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
export function survivalOf(work: RandomWork, x: number): number {
  const own = lawOfWork(work).survival(x - work.added);
  if (work.slowestOf === 1) return own;
  return own >= 1 ? 1 : -expm1(work.slowestOf * log1p(-own));
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
  const shift = isAtomic(work) ? 0 : ROUNDED_UP;
  let above = 1;
  for (let cell = 0; cell < cells; cell++) {
    const next = cell === cells - 1 ? 0 : survivalOf(work, (cell + 0.5) * step - shift);
    chances[cell] = Math.max(0, above - next);
    above = next;
  }
  return chances;
}

/** The law of the part's length likewise: sums of its groups, and the longest of these. `cells`: a power of two, enough for the longest sum. */
export function latticeOfPart(part: RandomPart, step: number, cells: number): Float64Array {
  const sums = part.groups.map((group) => sumOf(group, step, cells));
  if (sums.length === 1) return known(sums[0]);
  const chances = new Float64Array(cells);
  // P(longest ≤ x) is the product; kept as what is left to 1, so that the tail keeps its digits.
  const above = sums.map(() => 1);
  let before = 1;
  for (let cell = 0; cell < cells; cell++) {
    let none = 0;
    sums.forEach((sum, g) => {
      const left = Math.max(0, known(above[g]) - numberAt(sum, cell));
      above[g] = left;
      none = none + left - none * left;
    });
    chances[cell] = Math.max(0, before - none);
    before = none;
  }
  return chances;
}

function sumOf(group: readonly RandomWork[], step: number, cells: number): Float64Array {
  const [only] = group;
  if (group.length === 1 && only !== undefined) return latticeOf(only, step, cells);
  const counted = new Map<string, { work: RandomWork; times: number }>();
  for (const work of group) {
    const key = JSON.stringify([work.law, work.slowestOf, work.added]);
    const before = counted.get(key) ?? { work, times: 0 };
    before.times++;
    counted.set(key, before);
  }
  const real = new Float64Array(cells).fill(1);
  const imaginary = new Float64Array(cells);
  for (const { work, times } of counted.values()) {
    const x = latticeOf(work, step, cells);
    const y = new Float64Array(cells);
    transform(x, y, -1);
    for (let i = 0; i < times; i++) multiply(real, imaginary, x, y);
  }
  transform(real, imaginary, 1);
  return real.map((value) => Math.max(0, value / cells));
}

function multiply(real: Float64Array, imaginary: Float64Array, x: Float64Array, y: Float64Array): void {
  for (let k = 0; k < real.length; k++) {
    const a = numberAt(real, k);
    const b = numberAt(imaginary, k);
    real[k] = a * numberAt(x, k) - b * numberAt(y, k);
    imaginary[k] = a * numberAt(y, k) + b * numberAt(x, k);
  }
}
