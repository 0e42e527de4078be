/**
 * The regularised incomplete beta function I_x(a, b), its inverse, and what hangs on it: the binomial's and Student's
 * distribution functions.
 *
 * Lentz's evaluation of the continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22) with the prefix
 * in Loader's saddle-point form. Work grows with √max(a, b).
 */
import { exp } from './exp.ts';
import { deviance, stirlingError } from './log-gamma.ts';

const TWO_PI = 6.283185307179586;
const TINY = 1e-300;

/** x^a (1 − x)^b / B(a, b), with y = 1 − x given, so that neither end loses digits. */
function prefix(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const deviances = deviance(a, n * x) + deviance(b, n * y);
  const corrections = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a * b) / (TWO_PI * n)) * exp(corrections - deviances);
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < TINY) d = TINY;
  d = 1 / d;
  let product = d;
  for (let m = 1; m < 10_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 1.2e-16) break;
  }
  return product;
}

/** I_x(a, b) for a, b > 0, given x and y = 1 − x. */
function lower(a: number, b: number, x: number, y: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : NaN;
  if (!(y > 0)) return 1;
  if (x <= (a + 1) / (a + b + 2)) return (prefix(a, b, x, y) * fraction(a, b, x)) / a;
  return 1 - (prefix(b, a, y, x) * fraction(b, a, y)) / b;
}

/** I_x(a, b): the probability that a beta(a, b) is at most x, for a, b > 0. */
export function betaCdf(a: number, b: number, x: number): number {
  return lower(a, b, x, 1 - x);
}

/** 1 − I_x(a, b) = I_(1−x)(b, a). */
export function betaSurvival(a: number, b: number, x: number): number {
  return lower(b, a, 1 - x, x);
}

/** The x with I_x(a, b) = p. */
export function betaQuantile(a: number, b: number, p: number): number {
  if (!(p > 0)) return p === 0 ? 0 : NaN;
  if (p >= 1) return p === 1 ? 1 : NaN;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let i = 0; i < 200; i++) {
    const error = lower(a, b, x, 1 - x) - p;
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const density = prefix(a, b, x, 1 - x) / (x * (1 - x));
    let next = x - error / density;
    if (!(next > low && next < high)) {
      // Geometric steps near 0, where the answer may be many orders of magnitude below the mean.
      next = low > 0 ? 0.5 * (low + high) : high * 0.1;
    }
    if (Math.abs(next - x) <= 2e-16 * x) return next;
    x = next;
  }
  return x;
}

/** P(X ≤ k) for a binomial of n trials and success chance p; k and n whole numbers. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return betaSurvival(k + 1, n - k, p);
}

/** P(T ≤ t) for Student's t with `freedom` > 0 degrees of freedom. */
export function studentCdf(t: number, freedom: number): number {
  const square = t * t;
  const tail = 0.5 * lower(0.5 * freedom, 0.5, freedom / (freedom + square), square / (freedom + square));
  return t < 0 ? tail : 1 - tail;
}

/** The t ≥ 0 that Student's |T| with `freedom` degrees of freedom exceeds with probability 1 − level. */
export function studentCritical(level: number, freedom: number): number {
  const share = betaQuantile(0.5, 0.5 * freedom, level); // T²/(freedom + T²)
  return Math.sqrt((freedom * share) / (1 - share));
}
