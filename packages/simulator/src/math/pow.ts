/**
 * x^y = e^(y ln x), with ln x carried to about 65 bits, since an error of ln x counts y times over.
 *
 * Pairs (high, low) stand for their unrounded sum; products are split by Veltkamp's and Dekker's method (T. J. Dekker,
 * "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971).
 */
import { exponentNearOne, LEAST_NORMAL, TWO_54, unscaled } from './bits.ts';
import { expSum, LN2_HIGH, LN2_LOW } from './exp.ts';

const SPLITTER = 134217729; // 2^27 + 1
/** 2/3 in two parts. */
const TWO_THIRDS = 0.6666666666666666;
const TWO_THIRDS_LOW = 3.700743415417188e-17;

/** What a · b loses when it is rounded to `product`. */
export function productError(a: number, b: number, product: number): number {
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** (2 artanh s − 2s − (2/3)s³)/s⁵ in z = s² ≤ 0.0295; near-minimax, off by less than 2e-21/z². */
function fifthPart(z: number): number {
  return (
    0.4 +
    z *
      (0.28571428571429364 +
        z *
          (0.22222222221655885 +
            z *
              (0.18181818335392802 +
                z *
                  (0.1538459496251843 +
                    z * (0.1333480469384731 + z * (0.11706236339491206 + z * 0.11723178623876518))))))
  );
}

/**
 * x^y for x ≥ 0, within 1 ulp; NaN for a negative x or where an argument is NaN; 1 whenever y is 0 or x is 1;
 * otherwise as `Math.pow`.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return Number.isNaN(x) || Number.isNaN(y) ? NaN : 1;
  if (!(x >= 0) || Number.isNaN(y)) return NaN;
  if (y === 1) return x;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  // From here on, even the double nearest to 1 gives an answer beyond the range.
  if (Math.abs(y) > 3.7e19) return x > 1 === y > 0 ? Infinity : 0;

  const subnormal = x < LEAST_NORMAL;
  const value = subnormal ? x * TWO_54 : x;
  const binary = exponentNearOne(value);
  const k = subnormal ? binary - 54 : binary;
  const f = unscaled(value, binary) - 1;

  // s = f/(2 + f) as a pair: the quotient, and the remainder divided again.
  const denominator = 2 + f;
  const denominatorLost = f - (denominator - 2);
  const s = f / denominator;
  const back = s * denominator;
  const sLow = (f - back - productError(s, denominator, back) - s * denominatorLost) / denominator;

  // s², s³ and (2/3)s³ as pairs.
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const cube = z * s;
  const cubeLow = productError(z, s, cube) + z * sLow + zLow * s;
  const third = TWO_THIRDS * cube;
  const thirdLow = productError(TWO_THIRDS, cube, third) + TWO_THIRDS * cubeLow + TWO_THIRDS_LOW * cube;

  // ln x = k ln 2 + 2s + (2/3)s³ + s⁵ T(s²), added from the largest down, keeping what each sum loses.
  const start = k * LN2_HIGH;
  const first = start + 2 * s;
  const firstLost = k === 0 ? 0 : 2 * s - (first - start);
  const second = first + third;
  const secondLost = third - (second - first);
  const rest = z * z * s * fifthPart(z) + (thirdLow + 2 * sLow + k * LN2_LOW) + (firstLost + secondLost);
  const logHigh = second + rest;
  const logLow = rest - (logHigh - second);

  const product = y * logHigh;
  if (product > 800) return Infinity;
  if (product < -800) return 0;
  return expSum(product, productError(y, logHigh, product) + y * logLow);
}
