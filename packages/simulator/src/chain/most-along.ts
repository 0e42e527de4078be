/** The most that any run adds up on its way to an end, but for those that hardly ever happen. */
import { intAt, numberAt } from '../kernel/elements.ts';
import type { Program } from './program.ts';

/** How often a loop that is taken with chance `p` each time has to be followed until less than `trifle` is left in it. */
function loopsFor(p: number, trifle: number): number {
  let left = p;
  let loops = p > 0 ? 1 : 0;
  while (left > trifle && loops < MOST_LOOPS) {
    left *= p;
    loops++;
  }
  return loops;
}

const MOST_LOOPS = 100_000;

/** `amounts`: per edge, none below 0. Loops are followed until less than `trifle` is left in each. */
export function mostAlong(program: Program, chance: Float64Array, amounts: Float64Array, trifle: number): number {
  const { knots, edgesFrom, to, states } = program;
  const upTo = new Float64Array(states);
  let most = 0;
  for (let k = 0; k + 1 < knots.length; k++) {
    const from = intAt(knots, k);
    const end = intAt(knots, k + 1);
    let before = 0;
    let stays = 0;
    let round = 0;
    for (let state = from; state < end; state++) {
      before = Math.max(before, numberAt(upTo, state));
      let own = 0;
      for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
        const target = intAt(to, e);
        if (target < from || target >= end) continue;
        own += numberAt(chance, e);
        round += numberAt(amounts, e);
      }
      stays = Math.max(stays, own);
    }
    if (round > 0) before += loopsFor(stays, trifle) * round;
    for (let state = from; state < end; state++) {
      for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
        const target = intAt(to, e);
        if (target >= from && target < end) continue;
        const then = before + numberAt(amounts, e);
        if (target >= states) most = Math.max(most, then);
        else upTo[target] = Math.max(numberAt(upTo, target), then);
      }
    }
  }
  return most;
}
