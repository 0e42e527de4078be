/** Runs of servers. The servers of a fleet are numbered from 0 in the order in which they are declared. */

/** Servers `from` up to, but not including, `to`. */
export interface ServerRange {
  readonly from: number;
  readonly to: number;
}

/** Sorted ascending, without overlaps, touching ranges joined. */
export function mergeRanges(ranges: readonly ServerRange[]): ServerRange[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: { from: number; to: number }[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ from: range.from, to: range.to });
  }
  return merged;
}

/** Whether two merged lists of ranges share a server. */
export function rangesOverlap(a: readonly ServerRange[], b: readonly ServerRange[]): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return false;
    if (left.from < right.to && right.from < left.to) return true;
    if (left.to <= right.to) i++;
    else j++;
  }
}

/** How many servers a merged list of ranges holds. */
export function serversIn(ranges: readonly ServerRange[]): number {
  return ranges.reduce((sum, range) => sum + (range.to - range.from), 0);
}
