/** Whether an interval lies beyond its bound, found with a few looks at the rank sum instead of three roots. */
import { first, last } from '../samples.ts';
import { SHIFT_TOLERANCE } from '../shift.ts';
import { deviation, type Pair, standardised } from '../standardised.ts';

/** 1: upwards, as for High; −1: downwards, as for Low. */
export type Side = 1 | -1;

/** `unclear`: only the roots themselves can tell. */
export type Beyond = 'yes' | 'no' | 'unclear';

/** How often the estimate is looked for before it is left to the roots. */
const LOOKS = 3;

/**
 * Whether the lower end L of the interval, the root at z, is above `part` · |E|, E the root at 0; with side −1 the same of
 * both samples' negatives. The rank sum w falls as the shift grows if no two values are equal, so that w(s) > z says L ≥ s and
 * w(s) < z says L ≤ s, within the tolerance in which a root is found; likewise for E. Each answer rests on such
 * signs, tolerance included, and so is that of the roots. Nearly always w(0) < z, and one look is enough.
 */
export function liesBeyond(pair: Pair, side: Side, z: number, part: number): Beyond {
  const { x, y } = pair;
  if (!reaches(x.length, y.length, z)) return 'unclear';
  const w = (shift: number) => side * standardised(pair, side * shift);
  const off = 1.001 * SHIFT_TOLERANCE + 1e-15 * Math.max(Math.abs(first(x) - last(y)), Math.abs(last(x) - first(y)));

  const atZero = w(-off);
  if (atZero < z) return 'no';
  let estimate = side * shiftOfQuartiles(x, y);
  for (let look = 0; look < LOOKS; look++) {
    if (!(estimate > 0)) return 'unclear';
    // As if w were a straight line from 0 to the estimate: L is where it has fallen to z. What is tried lies half way
    // between that and the bound, so that both have room.
    const lower = estimate * (1 - z / atZero);
    const bound = part * estimate;
    const tried = 0.5 * (lower + bound);
    if (lower > bound) {
      if (w(tried + off) > z && w(tried / part - off) < 0) return 'yes';
    } else if (w(tried - off) < z && w(tried / part + off) > 0) return 'no';
    const there = w(estimate);
    if (!(there < atZero)) return 'unclear';
    estimate *= atZero / (atZero - there);
  }
  return 'unclear';
}

/** Whether samples of these sizes can reach z: with fewer the interval is all that the data span. */
export function reaches(n: number, m: number, z: number): boolean {
  return (n * m) / 2 - 1 > z * deviation(n, m, 0);
}

/** A first guess: by how much the quartiles and the medians differ. */
function shiftOfQuartiles(x: Float64Array, y: Float64Array): number {
  const at = (share: number) => rank(x, share) - rank(y, share);
  return 0.25 * (at(0.25) + 2 * at(0.5) + at(0.75));
}

function rank(sorted: Float64Array, share: number): number {
  return sorted[Math.floor(share * sorted.length)] as number; // the share is below 1
}
