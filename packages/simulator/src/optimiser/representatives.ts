/** A few points that stand for a front. */
import { known } from '../known.ts';

/**
 * At most `most` of the points, those of `always` among them: one after the other the point that is farthest from those taken, each objective
 * measured from its least to its most (T. F. Gonzalez, "Clustering to minimize the maximum intercluster distance", 1985). Ascending. `costs` has a list
 * for each objective, with an entry for each point.
 */
export function representatives(
  costs: readonly (readonly number[])[],
  always: readonly number[],
  most: number,
): readonly number[] {
  const count = costs[0]?.length ?? 0;
  if (count <= most) return Array.from({ length: count }, (_, point) => point);
  const scaled = costs.map((list) => {
    const finite = list.filter(Number.isFinite);
    const least = finite.reduce((a, b) => Math.min(a, b), Infinity);
    const greatest = finite.reduce((a, b) => Math.max(a, b), -Infinity);
    return list.map((cost) => (greatest > least ? (cost - least) / (greatest - least) : 0));
  });
  const between = (a: number, b: number): number =>
    scaled.reduce((sum, list) => sum + Math.abs(known(list[a]) - known(list[b])), 0);
  const taken = new Set([0, count - 1, ...always]);
  const nearest = Array.from({ length: count }, (_, point) =>
    [...taken].reduce((least, each) => Math.min(least, between(point, each)), Infinity),
  );
  while (taken.size < most) {
    let farthest = 0;
    for (let point = 1; point < count; point++) {
      if (known(nearest[point]) > known(nearest[farthest])) farthest = point;
    }
    if (known(nearest[farthest]) === 0) break;
    taken.add(farthest);
    for (let point = 0; point < count; point++) {
      nearest[point] = Math.min(known(nearest[point]), between(point, farthest));
    }
  }
  return [...taken].sort((a, b) => a - b);
}
