/** How often a loop that is taken with chance `p` each time has to be followed until less than `trifle` is left in it. */
export function loopsFor(p: number, trifle: number): number {
  if (p <= 0) return 0;
  let left = p;
  let loops = 1;
  while (left > trifle && loops < MOST_LOOPS) {
    left *= p;
    loops++;
  }
  return loops;
}

const MOST_LOOPS = 100_000;
