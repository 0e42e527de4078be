/** Which fills anybody sees: what is drawn may be hidden, by what is painted after it or by the signs that stand on it. */
import { FILLS, type Fill } from '../../../rows/row.ts';
import { isWide, SIGN } from '../signs.tsx';
import type { DrawnLine } from './draw-line.tsx';

type Line = Pick<DrawnLine, 'bars' | 'crosses' | 'signs'>;

/** Less of a bar than this is not seen, in pixels. */
const LEAST = 1;

/** Those of which some bar is not hidden as good as whole. */
export function seenFills(lines: readonly Line[]): ReadonlySet<Fill> {
  const seen = new Set<Fill>();
  for (const line of lines) {
    for (const bar of line.bars) if (!seen.has(bar.fill) && isSeen(bar, line)) seen.add(bar.fill);
  }
  return seen;
}

function isSeen({ fill, x, width, height }: Line['bars'][number], { bars, signs }: Line): boolean {
  const painted = FILLS.indexOf(fill);
  const over = bars.filter((other) => FILLS.indexOf(other.fill) > painted && other.height >= height);
  const hiding = [
    ...over.map((other) => [other.x, other.x + other.width] as const),
    // Crosses are thin, and what is pointed leaves corners.
    ...signs.filter(({ sign }) => isWide(sign)).map((sign) => [sign.x - SIGN, sign.x + SIGN] as const),
  ].sort(([a], [b]) => a - b);
  const end = x + width;
  let left = 0;
  let from = x;
  for (const [start, until] of hiding) {
    left += Math.max(0, Math.min(start, end) - from);
    from = Math.max(from, until);
  }
  return left + Math.max(0, end - from) >= LEAST;
}
