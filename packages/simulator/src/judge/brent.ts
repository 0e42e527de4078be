const EPSILON = 2.220446049250313e-16;
const MOST_STEPS = 1000;

/**
 * A zero of f between a and b, where f has the values fa and fb of opposite signs: R's `zeroin`, step by step, after
 * R. P. Brent, "Algorithms for minimization without derivatives", 1973, chapter 4. The result is within `tolerance` of a
 * change of sign (and 4ε of its size). Where f is a step function, as a rank statistic is, which of the points
 * within the tolerance it gives depends on its steps; so they are part of what it computes.
 */
export function brentRoot(
  f: (x: number) => number,
  a: number,
  b: number,
  fa: number,
  fb: number,
  tolerance: number,
): number {
  let before = a;
  let best = b;
  let across = a; // on the other side of the zero
  let fBefore = fa;
  let fBest = fb;
  let fAcross = fa;
  if (fBefore === 0) return before;
  if (fBest === 0) return best;

  for (let steps = 0; steps <= MOST_STEPS; steps++) {
    const lastStep = best - before;
    if (Math.abs(fAcross) < Math.abs(fBest)) {
      before = best;
      best = across;
      across = before;
      fBefore = fBest;
      fBest = fAcross;
      fAcross = fBefore;
    }
    const enough = 2 * EPSILON * Math.abs(best) + tolerance / 2;
    let step = (across - best) / 2;
    if (Math.abs(step) <= enough || fBest === 0) return best;

    if (Math.abs(lastStep) >= enough && Math.abs(fBefore) > Math.abs(fBest)) {
      const width = across - best;
      let p: number;
      let q: number;
      if (before === across) {
        const t = fBest / fBefore;
        p = width * t;
        q = 1 - t;
      } else {
        const r = fBefore / fAcross;
        const s = fBest / fAcross;
        const t = fBest / fBefore;
        p = t * (width * r * (r - s) - (best - before) * (s - 1));
        q = (r - 1) * (s - 1) * (t - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (p < 0.75 * width * q - Math.abs(enough * q) / 2 && p < Math.abs((lastStep * q) / 2)) step = p / q;
    }
    if (Math.abs(step) < enough) step = step > 0 ? enough : -enough;

    before = best;
    fBefore = fBest;
    best += step;
    fBest = f(best);
    if ((fBest > 0 && fAcross > 0) || (fBest < 0 && fAcross < 0)) {
      across = before;
      fAcross = fBefore;
    }
  }
  return best;
}
