/** How far the mean of B lies above so many times that of A. */
import { square } from '../math/square.ts';
import { critical } from '../statistics/critical.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { isUniform, meanIn, type PairedMoments, squaresIn } from './paired-moments.ts';

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
 * a thousand runs of which three differ tell no more than three do.
 */
export function meanGap(probabilities: Float64Array, moments: PairedMoments, factor: number, level: number): Figure {
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
  const widest = widestOf(moments, coefficients);
  for (let cell = 0; cell < moments.cells; cell++) {
    const n = moments.trials[cell] ?? 0;
    const probability = probabilities[cell] ?? 0;
    if (!(n > 0) || !(probability > 0)) continue;
    const spread = n > 1 ? squaresIn(moments, cell, coefficients) / (n - 1) : widest;
    const part = (square(probability) / n) * spread;
    variance += part;
    const telling = factor === 1 && isUniform(moments, cell) ? moments.differing : moments.touched;
    spent += square(part) / Math.max(0.5, (telling[cell] ?? 0) - 1);
  }
  const value = b - factor * a;
  if (variance === 0) return exactly(value);
  const freedom = square(variance) / spent;
  // Beyond this Student's law says nothing that anybody could use.
  const half = freedom < 1 ? Infinity : critical(level, freedom) * Math.sqrt(variance);
  return { value, low: value - half, high: value + half };
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
