import { exp } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import { stirlingError } from '../math/log-gamma.ts';
import { nextUniform, type UniformSource } from '../random/draw.ts';

/** Below this mean the search from 0 is quicker; above it BTRS's bounds hold. */
const SEARCH_UP_TO = 10;

/**
 * How many of n independent trials succeed, each with probability p; n a whole number up to 2^52, 0 ≤ p ≤ 1. Exact, with
 * work that does not grow with n: by inversion where the rarer outcome is expected less than ten times (one uniform), else
 * by rejection (about 1.15 pairs of uniforms).
 */
export function drawBinomial(n: number, p: number, source: UniformSource): number {
  if (!(p > 0) || n <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawRare(n, 1 - p, source);
  return drawRare(n, p, source);
}

function drawRare(n: number, p: number, source: UniformSource): number {
  return n * p < SEARCH_UP_TO ? search(n, p, nextUniform(source)) : reject(n, p, source);
}

/** The least k with P(X ≤ k) ≥ u, counted up from 0; what is left of u falls below every further term at the latest. */
function search(n: number, p: number, u: number): number {
  let term = chanceOfNone(n, p);
  if (u <= term) return 0;
  const odds = p / (1 - p);
  let left = u;
  let k = 0;
  while (left > term && k < n) {
    left -= term;
    k += 1;
    term *= (odds * (n - k + 1)) / k;
    if (term < 1e-30 && k > n * p) break;
  }
  return k;
}

/** Batches of a plan are of a few sizes, and fail with a few chances: (1 − p)^n of those that were asked for last. */
const KEPT = 64;
const keptN = new Float64Array(KEPT);
const keptP = new Float64Array(KEPT);
const kept = new Float64Array(KEPT);

function chanceOfNone(n: number, p: number): number {
  const place = n % KEPT;
  if (keptN[place] !== n || keptP[place] !== p) {
    keptN[place] = n;
    keptP[place] = p;
    kept[place] = exp(n * log1p(-p));
  }
  return kept[place] as number; // in range: a remainder of KEPT
}

/**
 * Algorithm BTRS of W. Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and
 * Simulation 46, 1993: transformed rejection with a squeeze, for n p ≥ 10 and p ≤ ½.
 */
function reject(n: number, p: number, source: UniformSource): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const squeeze = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = nextUniform(source) - 0.5;
    const v = nextUniform(source);
    const distance = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / distance + b) * u + centre);
    if (distance >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    if (log((v * alpha) / (a / (distance * distance) + b)) <= logRatio(n, p, k, mode)) return k;
  }
}

/**
 * ln P(X = k) − ln P(X = mode), with the factorials in Stirling's form, so that no terms of the size of n ln n meet.
 */
function logRatio(n: number, p: number, k: number, mode: number): number {
  if (k === mode) return 0;
  const k1 = k + 1;
  const m1 = mode + 1;
  const nk1 = n - k + 1;
  const nm1 = n - mode + 1;
  const difference = k - mode;
  // ln Γ(m1) − ln Γ(k1) with ln Γ(x) = (x − ½) ln x − x + …; likewise for the other pair. What is linear in the
  // difference is gathered in one logarithm, of a number near 1.
  const down = -(k1 - 0.5) * log1p(difference / m1);
  const up = -(nk1 - 0.5) * log1p(-difference / nm1);
  const errors = stirlingError(m1) - stirlingError(k1) + stirlingError(nm1) - stirlingError(nk1);
  return down + up + errors + difference * log((nm1 * p) / (m1 * (1 - p)));
}
