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
import { meanOn } from './part-moments.ts';
import { openSolver, type Solver, solve } from './solver.ts';

/** Chance of runs that go round so often that their rounding is not counted. */
const TRIFLE = 1e-9;
/** Chance that a grid's end may cut off: less moves no quantile that is asked for. */
const ENOUGH = 1e-7;
const FEWEST_CELLS = 16_384;
const MOST_CELLS = 65_536;
/** The first grid reaches so many deviations beyond the mean. */
const REACH = 12;
/** How many times coarser the grid is on which it is seen how far a grid has to reach. */
const COARSER = 16;

/** Of a solver that has been solved for these numbers: over the runs that come to an end that counts. */
export function randomLaw(solver: Solver, numbers: Float64Array, counts: (terminal: number) => boolean): DurationLaw {
  const span = solver.mean + REACH * Math.sqrt(solver.variance);
  const step = stepFor(solver, numbers, span / FEWEST_CELLS);
  for (let cells = cellsFor(solver, numbers, step); ; cells *= 2) {
    const grid = gridOf(solver, numbers, step, cells);
    const all = chancesOn(solver, grid, always);
    const missing = cutOff(solver, numbers, grid, all);
    if (missing > ENOUGH && cells < MOST_CELLS) continue;
    const own = counts === always ? all : chancesOn(solver, grid, counts);
    return lawOn(own, step, { within: withinOf(solver, grid), missing: missing + TRIFLE });
  }
}

function cellsFor(solver: Solver, numbers: Float64Array, step: number): number {
  for (let cells = FEWEST_CELLS; cells < MOST_CELLS; cells *= 2) {
    const grid = gridOf(solver, numbers, step * COARSER, cells / COARSER);
    if (cutOff(solver, numbers, grid, chancesOn(solver, grid, always)) <= ENOUGH) return cells;
  }
  return MOST_CELLS;
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
  for (let k = 0; k < cells; k++) real[k] = Math.max(0, numberAt(real, k) / cells);
  return real;
}

/**
 * How much of it ends beyond the grid: what does loses the grid's length at least once, so that the mean tells (Markov's inequality, read backwards);
 * or some part of it was longer than the grid by itself.
 */
function cutOff(
  { program, mass, chance }: Solver,
  numbers: Float64Array,
  { step, cells, arcs }: Grid,
  chances: Float64Array,
): number {
  const onCells = Float64Array.from(numbers);
  for (const [at, { mean }] of arcs) onCells[at] = mean * step;
  const solver = openSolver(program);
  solve(solver, onCells);
  const lost = solver.mean / step - meanOn(chances);
  let beyond = 0;
  for (let state = 0; state < program.states; state++) {
    for (let e = intAt(program.edgesFrom, state); e < intAt(program.edgesFrom, state + 1); e++) {
      const other = intAt(program.otherArc, e);
      const own = known(arcs.get(intAt(program.arc, e))).beyond + (other < 0 ? 0 : known(arcs.get(other)).beyond);
      beyond += numberAt(mass, state) * numberAt(chance, e) * own;
    }
  }
  return Math.max(0, lost / cells) + beyond;
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
  let held = 0;
  let sum = 0;
  for (const chance of chances) {
    if (chance <= ROUNDING) continue;
    held++;
    sum += chance;
  }
  const values = new Float64Array(held);
  const shares = new Float64Array(held);
  let next = 0;
  for (let cell = 0; cell < chances.length; cell++) {
    const chance = numberAt(chances, cell);
    if (chance <= ROUNDING) continue;
    values[next] = cell * step;
    shares[next] = chance / sum;
    next++;
  }
  return { values, chances: shares, ...bounds };
}
