/** The rank sum of one sample among both, as the Mann–Whitney statistic, at any shift of the first sample. */

/** What the ranks say; written by `rankSums`. Made once and used for many shifts. */
export interface RankSums {
  /** Pairs (x, y) with x − shift above y, those that are equal counted half: the Mann–Whitney U of x. */
  above: number;
  /** Σ t³ − t over the groups of t equal values among all. */
  ties: number;
}

/**
 * Ranks the values of x, less `shift`, among those of y. Both are sorted, so that this is one walk over both: n + m
 * steps, for samples of a million each too. Counts are whole or halves, and exact below 2^53 pairs.
 */
export function rankSums(x: Float64Array, y: Float64Array, shift: number, out: RankSums): void {
  const n = x.length;
  const m = y.length;
  let above = 0;
  let ties = 0;
  let below = 0; // values of y below the value of x
  let alike = 0; // values of y equal to the last one, up to `below`
  let previous = NaN;
  for (let i = 0; i < n; ) {
    const value = (x[i] as number) - shift; // i is below n
    while (below < m) {
      const other = y[below] as number; // below m
      if (other >= value) break;
      if (other === previous) alike++;
      else {
        if (alike > 1) ties += cubeLess(alike);
        alike = 1;
        previous = other;
      }
      below++;
    }
    let mine = 1;
    while (i + mine < n && (x[i + mine] as number) - shift === value) mine++; // below n
    let theirs = 0;
    while (below + theirs < m && y[below + theirs] === value) theirs++;
    above += mine * (below + 0.5 * theirs);
    if (mine + theirs > 1) ties += cubeLess(mine + theirs);
    i += mine;
    below += theirs;
  }
  if (alike > 1) ties += cubeLess(alike);
  out.above = above;
  out.ties = ties + tiesFrom(y, below);
}

/** Of the values from `from` on. */
function tiesFrom(sorted: Float64Array, from: number): number {
  let ties = 0;
  for (let i = from; i < sorted.length; ) {
    let alike = 1;
    while (i + alike < sorted.length && sorted[i + alike] === sorted[i]) alike++;
    if (alike > 1) ties += cubeLess(alike);
    i += alike;
  }
  return ties;
}

function cubeLess(t: number): number {
  return t * t * t - t;
}
