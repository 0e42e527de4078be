import { leading } from '@rollout/language';

/** The last of these that begins at or before the offset; they stand in the order in which they begin. */
export function lastFrom<T>(sorted: readonly T[], offset: number, startOf: (each: T) => number): T | undefined {
  const begun = leading(sorted.length, (index) => {
    const each = sorted[index];
    return each !== undefined && startOf(each) <= offset;
  });
  return sorted[begun - 1];
}
