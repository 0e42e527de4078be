/** How far a quantile of B lies above so many times that of A. */
import { square } from '../math/square.ts';
import { normalCritical } from '../statistics/critical.ts';
import { type Figure, type Ordered, ordered, type Strata } from '../statistics/index.ts';
import { varianceOfShare } from '../statistics/quantile.ts';
import { type Spread, spreadOf, valueAt } from './spread.ts';

/** Values of the trials of two plans, one each a trial (NaN: none), and the cell of each trial. */
export interface PairedValues {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly cells: Uint16Array;
}

export interface QuantilePair {
  /** NaN: no run has a value. */
  readonly a: number;
  readonly b: number;
  readonly gap: (factor: number) => Figure;
}

/**
 * The p-quantiles of A and B, and B − factor · A for any factor. R. S. Woodruff ("Confidence intervals for medians and other position measures", 1952)
 * reads a quantile's interval off the sample at the two levels p ± z·s, s the standard error of the share of runs at or below it; so no density has to be
 * estimated, and atoms do no harm. Here the two levels err together: by a normal law with the two standard errors and the correlation
 * that the trials show, whose ellipse of radius z is walked around; the interval goes from the least to the greatest difference on it.
 * (A linear function has on that ellipse the very interval of normal theory.) Of levels near 0 or 1 the error is skewed as the binomial's
 * is: Cornish and Fisher's next term is added. Values are never below 0.
 */
export function quantilePair(strata: Strata, values: PairedValues, p: number, level: number): QuantilePair {
  const [orderedA, orderedB] = [ordered(strata, values.a, values.cells), ordered(strata, values.b, values.cells)];
  const [spreadA, spreadB] = [spreadOf(orderedA), spreadOf(orderedB)];
  const [a, b] = [valueAt(spreadA, p), valueAt(spreadB, p)];
  const z = normalCritical(level);
  const known = spreadA.values.length > 0 && spreadB.values.length > 0;
  const rho = known ? correlation(strata, values, orderedA, orderedB, a, b, p) : 0;
  const across = Math.sqrt(Math.max(0, 1 - rho * rho));
  const errorA = known ? Math.sqrt(varianceOfShare(orderedA, a, p, z)) : 0;
  const errorB = known ? Math.sqrt(varianceOfShare(orderedB, b, p, z)) : 0;
  const points = walk(z).map(([x, y]) => ({
    a: valueOff(spreadA, p, errorA, x),
    b: valueOff(spreadB, p, errorB, rho * x + across * y),
  }));
  return {
    a,
    b,
    gap(factor) {
      const value = b - factor * a;
      if (!known) return { value: Number.NaN, low: -Infinity, high: Infinity };
      let [low, high] = [value, value];
      for (const point of points) {
        const [fromA, fromB] = [factor === 0 ? 0 : factor * point.a, point.b];
        low = Math.min(low, fromA === Infinity ? -Infinity : fromB - fromA);
        high = Math.max(high, fromB === Infinity ? Infinity : fromB - (fromA === Infinity ? 0 : fromA));
      }
      return { value, low, high };
    },
  };
}

/** So many points a quarter. */
const STEPS = 16;

/** Points all around the circle of that radius, by its rational parameter, so that they have the same bits everywhere. */
function walk(radius: number): (readonly [number, number])[] {
  return Array.from({ length: STEPS }, (_, i) => {
    const t = i / STEPS;
    const x = (radius * (1 - t * t)) / (1 + t * t);
    const y = (radius * 2 * t) / (1 + t * t);
    return [
      [x, y],
      [-y, x],
      [-x, -y],
      [y, -x],
    ] as const;
  }).flat();
}

/** The value at the level that lies `x` standard errors above p: 0, or Infinity, beyond what so many trials can tell. */
function valueOff(spread: Spread, p: number, error: number, x: number): number {
  const worth = (p * (1 - p)) / square(error);
  const level = p + x * error + ((x * x - 1) * (1 - 2 * p)) / (6 * worth);
  if (level * worth < 1) return 0;
  return level >= 1 ? Infinity : valueAt(spread, level);
}

/** Of the estimated shares of runs at or below the two quantiles, from the linear parts of these shares. */
function correlation(
  { probabilities, trials }: Strata,
  { a, b, cells }: PairedValues,
  orderedA: Ordered,
  orderedB: Ordered,
  quantileA: number,
  quantileB: number,
  p: number,
): number {
  const count = trials.length;
  const [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0].map(() => new Float64Array(count));
  if (!sumA || !sumB || !squaresA || !squaresB || !products) return 0;
  for (let i = 0; i < a.length; i++) {
    const cell = cells[i] as number; // in range: i < length
    const x = linear(a[i] as number, quantileA, p); // as above
    const y = linear(b[i] as number, quantileB, p); // as above
    sumA[cell] = (sumA[cell] ?? 0) + x;
    sumB[cell] = (sumB[cell] ?? 0) + y;
    squaresA[cell] = (squaresA[cell] ?? 0) + x * x;
    squaresB[cell] = (squaresB[cell] ?? 0) + y * y;
    products[cell] = (products[cell] ?? 0) + x * y;
  }
  let [covariance, ofA, ofB] = [0, 0, 0];
  for (let cell = 0; cell < count; cell++) {
    const n = trials[cell] ?? 0;
    if (!(n > 0)) continue;
    const weight = square((probabilities[cell] ?? 0) / n);
    const [x, y] = [sumA[cell] ?? 0, sumB[cell] ?? 0];
    covariance += weight * ((products[cell] ?? 0) - (x * y) / n);
    ofA += weight * ((squaresA[cell] ?? 0) - (x * x) / n);
    ofB += weight * ((squaresB[cell] ?? 0) - (y * y) / n);
  }
  if (!(ofA > 0 && ofB > 0) || orderedA.weight <= 0 || orderedB.weight <= 0) return 0;
  return Math.min(1, Math.max(-1, covariance / Math.sqrt(ofA * ofB)));
}

const linear = (value: number, quantile: number, p: number): number =>
  Number.isNaN(value) ? 0 : (value <= quantile ? 1 : 0) - p;
