import type { Work } from '../../../rows/row.ts';

/** What share of a folded row's servers is on the new version, from each time on: servers count when their batch ends, those that go back as it begins to. */
export function progressOf(work: readonly Work[]): { readonly at: number; readonly value: number }[] {
  const total = work.reduce((sum, { servers }) => sum + Math.max(0, servers), 0);
  if (total === 0) return [];
  const changes = work
    .map(({ start, end, servers }) => ({ at: servers > 0 ? end : start, servers }))
    .sort((a, b) => a.at - b.at);
  const first = work.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const points = [{ at: first, value: 0 }];
  let done = 0;
  for (const { at, servers } of changes) {
    done += servers;
    const value = Math.max(0, done / total);
    const last = points.at(-1);
    if (last?.at === at) points[points.length - 1] = { at, value };
    else points.push({ at, value });
  }
  return points;
}
