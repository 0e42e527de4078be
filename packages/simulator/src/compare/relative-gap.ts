import type { Figure } from '../statistics/index.ts';
import type { Gaps } from './gap.ts';

/** Beyond this the change in shares of A's figure says nothing. */
const MOST = 1e6;

/**
 * The change in shares of A's figure. Its interval holds the factors at which B could be exactly so many times A (E. C. Fieller, "Some problems in
 * interval estimation", 1954): the difference B − factor · A falls as the factor grows, so each end is found by halving. An end that A's
 * own uncertainty leaves open is infinite, or −1 downwards, for no figure is below 0.
 */
export function relativeGap({ a, b, gap }: Gaps): Figure {
  const highest = factorAt((factor) => gap(factor).high);
  const lowest = factorAt((factor) => gap(factor).low);
  const value = b / a - 1;
  return { value, low: Math.min(value, lowest - 1), high: Math.max(value, highest - 1) };
}

/** Where that end of the difference passes 0. */
function factorAt(end: (factor: number) => number): number {
  if (end(1) === 0) return 1;
  if (end(0) <= 0) return 0;
  if (end(MOST) > 0) return Infinity;
  let [low, high] = [0, 1];
  while (high < MOST && end(high) > 0) [low, high] = [high, 2 * high];
  for (let i = 0; i < 60 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (end(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
