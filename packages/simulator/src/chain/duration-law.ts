import type { DurationLaw } from './answer.ts';
import { isFixed } from './chain.ts';
import { fixedLaw } from './fixed-law.ts';
import type { Solver } from './solver.ts';

/**
 * The whole distribution of the duration, of a solver that has been solved: over the runs that come to an end that counts (by its place among the program's
 * terminals). null: it cannot be told.
 */
export function durationLaw(solver: Solver, counts: (terminal: number) => boolean = () => true): DurationLaw | null {
  return isFixed(solver.program.chain) ? fixedLaw(solver, counts) : null;
}
