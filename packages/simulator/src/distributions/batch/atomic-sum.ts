import { leading } from '@rollout/language';
import type { Atom } from '../law.ts';
import type { Tail } from './tail.ts';

/** So many single values a sum may have before it is tabulated instead. */
const MOST_ATOMS = 200_000;

/** Whether all of the probability lies in single values. */
export function isAtomic({ atoms }: Tail): boolean {
  return atoms.reduce((sum, { weight }) => sum + weight, 0) > 1 - 1e-12;
}

/** The exact law of X + Y where both have single values only; null where the sum would have too many. */
export function atomicSum(x: readonly Atom[], y: readonly Atom[]): Tail | null {
  if (x.length * y.length > MOST_ATOMS) return null;
  const { values, weights } = sumAtoms(x, y);
  return atomicTail(values, weights);
}

/** The single values of X + Y, ascending, with their probabilities. */
export function sumAtoms(x: readonly Atom[], y: readonly Atom[]): { values: Float64Array; weights: Float64Array } {
  const sums = new Float64Array(x.length * y.length);
  let count = 0;
  for (const a of x) for (const b of y) sums[count++] = a.at + b.at;
  const values = distinct(sums.sort());
  const weights = new Float64Array(values.length);
  for (const a of x) {
    for (const b of y) {
      const i = leading(values.length, (k) => (values[k] ?? 0) < a.at + b.at);
      weights[i] = (weights[i] ?? 0) + a.weight * b.weight;
    }
  }
  return { values, weights };
}

function distinct(sorted: Float64Array): Float64Array {
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

function atomicTail(values: Float64Array, weights: Float64Array): Tail {
  const n = values.length;
  // beyond[i] = P(X > values[i]), summed from the top so that the smallest are the most exact.
  const beyond = new Float64Array(n);
  for (let i = n - 2; i >= 0; i--) beyond[i] = (beyond[i + 1] ?? 0) + (weights[i + 1] ?? 0);
  return {
    atoms: Array.from(values, (at, i) => ({ at, weight: weights[i] ?? 0 })),
    least: values[0] ?? 0,
    most: values.at(-1) ?? 0,
    survival: (x) => {
      const upTo = leading(n, (i) => (values[i] ?? 0) <= x);
      return upTo === 0 ? 1 : (beyond[upTo - 1] ?? 0);
    },
    upperQuantile: (q) =>
      values[
        Math.min(
          n - 1,
          leading(n, (i) => (beyond[i] ?? 0) > q),
        )
      ] ?? 0,
  };
}
