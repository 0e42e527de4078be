/** Where the solution of a program stands: made once, for as many solutions as may be. */
import type { Program } from './program.ts';

export interface Solver {
  readonly program: Program;
  /** By factor, and by edge: its chance, and the mean and the variance of its time. */
  readonly factors: Float64Array;
  readonly chance: Float64Array;
  readonly time: Float64Array;
  readonly square: Float64Array;
  /** By state, and behind the states by terminal. */
  readonly mass: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Of each hypothesis' bugs (see `Program.bugOf`) the mean exposure times the hypothesis' chance. */
  readonly exposures: Float64Array;
  /** Per hypothesis. */
  readonly weights: Float64Array;
  /** Mean numbers of false alarms and of retries. */
  falseAlarms: number;
  retries: number;
  /** Mean and variance of the duration. */
  mean: number;
  variance: number;
}

/** Kept for as many solutions as may be: nothing is allocated by `solve`. */
export function openSolver(program: Program): Solver {
  const { states, terminals, hypotheses } = program;
  const edges = program.to.length;
  const places = states + terminals.length;
  return {
    program,
    factors: new Float64Array(program.factors.length),
    chance: new Float64Array(edges),
    time: new Float64Array(edges),
    square: new Float64Array(edges),
    mass: new Float64Array(places),
    first: new Float64Array(places),
    second: new Float64Array(places),
    exposures: new Float64Array(program.bugOf.length),
    weights: new Float64Array(hypotheses.length),
    falseAlarms: 0,
    retries: 0,
    mean: 0,
    variance: 0,
  };
}
