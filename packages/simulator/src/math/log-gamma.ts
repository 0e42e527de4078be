/**
 * ln Γ(x) for x > 0, and the parts of it that saddle-point formulas need without cancellation.
 *
 * On [1, 2], ln Γ(x) = (x − 1)(x − 2) C(2x − 3) with C a Chebyshev series (computed at 60 digits), so that the zeros at 1
 * and 2 are exact; elsewhere by Γ(x + 1) = x Γ(x), and from 10 on by Stirling's series.
 */
import { chebyshev } from './chebyshev.ts';
import { log, log1p } from './log.ts';

const BETWEEN_ONE_AND_TWO = Float64Array.of(
  0.49141539302938714,
  -0.07611416167043585,
  0.008432324965932778,
  -0.001079493726328608,
  0.00014900748003692963,
  -2.1512399888556784e-5,
  3.1979329860862186e-6,
  -4.851693012139927e-7,
  7.47148782116316e-8,
  -1.1638296700170518e-8,
  1.829400437118668e-9,
  -2.8969180607129607e-10,
  4.61570140620909e-11,
  -7.392810230497983e-12,
  1.1894280008333085e-12,
  -1.9212068676522805e-13,
  3.113975526387164e-14,
  -5.0628432984486114e-15,
  8.254150281631144e-16,
  -1.3490578987574844e-16,
  2.209876116782623e-17,
  -3.6274129549239766e-18,
);
const HALF_LOG_2PI = 0.9189385332046728;

/** ln Γ(x) for x > 0; Infinity at 0 and Infinity, NaN for what is negative or no number. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return x;
  if (x < 1) return afterOne(x) - log(x);
  if (x <= 2) return afterOne(x - 1);
  if (x < 3) return afterOne(x - 2) + log1p(x - 2);
  if (x < 10) {
    let reduced = x;
    let product = 1;
    while (reduced > 2) {
      reduced -= 1;
      product *= reduced;
    }
    return afterOne(reduced - 1) + log(product);
  }
  return (x - 0.5) * (log(x) - 1) - 0.5 + HALF_LOG_2PI + stirlingSeries(x);
}

/** ln Γ(1 + f) for 0 ≤ f ≤ 1; taking f keeps it exact near the zeros. */
function afterOne(f: number): number {
  return 0 - f * (1 - f) * chebyshev(BETWEEN_ONE_AND_TWO, 2 * f - 1);
}

/** δ(x) = ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x > 0: what Stirling's formula leaves out. */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  // δ(x) = δ(x + 1) + (x + ½) ln(1 + 1/x) − 1, upwards until the series holds.
  let lifted = x;
  let sum = 0;
  while (lifted < 10) {
    sum += stirlingStep(lifted);
    lifted += 1;
  }
  return sum + stirlingSeries(lifted);
}

/** (x + ½) ln(1 + 1/x) − 1; with w = 1/(2x + 1) it is artanh(w)/w − 1 = w²/3 + w⁴/5 + …, which never cancels. */
function stirlingStep(x: number): number {
  if (x < 1) return (x + 0.5) * log1p(1 / x) - 1;
  const w = 1 / (2 * x + 1);
  const square = w * w;
  let power = square;
  let sum = 0;
  for (let k = 3; power > 1e-19; k += 2) {
    sum += power / k;
    power *= square;
  }
  return sum;
}

/** Stirling's series 1/(12x) − 1/(360x³) + …, to 1e-17 from x = 10 on. */
function stirlingSeries(x: number): number {
  const z = 1 / (x * x);
  return (
    (1 / 12 -
      z *
        (1 / 360 -
          z *
            (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z * (1 / 156 - z * (3617 / 122400)))))))) /
    x
  );
}

/**
 * x ln(x/m) + m − x for x, m > 0: the deviance of x from m, accurate also where x is near m (C. Loader, "Fast and
 * accurate computation of binomial probabilities", 2000).
 */
export function deviance(x: number, m: number): number {
  const difference = x - m;
  const v = difference / (x + m);
  if (Math.abs(v) < 0.25) {
    // x ln(x/m) = 2x artanh v; the first two orders give (x − m) v, the rest is a series in v².
    const square = v * v;
    let term = 2 * x * v;
    let sum = difference * v;
    for (let k = 3; k < 60; k += 2) {
      term *= square;
      const next = sum + term / k;
      if (next === sum) break;
      sum = next;
    }
    return sum;
  }
  return x * log(x / m) - difference;
}
