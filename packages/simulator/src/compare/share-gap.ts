/** How far the chance of something in B lies above so many times that in A. */
import { square } from '../math/square.ts';
import { type Strata, shareAmong, shareOf } from '../statistics/index.ts';
import { type Gap, meanGap, meansOf } from './mean-gap.ts';
import type { PairedMoments } from './paired-moments.ts';

/**
 * B − factor · A = gained − factor · lost + (1 − factor) · both, by the runs in which it happens in B alone, in A alone, in both. Each of the three
 * shares has its interval (`shareOf`), and they are put together as differences from the estimate, with their correlations
 * (G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 27, 2008). So what has never been seen
 * keeps a width of its own, and where few runs differ it is their number that tells, as in a sign test.
 *
 * `known` holds 0 for cells in which it cannot happen. Chances among some runs that are not the same in A and B are compared as means.
 */
export function shareGap(
  probabilities: Float64Array,
  moments: PairedMoments,
  known: readonly (number | null)[],
  factor: number,
  level: number,
): Gap {
  if (moments.oneSided) return meanGap(probabilities, moments, factor, level);
  const strata: Strata = { probabilities, trials: moments.trials };
  const isOfAll = moments.among.every((count, cell) => count === moments.trials[cell]);
  const parts = partsOf(moments, factor).filter(({ coefficient }) => coefficient !== 0);
  const shares = parts.map(({ counts }) =>
    isOfAll ? shareOf(strata, counts, level, known) : shareAmong(strata, counts, moments.among, level),
  );
  const { a, b } = meansOf(probabilities, moments);
  const value = b - factor * a;
  const reach = (isBelow: boolean): number => {
    let sum = 0;
    const offs = shares.map((share, i) => {
      const coefficient = parts[i]?.coefficient ?? 0;
      const off = coefficient > 0 === isBelow ? share.value - share.low : share.high - share.value;
      return Math.abs(coefficient) * off;
    });
    for (const [i, own] of parts.entries()) {
      for (const [j, other] of parts.entries()) {
        const sign = Math.sign(own.coefficient) * Math.sign(other.coefficient);
        sum +=
          sign *
          correlation(strata, moments.among, own.counts, other.counts, i === j) *
          (offs[i] ?? 0) *
          (offs[j] ?? 0);
      }
    }
    return Math.sqrt(Math.max(0, sum));
  };
  return { value, low: Math.max(-factor, value - reach(true)), high: Math.min(1, value + reach(false)) };
}

interface Part {
  readonly coefficient: number;
  readonly counts: Float64Array;
}

/** B's own chance needs no pairs. */
function partsOf({ both, gained, lost }: PairedMoments, factor: number): Part[] {
  if (factor === 0) return [{ coefficient: 1, counts: both.map((count, cell) => count + (gained[cell] ?? 0)) }];
  return [
    { coefficient: 1, counts: gained },
    { coefficient: -factor, counts: lost },
    { coefficient: 1 - factor, counts: both },
  ];
}

/** Of the estimated shares of two things that never happen together. */
function correlation(
  { probabilities, trials }: Strata,
  among: Float64Array,
  own: Float64Array,
  other: Float64Array,
  isSame: boolean,
): number {
  if (isSame) return 1;
  let [covariance, ofOwn, ofOther] = [0, 0, 0];
  probabilities.forEach((probability, cell) => {
    const [n, k] = [trials[cell] ?? 0, among[cell] ?? 0];
    if (!(n > 0) || !(k > 0)) return;
    const [p, q] = [(own[cell] ?? 0) / k, (other[cell] ?? 0) / k];
    const weight = square((probability * k) / n) / k;
    covariance -= weight * p * q;
    ofOwn += weight * p * (1 - p);
    ofOther += weight * q * (1 - q);
  });
  return ofOwn > 0 && ofOther > 0 ? Math.max(-1, covariance / Math.sqrt(ofOwn * ofOther)) : 0;
}
