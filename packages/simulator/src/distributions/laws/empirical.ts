import { type Distribution, leading } from '@rollout/language';
import { square } from '../../math/square.ts';
import type { Atom, Law } from '../law.ts';

/** One of `values` (sorted ascending, at least one), each with the same chance. */
export function empiricalLaw(of: Distribution, values: readonly number[]): Law {
  const n = values.length;
  const sorted = Float64Array.from(values);
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (at(sorted, i) - mean) / (i + 1);
  let variance = 0;
  for (let i = 0; i < n; i++) variance += (square(at(sorted, i) - mean) - variance) / (i + 1);

  const quantile = (p: number) => at(sorted, clamp(Math.ceil(p * n) - 1, n));
  return {
    of,
    mean,
    variance,
    median: quantile(0.5),
    least: at(sorted, 0),
    most: at(sorted, n - 1),
    cdf: (x) => countUpTo(sorted, x) / n,
    survival: (x) => (n - countUpTo(sorted, x)) / n,
    quantile,
    upperQuantile: (q) => at(sorted, clamp(n - 1 - Math.floor(q * n), n)),
    sample: quantile,
    atoms: atomsOf(sorted),
    density: () => 0,
    breaks: [],
  };
}

function at(sorted: Float64Array, i: number): number {
  return sorted[i] as number; // callers keep i within the array
}

function clamp(i: number, n: number): number {
  return i < 0 ? 0 : i >= n ? n - 1 : i;
}

/** How many of the values are at most x. */
function countUpTo(sorted: Float64Array, x: number): number {
  return leading(sorted.length, (i) => at(sorted, i) <= x);
}

/** Equal values as one. */
function atomsOf(sorted: Float64Array): Atom[] {
  const atoms: Atom[] = [];
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && at(sorted, i) === at(sorted, start)) continue;
    atoms.push({ at: at(sorted, start), weight: (i - start) / sorted.length });
    start = i;
  }
  return atoms;
}
