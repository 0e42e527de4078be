/** Which servers a bug takes down once it has shown. */
import { floorOfShare, type Share } from '@rollout/language';

/**
 * How many of the `onNew` servers on the new version a cell's bug takes down: every 1/P-th of the fleet's servers, counted from
 * the cell's `first`: ⌊(first + onNew)·P⌋ − ⌊first·P⌋.
 */
export function takenDown(share: Share, first: number, onNew: number): number {
  return floor(share, first + onNew) - floor(share, first);
}

function floor(share: Share, count: number): number {
  const product = share.digits * count;
  // Exact: the quotient of two whole numbers below 2^53 never rounds up to the next whole number.
  if (product <= Number.MAX_SAFE_INTEGER && share.scale <= 15) return Math.floor(product / 10 ** share.scale);
  return floorOfShare(share, count);
}
