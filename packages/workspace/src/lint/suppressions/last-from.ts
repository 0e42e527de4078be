/** The last of these that begins at or before the offset; they stand in the order in which they begin. */
export function lastFrom<T>(sorted: readonly T[], offset: number, startOf: (each: T) => number): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = sorted[middle];
    if (each !== undefined && startOf(each) <= offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
