import { type RankSums, rankSums } from './rank-sum.ts';

/** Two sorted samples, neither empty, and room for the ranks. */
export interface Pair {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ranks: RankSums;
}

export function pairOf(x: Float64Array, y: Float64Array): Pair {
  return { x, y, ranks: { above: 0, ties: 0 } };
}

/**
 * How many deviations the rank sum of x − shift stands above the one expected if the shift were true: with
 * d = U − nm/2, (d − ½ sign d) / σ with σ² = nm/12 · (n + m + 1 − Σ(t³ − t)/((n + m)(n + m − 1))), the continuity and the
 * ties corrected for (R's wilcox.test; E. L. Lehmann, "Nonparametrics", 1975, §1.4). It falls, by and large, as the shift grows.
 * NaN where all values are equal.
 */
export function standardised({ x, y, ranks }: Pair, shift: number): number {
  rankSums(x, y, shift, ranks);
  const n = x.length;
  const m = y.length;
  const d = ranks.above - (n * m) / 2;
  return (d - 0.5 * Math.sign(d)) / deviation(n, m, ranks.ties);
}

/** The deviation of U if both samples are of one law, given its ties; NaN where it is 0. */
export function deviation(n: number, m: number, ties: number): number {
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance > 0 ? Math.sqrt(variance) : NaN;
}
