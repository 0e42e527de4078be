import type { DurationLaw } from './answer.ts';
import { isEntangled, isFixed } from './chain.ts';
import { fixedLaw } from './fixed-law.ts';
import { always, randomLaw } from './random-law.ts';
import type { Solver } from './solver.ts';

/**
 * The whole distribution of the duration, of a solver that has been solved: over the runs that come to an end that counts (by its place among the program's
 * terminals). null: it cannot be told.
 */
export function durationLaw(
  solver: Solver,
  numbers: Float64Array,
  counts: (terminal: number) => boolean = always,
): DurationLaw | null {
  if (isEntangled(solver.program.chain)) return null;
  return isFixed(solver.program.chain) ? fixedLaw(solver, counts) : randomLaw(solver, numbers, counts);
}
