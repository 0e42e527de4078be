/**
 * The error function and its complement, without the platform's exponential.
 *
 * |x| ≤ 1: erf x = x P(x²), P near-minimax, off by less than 1e-17 relative.
 * Beyond: erfc x = e^(−x²) E(x) with E(x)(1 + 2x) a Chebyshev series in (x − 3.75)/(x + 3.75), the form of
 * M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞",
 * Mathematics of Computation 36, 1981; the coefficients are computed anew at 60 digits.
 */
import { chebyshev } from './chebyshev.ts';
import { expSum } from './exp.ts';
import { productError } from './pow.ts';

const SCALED_COMPLEMENT = Float64Array.of(
  1.1775789345674017,
  -0.004590054580646478,
  -0.08424913336651792,
  0.05920993999819189,
  -0.026658668435305753,
  0.009074997670705265,
  -0.002413163540417608,
  0.0004907758365258086,
  -6.916973302501207e-5,
  4.13902798607301e-6,
  7.74038306619849e-7,
  -2.1886401049234397e-7,
  1.076499946567091e-8,
  4.521959811218287e-9,
  -7.754400208831351e-10,
  -6.318088340886684e-11,
  2.86879501093067e-11,
  1.9455868545777347e-13,
  -9.65469674843344e-13,
  3.25254814814874e-14,
  3.3478119482868056e-14,
  -1.864562880419313e-15,
  -1.2507950530688648e-15,
  7.418235256624044e-17,
  5.068148904796111e-17,
  -2.2370566594359995e-18,
  -2.187342944303018e-18,
);

/** erf x for |x| ≤ 1. */
function erfNearZero(x: number): number {
  const z = x * x;
  return (
    x *
    (1.1283791670955126 +
      z *
        (-0.37612638903183543 +
          z *
            (0.11283791670945006 +
              z *
                (-0.02686617064323777 +
                  z *
                    (0.0052239776071164225 +
                      z *
                        (-0.0008548325975389692 +
                          z *
                            (0.00012055294904839707 +
                              z *
                                (-1.492473690741966e-5 +
                                  z *
                                    (1.6447424703317362e-6 +
                                      z *
                                        (-1.6208483801871705e-7 +
                                          z * (1.3720064546777686e-8 + z * -7.795898827002142e-10)))))))))))
  );
}

/** e^(x²) erfc x, for x ≥ 0: the complement without its exponential decay. */
export function scaledErfc(x: number): number {
  if (x > 1e8) return 0.5641895835477563 / x; // 1/(x√π); the next term of the asymptotic series is lost
  return chebyshev(SCALED_COMPLEMENT, (x - 3.75) / (x + 3.75)) / (1 + 2 * x);
}

/** e^(−factor · x²) with the rounding of x² made good; factor a power of two. */
export function gaussian(x: number, factor: number): number {
  const square = x * x;
  if (factor * square > 800) return 0;
  return expSum(-factor * square, -factor * productError(x, x, square));
}

/** (2/√π) ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= 1) return erfNearZero(x);
  if (size > 6) return x > 0 ? 1 : x < 0 ? -1 : NaN;
  const tail = gaussian(size, 1) * scaledErfc(size);
  return x > 0 ? 1 - tail : tail - 1;
}

/** 1 − erf x, to a few ulp in the far tail too. */
export function erfc(x: number): number {
  if (x < 0.5) return x < -1 ? 2 - erfc(-x) : 1 - erfNearZero(x);
  return gaussian(x, 1) * scaledErfc(x);
}
