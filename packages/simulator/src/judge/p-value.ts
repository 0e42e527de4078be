/** How surprising a rank sum would be if both samples were of one law. */
import { normalCdf, normalSurvival } from '../math/normal.ts';
import { rankSums } from './rank-sum.ts';
import { usable } from './samples.ts';
import { deviation } from './standardised.ts';

/** What is held against "no difference": that x is shifted, up, or down. */
export type Alternative = 'different' | 'greater' | 'less';

export interface RankSumTest {
  /** The Mann–Whitney U of x: R's W. */
  readonly statistic: number;
  /** NaN where there is no saying: an empty side, or all values equal. */
  readonly p: number;
}

/**
 * The Wilcoxon rank sum test by the normal approximation, ties corrected for, as R's
 * `wilcox.test(x, y, exact = FALSE, correct = continuity)`.
 */
export function rankSumTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  alternative: Alternative = 'different',
  continuity = true,
): RankSumTest {
  const { statistic, ties, n, m } = ranked(x, y);
  if (n === 0 || m === 0) return { statistic, p: NaN };
  const d = statistic - (n * m) / 2;
  const sigma = deviation(n, m, ties);
  const correction = continuity ? 0.5 : 0;
  switch (alternative) {
    case 'greater':
      return { statistic, p: normalSurvival((d - correction) / sigma) };
    case 'less':
      return { statistic, p: normalCdf((d + correction) / sigma) };
    case 'different': {
      const z = (d - correction * Math.sign(d)) / sigma;
      return { statistic, p: 2 * normalSurvival(Math.abs(z)) };
    }
  }
}

/**
 * The same by the exact law of U, for samples without ties, as R's `wilcox.test(x, y, exact = TRUE)`. NaN with ties. Takes
 * (nm)² steps: meant for samples of fewer than 50.
 */
export function exactRankSumTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  alternative: Alternative = 'different',
): RankSumTest {
  const { statistic, ties, n, m } = ranked(x, y);
  if (n === 0 || m === 0 || ties > 0) return { statistic, p: NaN };
  const chances = rankSumLaw(n, m);
  const upTo = (u: number) => chances.slice(0, u + 1).reduce((sum, chance) => sum + chance, 0);
  const below = upTo(statistic);
  const above = upTo(n * m - statistic); // the law is symmetric
  switch (alternative) {
    case 'greater':
      return { statistic, p: above };
    case 'less':
      return { statistic, p: below };
    case 'different':
      return { statistic, p: Math.min(1, 2 * Math.min(below, above)) };
  }
}

/**
 * The chance of each U from 0 to nm, if n and m values are of one continuous law: of n + m values the greatest is one of
 * the n with chance n/(n + m), and is then above all m (H. B. Mann, D. R. Whitney, "On a test of whether one of two random
 * variables is stochastically larger than the other", 1947, equation 1).
 */
export function rankSumLaw(n: number, m: number): Float64Array {
  let rows: Float64Array[] = Array.from({ length: m + 1 }, () => Float64Array.of(1)); // of no value of x
  for (let i = 1; i <= n; i++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= m; j++) {
      const law = new Float64Array(i * j + 1);
      const mine = rows[j] ?? law;
      const theirs = next[j - 1] ?? law;
      mine.forEach((chance, u) => {
        law[u + j] = (law[u + j] as number) + (chance * i) / (i + j); // u is at most (i − 1) j
      });
      theirs.forEach((chance, u) => {
        law[u] = (law[u] as number) + (chance * j) / (i + j); // u is at most i (j − 1)
      });
      next.push(law);
    }
    rows = next;
  }
  return rows[m] ?? Float64Array.of(1);
}

function ranked(x: ArrayLike<number>, y: ArrayLike<number>) {
  const xs = usable(x);
  const ys = usable(y);
  const ranks = { above: 0, ties: 0 };
  rankSums(xs, ys, 0, ranks);
  return { statistic: ranks.above, ties: ranks.ties, n: xs.length, m: ys.length };
}
