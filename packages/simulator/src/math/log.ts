/**
 * Logarithms from + − × ÷ alone, so that every engine gives the same bits.
 *
 * x = 2^k (1 + f) with √½ ≤ 1 + f < √2. With s = f/(2 + f), ln(1 + f) = 2 artanh s = 2s + s R(s²), and since
 * 2s = f − s f it is also f − (f²/2 − s (f²/2 + R)), which keeps f exact. R(z)/z is a near-minimax polynomial on
 * 0 ≤ z ≤ 0.0295 (Chebyshev interpolation at 60 digits), off by less than 1e-19.
 */
import { exponentNearOne, LEAST_NORMAL, TWO_54, unscaled } from './bits.ts';
import { LN2_HIGH, LN2_LOW } from './exp.ts';

function oddPart(z: number): number {
  return (
    z *
    (0.6666666666666666 +
      z *
        (0.4000000000000088 +
          z *
            (0.2857142857080323 +
              z *
                (0.2222222239180047 +
                  z *
                    (0.18181795630884753 +
                      z * (0.15386240205813478 + z * (0.13268759668560612 + z * 0.13086767009948175)))))))
  );
}

/** ln(2^k (1 + f)) + tail, for √½ ≤ 1 + f < √2 and a tail below an ulp of f. */
function assemble(k: number, f: number, tail: number): number {
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const series = s * (half + oddPart(s * s));
  if (k === 0) return f - (half - (series + tail));
  return k * LN2_HIGH - (half - (series + (k * LN2_LOW + tail)) - f);
}

/** ln x, within 1 ulp; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x < LEAST_NORMAL) {
    const value = x * TWO_54;
    const k = exponentNearOne(value);
    return assemble(k - 54, unscaled(value, k) - 1, 0);
  }
  const k = exponentNearOne(x);
  return assemble(k, unscaled(x, k) - 1, 0);
}

/** ln(1 + x), within 1 ulp also where x is tiny; −Infinity at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x > -0.2928 && x < 0.4142) return assemble(0, x, 0);
  if (x > 9007199254740992) return log(x); // 1 is below half an ulp
  const sum = 1 + x;
  const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  const k = exponentNearOne(sum);
  return assemble(k, unscaled(sum, k) - 1, lost / sum);
}
