/**
 * The whole distribution of the duration of a chain of which some times are random: on a grid, on which sums are products of transforms. The
 * chain is solved once a frequency, with each edge's chance times the transform of its time; what comes out is turned back.
 */
import { intAt, numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import type { DurationLaw } from './answer.ts';
import { solveAt } from './at-frequency.ts';
import { transform } from './fourier.ts';
import { fixedIn, type Grid, gridOf } from './grid.ts';
import { mostAlong } from './most-along.ts';
import { momentsOn } from './part-moments.ts';
import { openSolver, type Solver, solve } from './solver.ts';

/** Chance of all that a grid's end may cut off, and of runs that go round so often that their rounding is not counted. */
const TRIFLE = 1e-9;
const FEWEST_CELLS = 16_384;
const MOST_CELLS = 262_144;
/** The first grid reaches so many deviations beyond the mean. */
const REACH = 12;

/** Of a solver that has been solved for these numbers: over the runs that come to an end that counts. */
export function randomLaw(solver: Solver, numbers: Float64Array, counts: (terminal: number) => boolean): DurationLaw {
  const span = solver.mean + REACH * Math.sqrt(solver.variance);
  const step = stepFor(solver, numbers, span / FEWEST_CELLS);
  for (let cells = FEWEST_CELLS; ; cells *= 2) {
    const grid = gridOf(solver, numbers, step, cells);
    const all = chancesOn(solver, grid, always);
    const missing = cutOff(solver, numbers, grid, all) + TRIFLE;
    if (missing > 2 * TRIFLE && cells < MOST_CELLS) continue;
    const own = counts === always ? all : chancesOn(solver, grid, counts);
    return lawOn(own, step, { within: withinOf(solver, grid), missing });
  }
}

export const always = (): boolean => true;

/** At most `most`, such that what is fixed in arcs' times takes whole steps, where it can. */
function stepFor({ program }: Solver, numbers: Float64Array, most: number): number {
  let whole = 0;
  for (const arc of program.chain.shape.arcs) {
    const fixed = Math.round(fixedIn(arc, numbers));
    let [x, y] = [whole, fixed];
    while (y > 0) [x, y] = [y, x % y];
    whole = x;
  }
  return whole < most ? most : whole / Math.ceil(whole / most);
}

/** Chances of the cells: what ends beyond the grid comes in again at its beginning. */
function chancesOn(solver: Solver, grid: Grid, counts: (terminal: number) => boolean): Float64Array {
  const { cells } = grid;
  const real = new Float64Array(cells);
  const imaginary = new Float64Array(cells);
  solveAt(solver, grid, counts, real, imaginary);
  transform(real, imaginary, 1);
  return real.map((value) => Math.max(0, value / cells));
}

/**
 * How much of it ends beyond the grid: what does loses the grid's length at least once, so that the mean tells (Markov's inequality, read backwards).
 */
function cutOff(
  { program }: Solver,
  numbers: Float64Array,
  { step, cells, arcs }: Grid,
  chances: Float64Array,
): number {
  const onCells = Float64Array.from(numbers);
  for (const [at, { mean }] of arcs) onCells[at] = mean * step;
  const solver = openSolver(program);
  solve(solver, onCells);
  const lost = solver.mean - momentsOn(chances, step).time;
  return Math.max(0, lost / (cells * step));
}

function withinOf({ program, chance }: Solver, { arcs }: Grid): number {
  const offs = Float64Array.from(program.to, (_, e) => {
    const other = intAt(program.otherArc, e);
    return known(arcs.get(intAt(program.arc, e))).off + (other < 0 ? 0 : known(arcs.get(other)).off);
  });
  return mostAlong(program, chance, offs, TRIFLE);
}

/** Cells with less hold nothing but rounding. */
const ROUNDING = 1e-16;

function lawOn(chances: Float64Array, step: number, bounds: Pick<DurationLaw, 'within' | 'missing'>): DurationLaw {
  const held = Array.from(chances.keys()).filter((cell) => numberAt(chances, cell) > ROUNDING);
  const sum = held.reduce((all, cell) => all + numberAt(chances, cell), 0);
  return {
    values: Float64Array.from(held, (cell) => cell * step),
    chances: Float64Array.from(held, (cell) => numberAt(chances, cell) / sum),
    ...bounds,
  };
}
