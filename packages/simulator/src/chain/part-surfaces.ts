/** The chance that exposure while a random part lasts makes some bug surface. */
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { exp, expm1 } from '../math/exp.ts';
import { log1p } from '../math/log.ts';
import type { RandomPart, RandomWork } from './chain.ts';
import { transform } from './fourier.ts';
import { beyond, latticeOf } from './lattice.ts';
import { surfacesInWork } from './work-surfaces.ts';

const CELLS = 4_096;
/** Chance that is left out beyond the end of a grid. */
const TRIFLE = 1e-13;

const kept = new WeakMap<RandomPart, Map<string, number>>();

/** That any of these bugs, of which each surfaces at its own rate of exposure, does. */
export function surfacesIn(part: RandomPart, bugs: readonly number[], rates: readonly number[]): number {
  const key = `${bugs.join()} ${rates.join()}`;
  const ofPart = kept.get(part) ?? new Map<string, number>();
  kept.set(part, ofPart);
  const before = ofPart.get(key);
  if (before !== undefined) return before;
  const weigh = (amounts: readonly number[]): number =>
    bugs.reduce((sum, bug, b) => sum + known(rates[b]) * known(amounts[bug]), 0);
  const chance = oneByOne(part, weigh) ?? integrate(part, weigh);
  ofPart.set(key, chance);
  return chance;
}

/** Works one after the other, each of which exposes at a rate of its own; null: some go side by side, or expose at less than nothing. */
function oneByOne({ groups, before }: RandomPart, weigh: (amounts: readonly number[]) => number): number | null {
  const [only] = groups;
  if (only === undefined || groups.length > 1) return null;
  let rate = weigh(before);
  let hides = 0;
  for (const work of only) {
    if (rate < 0) return null;
    if (rate > 0) hides += log1p(-surfacesInWork(work, rate));
    rate += weigh(work.gains);
  }
  return -expm1(hides);
}

/**
 * 1 − E exp(−x), x what the part's exposures come to. With T its length, U the ends of its works and g what each of these adds to the rate, x is
 * r·T − Σ g·U, r the rate once all are done: so the law of each group's length is weighed by exp(Σ g·U), work by work, what is the longest of them is a
 * product, and that is weighed by exp(−r·T). Both weights are met with what a group itself adds, so that nothing grows. On a grid of 4,096 cells to
 * which every work's time is rounded.
 */
function integrate({ groups, before: rate }: RandomPart, weigh: (amounts: readonly number[]) => number): number {
  const gains = groups.map((group) => Math.max(0, gainsOf(group, weigh)));
  const rest = groups.reduce((sum, group) => sum + Math.min(0, gainsOf(group, weigh)), weigh(rate));
  const span = Math.max(...groups.map((group) => group.reduce((sum, work) => sum + beyond(work, TRIFLE), 0)));
  const step = span / CELLS;
  const laws = groups.map((group, g) => weighedLaw(group, weigh, known(gains[g]), step));
  const fades = gains.map((gain) => exp(-gain * step));
  const upTo = groups.map(() => 0);
  let hidden = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    let before = 1;
    let now = 1;
    for (let g = 0; g < laws.length; g++) {
      const faded = known(upTo[g]) * known(fades[g]);
      const own = faded + numberAt(known(laws[g]), cell);
      upTo[g] = own;
      before *= faded;
      now *= own;
    }
    hidden += exp(-rest * cell * step) * (now - before);
  }
  return Math.min(1, Math.max(0, 1 - hidden));
}

const gainsOf = (group: readonly RandomWork[], weigh: (amounts: readonly number[]) => number): number =>
  group.reduce((sum, { gains }) => sum + weigh(gains), 0);

/** Of the group's length s, weighed, times exp(−`fade`·s). */
function weighedLaw(
  group: readonly RandomWork[],
  weigh: (amounts: readonly number[]) => number,
  fade: number,
  step: number,
): Float64Array {
  const real = new Float64Array(CELLS);
  const imaginary = new Float64Array(CELLS);
  real[0] = 1;
  if (group.length > 1) transform(real, imaginary, -1);
  let later = gainsOf(group, weigh);
  for (const work of group) {
    const law = latticeOf(work, step, CELLS);
    for (let cell = 0; cell < CELLS; cell++) law[cell] = numberAt(law, cell) * exp((later - fade) * cell * step);
    later -= weigh(work.gains);
    if (group.length === 1) return law;
    const y = new Float64Array(CELLS);
    transform(law, y, -1);
    for (let k = 0; k < CELLS; k++) {
      const a = numberAt(real, k);
      const b = numberAt(imaginary, k);
      real[k] = a * numberAt(law, k) - b * numberAt(y, k);
      imaginary[k] = a * numberAt(y, k) + b * numberAt(law, k);
    }
  }
  transform(real, imaginary, 1);
  return real.map((value) => Math.max(0, value / CELLS));
}
