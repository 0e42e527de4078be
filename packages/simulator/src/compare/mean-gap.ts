/** How far the mean of B lies above so many times that of A. */
import { pow } from '../math/pow.ts';
import { square } from '../math/square.ts';
import { critical } from '../statistics/critical.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { cubesIn, isUniform, meanIn, type PairedMoments, squaresIn } from './paired-moments.ts';

export interface Gap extends Figure {
  /** The standard error, where the interval is wider than normal theory has it. */
  readonly error?: number;
}

export interface Means {
  /** NaN: no run has a value. */
  readonly a: number;
  readonly b: number;
  /** Σ P · (share of the trials that have a value), of A and of B. */
  readonly weightA: number;
  readonly weightB: number;
}

const A = Float64Array.of(1, 0, 0, 0);
const B = Float64Array.of(1, 1, 0, 0);
const HAS_A = Float64Array.of(0, 0, 1, 0);
const HAS_B = Float64Array.of(0, 0, 1, 1);

/** The means over the runs that have a value, each cell counting with its probability. */
export function meansOf(probabilities: Float64Array, moments: PairedMoments): Means {
  const [weightA, weightB] = [weighted(probabilities, moments, HAS_A), weighted(probabilities, moments, HAS_B)];
  return {
    a: weighted(probabilities, moments, A) / weightA,
    b: weighted(probabilities, moments, B) / weightB,
    weightA,
    weightB,
  };
}

/**
 * B − factor · A by normal theory over cells, trial by trial: means over all runs are sums, and means over some of them ratios, whose variance is that of
 * their linear part (W. G. Cochran, "Sampling techniques", 1977, §5.3 and §6.11). The interval is Student's, with Satterthwaite's degrees of
 * freedom, for which a cell counts with the trials in which anything differs (for other factors than 1: in which anything is there):
 * a thousand runs of which three differ tell no more than three do. Where few large values make the sum, the interval reaches further on their side:
 * as far as P. Hall's cubic takes it ("On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54, 1992), and on the
 * other side no less far than without.
 */
export function meanGap(probabilities: Float64Array, moments: PairedMoments, factor: number, level: number): Gap {
  const { a, b, weightA, weightB } = meansOf(probabilities, moments);
  if (!(weightA > 0 && weightB > 0)) return { value: Number.NaN, low: -Infinity, high: Infinity };
  const coefficients = Float64Array.of(
    1 / weightB - factor / weightA,
    1 / weightB,
    -b / weightB + (factor * a) / weightA,
    -b / weightB,
  );
  let variance = 0;
  let spent = 0;
  let cubes = 0;
  const widest = widestOf(moments, coefficients);
  for (let cell = 0; cell < moments.cells; cell++) {
    const n = moments.trials[cell] ?? 0;
    const probability = probabilities[cell] ?? 0;
    if (!(n > 0) || !(probability > 0)) continue;
    const spread = n > 1 ? squaresIn(moments, cell, coefficients) / (n - 1) : widest;
    const part = (square(probability) / n) * spread;
    variance += part;
    if (isUniform(moments, cell)) {
      const [p, q] = [coefficients[0] ?? 0, coefficients[1] ?? 0];
      cubes += cube(probability / n) * cubesIn(moments, cell, p, q);
    }
    const telling = factor === 1 && isUniform(moments, cell) ? moments.differing : moments.touched;
    spent += square(part) / Math.max(0.5, (telling[cell] ?? 0) - 1);
  }
  const value = b - factor * a;
  if (variance === 0) return exactly(value);
  const freedom = square(variance) / spent;
  // Beyond this Student's law says nothing that anybody could use.
  const z = freedom < 1 ? Infinity : critical(level, freedom);
  const error = Math.sqrt(variance);
  const skewness = cubes / (variance * error);
  return { value, low: value - stretched(z, -skewness) * error, high: value + stretched(z, skewness) * error, error };
}

/** How many standard errors an interval reaches towards the tail of an estimate with that skewness: the inverse of Hall's cubic. */
function stretched(z: number, skewness: number): number {
  if (!(skewness > 0) || z === Infinity) return z;
  const root = 1 - skewness * (z + skewness / 6);
  const cubic = (3 / skewness) * (1 - Math.sign(root) * pow(Math.abs(root), 1 / 3));
  return Math.max(z, cubic);
}

function widestOf(moments: PairedMoments, coefficients: ArrayLike<number>): number {
  let widest = 0;
  for (let cell = 0; cell < moments.cells; cell++) {
    const n = moments.trials[cell] ?? 0;
    if (n > 1) widest = Math.max(widest, squaresIn(moments, cell, coefficients) / (n - 1));
  }
  return widest;
}

/** Cells without trials, of a study cut short, are left out. */
function weighted(probabilities: Float64Array, moments: PairedMoments, coefficients: ArrayLike<number>): number {
  let sum = 0;
  for (let cell = 0; cell < moments.cells; cell++) {
    if ((moments.trials[cell] ?? 0) > 0) sum += (probabilities[cell] ?? 0) * meanIn(moments, cell, coefficients);
  }
  return sum;
}

const cube = (x: number): number => x * x * x;
