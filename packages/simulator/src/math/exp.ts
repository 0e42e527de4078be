/**
 * Exponentials from + − × ÷ alone, so that every engine gives the same bits; the platform's own differ in the last place.
 *
 * e^x = 2^k e^r with r = x − k ln 2, |r| ≤ (ln 2)/2, and e^r = 1 + r + r² P(r). P is the near-minimax polynomial of
 * (e^r − 1 − r)/r² on |r| ≤ 0.347 (Chebyshev interpolation at 60 digits), off by less than 2e-20.
 */
import { powerOfTwo, scale } from './bits.ts';

const INVERSE_LN2 = Math.LOG2E;
/** ln 2 in two parts; the first has 21 trailing zero bits, so that k · LN2_HIGH is exact for |k| < 2^20. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** Largest x with a finite e^x, and the least whose e^x does not round to 0. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

/** (e^r − 1 − r)/r² for |r| ≤ 0.347. */
function quadraticPart(r: number): number {
  return (
    0.5 +
    r *
      (0.16666666666666666 +
        r *
          (0.04166666666666668 +
            r *
              (0.008333333333333333 +
                r *
                  (0.0013888888888878984 +
                    r *
                      (0.00019841269841263238 +
                        r *
                          (2.4801587336679385e-5 +
                            r *
                              (2.755731924737679e-6 +
                                r *
                                  (2.755726302557563e-7 +
                                    r *
                                      (2.5052070925322046e-8 +
                                        r * (2.0918231419370054e-9 + r * 1.60866903974611e-10))))))))))
  );
}

/** e^x, within 1 ulp. NaN gives NaN. */
export function exp(x: number): number {
  return expSum(x, 0);
}

/** e^(x + tail), where `tail` is too small to be added to x without being lost (|tail| ≤ an ulp of x). */
export function expSum(x: number, tail: number): number {
  if (!(x <= OVERFLOW)) return Number.isNaN(x) ? x : Infinity;
  if (x < UNDERFLOW) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW - tail;
  const r = high - low;
  const lost = high - r - low;
  const y = 1 + (r + (r * r * quadraticPart(r) + lost));
  return k >= -1021 && k <= 1022 ? y * powerOfTwo(k) : scale(y, k);
}

/** e^x − 1, within 1 ulp also where x is tiny. */
export function expm1(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 40) return exp(x); // 1 is below half an ulp from e^38 on
  if (x < -40) return -1;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  if (k === 0) return x + x * x * quadraticPart(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  // 2^k (1 + r + rest) − 1 = 2^k ((1 − 2^−k) + r + rest); the sum of the first two is split so that nothing is lost.
  const one = powerOfTwo(-k);
  const whole = k <= 53 ? 1 - one : 1;
  const rest = r * r * quadraticPart(r) + (high - r - low - (k <= 53 ? 0 : one));
  const sum = whole + r;
  const tail = Math.abs(whole) >= Math.abs(r) ? whole - sum + r : r - sum + whole;
  return (sum + (tail + rest)) * powerOfTwo(k);
}
