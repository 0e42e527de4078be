/** How often a comparison of many samples passes, by the normal law of the rank sum. */
import type { Law } from '../../distributions/index.ts';
import { normalCdf } from '../../math/normal.ts';
import { square } from '../../math/square.ts';
import { brentRoot } from '../brent.ts';
import { SHIFT_TOLERANCE } from '../shift.ts';
import { deviation } from '../standardised.ts';

/** Points at which a law is looked at: its quantiles at the middles of so many equal parts. */
const POINTS = 400;

/** The chances that the canary is High and Low, if both sides are bad. */
export interface SideChances {
  readonly high: number;
  readonly low: number;
}

/** By so many deviations of the rank sum the tolerance of a root may move it, and by so many errors the means must differ. */
const LEAST_MOVE = 0.05;
const CLEAR = 4;

/**
 * For n samples of x on the canary and n of y on the baseline. High is w(c E) > z, with E the estimate, c the tolerance and w the standardised rank
 * sum. With p(s) = P(X − s > Y), p̂ its estimate U/n² and θ the root of p = ½,
 *
 *   E − θ ≈ (p̂(θ) − ½)/|p′(θ)|, so p̂(cE) ≈ p̂(cθ) + k (p̂(θ) − ½) with k = −c·p′(cθ)/p′(θ),
 *
 * and both p̂ are nearly sums of independent terms, F_Y(X − s) and 1 − F_X(Y + s) (W. Hoeffding, "A class of statistics with asymptotically
 * normal distribution", 1948). So p̂(cE) is nearly normal, with mean p(cθ) and variance (Var h(X) + Var g(Y))/n, h and g the
 * same combinations of these terms. Null where that is not to be relied on: with atoms, where the tolerance of roots is not small against the
 * differences that are found, or where it is not clear which mean is the higher one (it would decide as well).
 */
export function sideChances(x: Law, y: Law, n: number, z: number, tolerance: number): SideChances | null {
  if (x.atoms.length > 0 || y.atoms.length > 0) return null;
  const difference = (x.mean - y.mean) / Math.sqrt((x.variance + y.variance) / n);
  if (x !== y && Math.abs(difference) < CLEAR) return null;
  const xs = quantilesOf(x);
  const ys = quantilesOf(y);
  const p = (shift: number) => meanOf(xs, (value) => y.cdf(value - shift));
  const theta = x === y ? 0 : middle(p, x, y);

  const width = 0.01 * Math.sqrt(Math.min(x.variance, y.variance));
  const slope = (shift: number) => (p(shift - width) - p(shift + width)) / (2 * width);
  const c = tolerance;
  const sigma = deviation(n, n, 0) / (n * n);
  const steepness = slope(c * theta);
  if (SHIFT_TOLERANCE * steepness > LEAST_MOVE * sigma) return null;

  const k = (-c * steepness) / slope(theta);
  const h = (value: number) => y.cdf(value - c * theta) + k * y.cdf(value - theta);
  const g = (value: number) => x.survival(value + c * theta) + k * x.survival(value + theta);
  const excess = p(c * theta) - 0.5;
  const sd = Math.sqrt((varianceOf(xs, h) + varianceOf(ys, g)) / n);
  const bound = z * sigma + 0.5 / (n * n);
  const same = x === y;
  return {
    high: same || difference > 0 ? normalCdf((excess - bound) / sd) : 0,
    low: same || difference < 0 ? normalCdf((-excess - bound) / sd) : 0,
  };
}

/** The root of p = ½. */
function middle(p: (shift: number) => number, x: Law, y: Law): number {
  const guess = x.median - y.median;
  const step = Math.sqrt(x.variance + y.variance);
  let low = guess - step;
  let high = guess + step;
  while (p(low) <= 0.5) low -= step;
  while (p(high) >= 0.5) high += step;
  return brentRoot((shift) => p(shift) - 0.5, low, high, p(low) - 0.5, p(high) - 0.5, 1e-9 * step);
}

function quantilesOf(law: Law): Float64Array {
  return Float64Array.from({ length: POINTS }, (_, i) => law.quantile((i + 0.5) / POINTS));
}

function meanOf(values: Float64Array, f: (value: number) => number): number {
  return values.reduce((sum, value) => sum + f(value), 0) / values.length;
}

function varianceOf(values: Float64Array, f: (value: number) => number): number {
  const mean = meanOf(values, f);
  return meanOf(values, (value) => square(f(value) - mean));
}
