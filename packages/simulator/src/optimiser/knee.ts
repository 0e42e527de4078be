/** Where a front bends. */
import { known } from '../known.ts';

/**
 * The knee of a front: with each objective measured from 0 (its least on the front) to 1 (its most), the point whose sum is least. With two
 * objectives it is the one farthest below the straight line between the ends of the front (I. Das, "On characterizing the knee of the Pareto
 * curve", 1999). null: none is below that line, or the front has fewer than three points. `costs` has a list for each objective, with an entry for each point.
 */
export function kneeOf(costs: readonly (readonly number[])[]): number | null {
  const points = costs[0]?.length ?? 0;
  if (points < 3) return null;
  const parts = costs.map((list) => {
    const least = Math.min(...list);
    const most = Math.max(...list);
    return list.map((cost) => (most > least ? (cost - least) / (most - least) : 0));
  });
  let best: number | null = null;
  // With two objectives the ends have the sum 1; with more, no point that is an end of one has less.
  let least = 1 - 1e-9;
  for (let point = 0; point < points; point++) {
    const sum = parts.reduce((total, part) => total + known(part[point]), 0);
    if (sum < least) {
      least = sum;
      best = point;
    }
  }
  return best;
}
