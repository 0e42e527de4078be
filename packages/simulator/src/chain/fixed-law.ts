/**
 * The whole distribution of the duration of a chain of which all times are fixed: masses on a grid of time, carried from state to state.
 * Where all times are multiples of the grid's step, as they are unless that would take too many cells, nothing is rounded.
 */
import { byteAt, intAt, numberAt } from '../kernel/elements.ts';
import type { DurationLaw } from './answer.ts';
import { mostAlong } from './most-along.ts';
import type { Solver } from './solver.ts';

/** Cells of a grid, all states together. */
const MOST_CELLS = 4_000_000;
/** What is left out of a state's law at most, at its end. */
const TRIFLE = 1e-18;

/** Of a solver that has been solved: over the runs that come to an end that counts. null: some states lead round in no time. */
export function fixedLaw(solver: Solver, counts: (terminal: number) => boolean = always): DurationLaw | null {
  const { time, program } = solver;
  let step = 0;
  for (const length of time) step = divisor(step, length);
  if (step === 0) return { values: Float64Array.of(0), chances: Float64Array.of(1), within: 0, missing: 0 };
  let spread = spreadOf(solver, step);
  while (spread !== null && spread.cells * (program.states + 1) > MOST_CELLS) {
    step *= Math.ceil((spread.cells * (program.states + 1)) / MOST_CELLS);
    spread = spreadOf(solver, step);
  }
  return spread === null ? null : carry(solver, step, spread, counts);
}

const always = (): boolean => true;

interface Spread {
  /** Per edge. */
  readonly lengths: Int32Array;
  readonly cells: number;
  /** How far the times that are taken for a run's may be from its true ones, in milliseconds. */
  readonly within: number;
}

/** null: a knot leads round in no time. */
function spreadOf({ program, time, chance }: Solver, step: number): Spread | null {
  const { knots, edgesFrom, to } = program;
  const lengths = Int32Array.from(time, (length) => Math.round(length / step));
  for (let k = 0; k + 1 < knots.length; k++) {
    const end = intAt(knots, k + 1);
    for (let state = intAt(knots, k); state < end; state++) {
      for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
        const target = intAt(to, e);
        if (target >= intAt(knots, k) && target <= state && intAt(lengths, e) === 0) return null;
      }
    }
  }
  const wrong = Float64Array.from(time, (length, e) => Math.abs(length - intAt(lengths, e) * step));
  const within = mostAlong(program, chance, wrong, TRIFLE);
  return {
    lengths,
    cells: mostAlong(program, chance, Float64Array.from(lengths), TRIFLE) + 1,
    within: within < 1e-6 * step ? 0 : within,
  };
}

/** Kept for a solver: all masses are 0 between two uses. */
const rooms = new WeakMap<Solver, Room>();

interface Room {
  readonly masses: Float64Array;
  /** Per state the first and the last cell that holds anything. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function roomFor(solver: Solver, cells: number): Room {
  const { states } = solver.program;
  const before = rooms.get(solver);
  if (before !== undefined && before.masses.length >= cells * (states + 1)) return before;
  const room = {
    masses: new Float64Array(cells * (states + 1)),
    first: new Int32Array(states),
    last: new Int32Array(states),
  };
  rooms.set(solver, room);
  return room;
}

function carry(
  solver: Solver,
  step: number,
  { lengths, cells, within }: Spread,
  counts: (terminal: number) => boolean,
): DurationLaw {
  const { program, chance, weights } = solver;
  const { knots, loops, edgesFrom, to, starts, states } = program;
  const { masses, first, last } = roomFor(solver, cells);
  const whole = cells * states;
  let longest = -1;
  first.fill(cells);
  last.fill(-1);
  for (let h = 0; h < weights.length; h++) {
    const state = intAt(starts, h);
    masses[state * cells] = numberAt(weights, h);
    first[state] = 0;
    last[state] = 0;
  }
  for (let k = 0; k < loops.length; k++) {
    const from = intAt(knots, k);
    const end = intAt(knots, k + 1);
    if (end - from > 1) goRound(from, end);
    else if (byteAt(loops, k) === 1) goRound(from, end);
    for (let state = from; state < end; state++) {
      const base = state * cells;
      const low = intAt(first, state);
      let high = intAt(last, state);
      while (high > low && numberAt(masses, base + high) < TRIFLE) masses[base + high--] = 0;
      const edges = intAt(edgesFrom, state + 1);
      for (let e = intAt(edgesFrom, state); e < edges; e++) {
        const target = intAt(to, e);
        const p = numberAt(chance, e);
        if ((target >= from && target < end) || p === 0 || high < low) continue;
        const shift = intAt(lengths, e);
        if (target < states) {
          if (low + shift < intAt(first, target)) first[target] = low + shift;
          if (high + shift > intAt(last, target)) last[target] = high + shift;
        } else if (counts(target - states)) {
          if (high + shift > longest) longest = high + shift;
        } else continue;
        const at = (target < states ? target * cells : whole) + shift;
        for (let cell = low; cell <= high; cell++) {
          const mass = numberAt(masses, base + cell);
          if (mass !== 0) masses[at + cell] = numberAt(masses, at + cell) + p * mass;
        }
      }
      if (low <= high) masses.fill(0, base + low, base + high + 1);
    }
  }
  const law = lawOn(masses.subarray(whole, whole + longest + 1), step, within);
  masses.fill(0, whole, whole + longest + 1);
  return law;

  /** A knot: cell by cell, through its states in order. */
  function goRound(from: number, end: number): void {
    let low = cells;
    let high = -1;
    for (let state = from; state < end; state++) {
      low = Math.min(low, intAt(first, state));
      high = Math.max(high, intAt(last, state));
    }
    for (let cell = low; cell <= high; cell++) {
      for (let state = from; state < end; state++) {
        const mass = numberAt(masses, state * cells + cell);
        if (mass < TRIFLE) continue;
        for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
          const target = intAt(to, e);
          if (target < from || target >= end) continue;
          const there = cell + intAt(lengths, e);
          if (there >= cells) continue;
          const at = target * cells + there;
          masses[at] = numberAt(masses, at) + numberAt(chance, e) * mass;
          if (there > high) high = there;
        }
      }
    }
    for (let state = from; state < end; state++) {
      first[state] = low;
      last[state] = high;
    }
  }
}

/** The cells that hold anything. */
function lawOn(masses: Float64Array, step: number, within: number): DurationLaw {
  let count = 0;
  let sum = 0;
  for (const mass of masses) {
    if (mass > 0) count++;
    sum += mass;
  }
  const values = new Float64Array(count);
  const chances = new Float64Array(count);
  let i = 0;
  for (let cell = 0; cell < masses.length; cell++) {
    const mass = numberAt(masses, cell);
    if (mass <= 0) continue;
    values[i] = cell * step;
    chances[i++] = mass;
  }
  // All of it is told: what is left out of a state's law is a trifle.
  for (let j = 0; j < count; j++) chances[j] = numberAt(chances, j) / sum;
  return { values, chances, within, missing: 0 };
}

function divisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(Math.round(b))];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
