/** Where a plan stands before a front: by how much it could be better. */

/** For each objective the point of the front that is best in it among those no worse than the plan in all others; null: there is none that is better. */
export type Standing = readonly (number | null)[];

/** `own`: the plan's costs; `costs`: a list for each objective, with an entry for each point of the front. */
export function standingOf(own: readonly number[], costs: readonly (readonly number[])[]): Standing {
  return own.map((mine, objective) => {
    let best: number | null = null;
    let least = mine - Math.abs(mine) * ALIKE;
    const points = costs[objective] ?? [];
    points.forEach((cost, point) => {
      const noWorse = own.every(
        (limit, other) => other === objective || (costs[other]?.[point] ?? Infinity) <= limit + Math.abs(limit) * ALIKE,
      );
      if (noWorse && cost < least) {
        least = cost;
        best = point;
      }
    });
    return best;
  });
}

/** Figures that differ by less are alike. */
const ALIKE = 1e-11;
