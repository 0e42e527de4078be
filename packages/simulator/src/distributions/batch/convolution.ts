/**
 * The tail of the sum of two independent times, by numerical integration:
 *
 *   P(X + Y > t) = P(X > t − y₀) + ∫ f(x) P(Y > t − x) dx + Σ w P(Y > t − a),
 *
 * with y₀ the least Y, f the density of X and (a, w) its single values. The integral is cut where either density can change
 * its form: at quantiles of X and at t less quantiles of Y, from the one end of probability to the other, and at the breaks
 * of X; between the cuts Gauss and Legendre's eight points do.
 */
import type { Atom, Law } from '../law.ts';
import { sumAtoms } from './atomic-sum.ts';
import { quadratureNodes, quadratureWeights } from './quadrature.ts';
import type { Tail } from './tail.ts';

/** Upper-tail probabilities of the cuts. */
const LEVELS = [
  1 - 1e-9,
  1 - 1e-6,
  1 - 1e-4,
  0.999,
  0.99,
  0.96,
  0.9,
  0.8,
  0.67,
  0.5,
  0.33,
  0.2,
  0.1,
  0.04,
  0.01,
  1e-3,
  1e-4,
  1e-5,
  1e-6,
  1e-8,
  1e-10,
  1e-12,
  1e-14,
  1e-17,
  1e-20,
  1e-24,
  1e-28,
  1e-33,
];

/** With more single values than this, no single one of them matters. */
const MOST_ATOMS = 1000;

/** The quantiles of a time at which integrals over it are cut, ascending. */
function cutsOf(tail: Tail): Float64Array {
  return Float64Array.from(LEVELS, (level) => tail.upperQuantile(level));
}

export interface Convolution {
  /** P(X + Y > t). */
  survival(t: number): number;
  readonly least: number;
  readonly most: number;
  /** The sum's single values, as far as there are few enough to be told apart. */
  readonly atoms: readonly Atom[];
  /** Times, ascending, that cover the sum's law from its least value into its far tail. */
  readonly start: Float64Array;
}

export function convolve(x: Law, y: Tail): Convolution {
  const xCuts = cutsOf(x);
  const yCuts = cutsOf(y);
  const least = x.least + y.least;
  const start = new Float64Array(LEVELS.length + 1);
  start[0] = least;
  for (let i = 0; i < LEVELS.length; i++) start[i + 1] = (xCuts[i] ?? 0) + (yCuts[i] ?? 0);
  /** P(X > place) of what is not in single values. */
  const continuousSurvival = (place: number) =>
    x.atoms.reduce((sum, { at, weight }) => (at > place ? sum - weight : sum), x.survival(place));
  const cuts = new Float64Array(xCuts.length + yCuts.length + x.breaks.length + 2);

  return {
    least,
    most: x.most + y.most,
    atoms: x.atoms.length * y.atoms.length <= MOST_ATOMS ? atomsOf(x, y) : [],
    start,
    survival: (t) => {
      if (t < least) return 1;
      const from = x.least;
      const to = t - y.least;
      let sum = x.survival(to);
      for (const atom of x.atoms) if (atom.at <= to) sum += atom.weight * y.survival(t - atom.at);
      let count = 0;
      const cut = (place: number) => {
        if (place > from && place < to) cuts[count++] = place;
      };
      for (const place of xCuts) cut(place);
      for (const place of yCuts) cut(t - place);
      for (const place of x.breaks) cut(place);
      const sorted = cuts.subarray(0, count).sort();
      let left = from;
      let beyond = continuousSurvival(from);
      for (let i = 0; i <= count; i++) {
        const right = i < count ? (sorted[i] ?? to) : to;
        if (right <= left) continue;
        const beyondRight = continuousSurvival(right);
        sum += (beyond - beyondRight) * meanOver(x, y, t, left, right);
        left = right;
        beyond = beyondRight;
      }
      return Math.min(1, sum);
    },
  };
}

function atomsOf(x: Law, y: Tail): Atom[] {
  const { values, weights } = sumAtoms(x.atoms, y.atoms);
  return Array.from(values, (at, i) => ({ at, weight: weights[i] ?? 0 }));
}

/**
 * The mean of P(Y > t − X) given that X lies between `left` and `right`. Taking the mean, and the probability of lying there
 * from the law itself, does justice to densities without bound, as that of a Weibull of shape ½ at 0.
 */
function meanOver(x: Law, y: Tail, t: number, left: number, right: number): number {
  const half = 0.5 * (right - left);
  const middle = left + half;
  let mass = 0;
  let sum = 0;
  for (let i = 0; i < quadratureNodes.length; i++) {
    const place = middle + half * (quadratureNodes[i] ?? 0);
    const weight = (quadratureWeights[i] ?? 0) * x.density(place);
    if (weight > 0) {
      mass += weight;
      sum += weight * y.survival(t - place);
    }
  }
  return mass > 0 ? sum / mass : y.survival(t - middle);
}
