import type { Distribution } from '@rollout/language';
import { nextDown, nextUp } from '../../math/bits.ts';
import { log } from '../../math/log.ts';
import { square } from '../../math/square.ts';
import type { Atom, Law } from '../law.ts';

/** 2^−60, and the greatest double below 1. */
const ALMOST_ZERO = 8.673617379884035e-19;
const ALMOST_ONE = 0.9999999999999999;

interface Part {
  readonly weight: number;
  readonly law: Law;
}

/** Each part with its weight's chance; the weights (positive, at least one) are taken relative to their sum. */
export function mixLaw(of: Distribution, given: readonly Part[]): Law {
  const total = given.reduce((sum, { weight }) => sum + weight, 0);
  const parts = given.map(({ weight, law }) => ({ weight: weight / total, law }));
  const mean = parts.reduce((sum, { weight, law }) => sum + weight * law.mean, 0);
  const variance = parts.reduce((sum, { weight, law }) => sum + weight * (law.variance + square(law.mean - mean)), 0);
  const cdf = (x: number) => parts.reduce((sum, { weight, law }) => sum + weight * law.cdf(x), 0);
  const survival = (x: number) => parts.reduce((sum, { weight, law }) => sum + weight * law.survival(x), 0);
  const atoms = joinAtoms(parts);
  const quantile = (p: number) => {
    const quantiles = parts.map(({ law }) => law.quantile(p));
    const enough = (x: number) => cdf(x) >= p;
    const height = (x: number) => log(cdf(x) / p);
    return crossing(Math.min(...quantiles), Math.max(...quantiles), atoms, enough, height);
  };
  const upperQuantile = (q: number) => {
    const quantiles = parts.map(({ law }) => law.upperQuantile(q));
    const enough = (x: number) => survival(x) <= q;
    const height = (x: number) => log(q / survival(x));
    return crossing(Math.min(...quantiles), Math.max(...quantiles), atoms, enough, height);
  };
  return {
    of,
    mean,
    variance,
    median: quantile(0.5),
    least: Math.min(...parts.map(({ law }) => law.least)),
    most: Math.max(...parts.map(({ law }) => law.most)),
    cdf,
    survival,
    quantile,
    upperQuantile,
    sample: sampler(parts),
    atoms,
    density: (x) => parts.reduce((sum, { weight, law }) => sum + weight * law.density(x), 0),
    breaks: [...new Set(parts.flatMap(({ law }) => law.breaks))].sort((a, b) => a - b),
  };
}

/** The part by u, its value by where u lies within the part's share. */
function sampler(parts: readonly Part[]): (u: number) => number {
  return (u) => {
    let left = u;
    for (const { weight, law } of parts) {
      if (left < weight) return law.sample(inside(left / weight));
      left -= weight;
    }
    // The weights' sum was rounded down, and u lies above it.
    const last = parts.at(-1);
    return last === undefined ? 0 : last.law.quantile(ALMOST_ONE);
  };
}

/** Rounding must not make a uniform 0 or 1. */
function inside(u: number): number {
  return Math.min(Math.max(u, ALMOST_ZERO), ALMOST_ONE);
}

function joinAtoms(parts: readonly Part[]): Atom[] {
  const weights = new Map<number, number>();
  for (const { weight, law } of parts) {
    for (const atom of law.atoms) weights.set(atom.at, (weights.get(atom.at) ?? 0) + weight * atom.weight);
  }
  return [...weights].map(([at, weight]) => ({ at, weight })).sort((a, b) => a.at - b.at);
}

/**
 * The least x in [low, high] for which `enough` holds (it holds from some x on, at `high` surely), to the last place, and
 * exactly where that x is an atom. `height` is negative before and rises to 0 there; it makes the search quick.
 */
function crossing(
  low: number,
  high: number,
  atoms: readonly Atom[],
  enough: (x: number) => boolean,
  height: (x: number) => number,
): number {
  if (low === high || enough(low)) return low;
  // Between which atoms does it lie?
  let from = 0;
  let to = atoms.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const atom = atoms[middle];
    if (atom !== undefined && enough(atom.at)) to = middle;
    else from = middle + 1;
  }
  const above = atoms[to]?.at;
  let right = above !== undefined && above < high ? above : high;
  let left = Math.max(low, atoms[to - 1]?.at ?? low);
  if (right === above) {
    const justBelow = nextDown(right);
    if (justBelow <= left || !enough(justBelow)) return right;
    right = justBelow;
  }
  let leftHeight = height(left);
  let rightHeight = height(right);
  for (let round = 0; right > nextUp(left); round++) {
    const half = left + 0.5 * (right - left);
    const secant = left - (leftHeight * (right - left)) / (rightHeight - leftHeight);
    // Secant steps, and a bisection at every third, so that no shape of the law can stall the search.
    const x = round % 3 !== 2 && secant > left && secant < right ? secant : half;
    if (x <= left || x >= right) break;
    const there = height(x);
    if (enough(x)) {
      right = x;
      rightHeight = there;
    } else {
      left = x;
      leftHeight = there;
    }
    if (right - left <= 4e-16 * right) break;
  }
  return right;
}
