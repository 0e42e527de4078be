/**
 * The regularised incomplete gamma functions P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P, and the inverse of both.
 *
 * Below x = a + 1 the series of P, above it the continued fraction of Q (modified Lentz), each with the prefix
 * x^a e^(−x)/Γ(a + 1) in saddle-point form, so that large a lose nothing. Work grows with √a.
 */
import { exp } from './exp.ts';
import { log } from './log.ts';
import { deviance, logGamma, stirlingError } from './log-gamma.ts';
import { normalUpperQuantile } from './normal.ts';

const TWO_PI = 6.283185307179586;
const TINY = 1e-300;
const EPSILON = 1e-17;

/** x^a e^(−x)/Γ(a + 1). */
function prefix(a: number, x: number): number {
  if (a < 1) return exp(a * log(x) - x - logGamma(a + 1));
  return exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(TWO_PI * a);
}

/** Σ x^n / ((a+1)…(a+n)), n ≥ 0. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  let divisor = a;
  do {
    divisor += 1;
    term *= x / divisor;
    sum += term;
  } while (term > sum * EPSILON);
  return sum;
}

/** Γ(a, x) / (x^a e^(−x)) by its continued fraction, for x > a. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let i = 1; i < 10_000_000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 1.2e-16) break;
  }
  return product;
}

/** P(a, x), a > 0, x ≥ 0: the probability that a gamma of shape a and scale 1 is at most x. */
export function gammaP(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : NaN;
  if (x === Infinity) return 1;
  if (x < a + 1) return Math.min(1, prefix(a, x) * lowerSeries(a, x));
  return 1 - gammaQ(a, x);
}

/** Q(a, x) = 1 − P(a, x), accurate in the far upper tail (to 1e-13 only where a < 0.01 and x < 0.5). */
export function gammaQ(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  if (x === Infinity) return 0;
  if (x < a + 1) {
    const p = gammaP(a, x);
    // Small shapes: P near 1 although x < a + 1 would cancel; the fraction still converges there for x > 0.5.
    if (p < 0.9 || x < 0.5) return 1 - p;
  }
  return Math.min(1, prefix(a, x) * a * upperFraction(a, x));
}

/** d/dx P(a, x). */
export function gammaDensity(a: number, x: number): number {
  return x > 0 ? (prefix(a, x) * a) / x : 0;
}

/** The x with P(a, x) = p. */
export function gammaQuantile(a: number, p: number): number {
  return p <= 0.5 ? invert(a, p, false) : invert(a, 1 - p, true);
}

/** The x with Q(a, x) = q: keeps the complement, so that q = 1e-100 is as exact as q = 0.5. */
export function gammaUpperQuantile(a: number, q: number): number {
  return q <= 0.5 ? invert(a, q, true) : invert(a, 1 - q, false);
}

/**
 * Halley's iteration on the logarithm of the smaller tail, from Wilson and Hilferty's cube-root normal (or the leading
 * term of the series near 0), kept inside a bracket that every step narrows.
 */
function invert(a: number, tail: number, upper: boolean): number {
  if (!(tail > 0)) return tail === 0 ? (upper ? Infinity : 0) : NaN;
  let x = firstGuess(a, tail, upper);
  let low = 0;
  let high = Infinity;
  for (let i = 0; i < 80; i++) {
    const value = upper ? gammaQ(a, x) : gammaP(a, x);
    const below = upper ? value > tail : value < tail;
    if (below) low = x;
    else high = x;
    const density = gammaDensity(a, x);
    let next = NaN;
    let halley = false;
    if (value > 0 && density > 0) {
      // g(x) = ln(value/tail); g' = ±density/value; g'' from the density's own logarithmic derivative.
      const g = value === tail ? 0 : relativeLog(value, tail);
      const slope = (upper ? -density : density) / value;
      const bend = (a - 1) / x - 1 - slope;
      const newton = g / slope;
      next = x - newton / (1 - Math.max(-0.9, Math.min(0.9, 0.5 * newton * bend)));
    }
    if (next > low && next < high) halley = true;
    else next = high === Infinity ? 2 * x + 1 : 0.5 * (low + high);
    // The error of a step is about the cube of its relative size.
    if (Math.abs(next - x) <= (halley ? 1e-6 : 4e-16) * x) return next;
    x = next;
  }
  return x;
}

/** ln(a/b), exact to first order where a is near b. */
function relativeLog(a: number, b: number): number {
  const ratio = (a - b) / b;
  return Math.abs(ratio) < 1e-5 ? ratio * (1 - 0.5 * ratio) : log(a / b);
}

function firstGuess(a: number, tail: number, upper: boolean): number {
  const z = upper ? normalUpperQuantile(tail) : -normalUpperQuantile(tail);
  const spread = 1 / (9 * a);
  const root = 1 - spread + z * Math.sqrt(spread);
  const cube = a * root * root * root;
  // P(a, x) ≈ x^a/Γ(a + 1) near 0.
  const p = upper ? 1 - tail : tail;
  if (root > 0.3 && a > 0.5) return cube;
  const small = exp((log(p) + logGamma(a + 1)) / a);
  if (small < 0.3 * (a + 1)) return Math.max(small, 1e-300);
  if (upper && tail < 0.1) return Math.max(-log(tail) - logGamma(a) + (a - 1) * log(Math.max(-log(tail), 1e-3)), small);
  return 0.5 * (a + small);
}
