/**
 * Solves a program for given numbers: chances and moments, without a distribution. Forward through the states, each with its mass v, and
 * with Σ v·E[T] and Σ v·E[T²] over its visits, T being the time at which it is come to; a state that leads to itself is a geometric series,
 * a knot of several a small linear system.
 */
import { numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { exp, expm1 } from '../math/exp.ts';
import type { Factor, Program } from './program.ts';
import { COUNTS_FALSE_ALARM, COUNTS_RETRY, FOUND } from './program.ts';
import { solveKnot } from './solve-knot.ts';

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
  /** Where each hypothesis' bugs begin; and of each the mean exposure times the hypothesis' chance. */
  readonly exposuresFrom: Int32Array;
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
  let from = 0;
  const exposuresFrom = Int32Array.from([0, ...hypotheses.map(({ bugs }) => (from += bugs.length))]);
  return {
    program,
    factors: new Float64Array(program.factors.length),
    chance: new Float64Array(edges),
    time: new Float64Array(edges),
    square: new Float64Array(edges),
    mass: new Float64Array(places),
    first: new Float64Array(places),
    second: new Float64Array(places),
    exposuresFrom,
    exposures: new Float64Array(from),
    weights: new Float64Array(hypotheses.length),
    falseAlarms: 0,
    retries: 0,
    mean: 0,
    variance: 0,
  };
}

/** Fills the solver for these numbers (of a chain of the program's shape). */
export function solve(solver: Solver, numbers: Float64Array): void {
  prepare(solver, numbers);
  walk(solver);
  addExposures(solver, numbers);
  addTimes(solver);
}

/** Factors, hypotheses and edges. */
export function prepare(solver: Solver, numbers: Float64Array): void {
  const { program, factors, chance, time, square, weights } = solver;
  const { arc, otherArc, factorsFrom, factorOf, hypotheses } = program;
  const { arcs } = program.chain.shape;
  for (let f = 0; f < factors.length; f++) {
    factors[f] = valueOf(program, known(program.factors[f]), numbers);
  }
  for (let h = 0; h < hypotheses.length; h++) {
    let weight = 1;
    for (const factor of known(hypotheses[h]).factors) weight *= numberAt(factors, factor);
    weights[h] = weight;
  }
  for (let e = 0; e < chance.length; e++) {
    let product = 1;
    const to = factorsFrom[e + 1] as number; // in range: one entry more than there are edges
    for (let i = factorsFrom[e] as number; i < to; i++) product *= numberAt(factors, factorOf[i] as number); // as above
    chance[e] = product;
    const at = known(arcs[arc[e] as number]).at; // in range: an entry an edge
    let mean = numberAt(numbers, at);
    let variance = numberAt(numbers, at + 1);
    const other = otherArc[e] as number; // as above
    if (other >= 0) {
      const own = known(arcs[other]).at;
      mean += numberAt(numbers, own);
      variance += numberAt(numbers, own + 1);
    }
    time[e] = mean;
    square[e] = mean * mean + variance;
  }
}

function valueOf({ chain: { shape } }: Program, factor: Factor, numbers: Float64Array): number {
  switch (factor.kind) {
    case 'chance':
      return numberAt(numbers, factor.at);
    case 'unless':
      return 1 - numberAt(numbers, factor.at);
    case 'none': {
      let sum = 0;
      for (const at of factor.of) sum += numberAt(numbers, at);
      return Math.max(0, 1 - sum);
    }
    case 'surfaces':
    case 'hides': {
      const { hazard } = known(shape.bugs[factor.bug]);
      if (hazard === null) return factor.kind === 'hides' ? 1 : 0;
      let exposure = 0;
      for (const arc of factor.arcs) exposure += numberAt(numbers, known(shape.arcs[arc]).at + 2 + factor.bug);
      const x = -exposure * numberAt(numbers, hazard);
      return factor.kind === 'hides' ? exp(x) : -expm1(x);
    }
  }
}

function walk(solver: Solver): void {
  const { program, chance, time, square, mass, first, second, weights } = solver;
  const { knots, edgesFrom, to, hypotheses } = program;
  mass.fill(0);
  first.fill(0);
  second.fill(0);
  for (let h = 0; h < hypotheses.length; h++) mass[known(hypotheses[h]).start] = numberAt(weights, h);
  for (let k = 0; k + 1 < knots.length; k++) {
    const from = knots[k] as number; // in range: one entry more than there are knots; likewise below
    const end = knots[k + 1] as number;
    if (end - from > 1) solveKnot(solver, from, end);
    else closeLoop(solver, from);
    for (let state = from; state < end; state++) {
      const v = numberAt(mass, state);
      if (v === 0) continue;
      const u = numberAt(first, state);
      const q = numberAt(second, state);
      const last = edgesFrom[state + 1] as number;
      for (let e = edgesFrom[state] as number; e < last; e++) {
        const target = to[e] as number;
        if (target >= from && target < end) continue;
        const p = numberAt(chance, e);
        const t = numberAt(time, e);
        mass[target] = numberAt(mass, target) + p * v;
        first[target] = numberAt(first, target) + p * (u + t * v);
        second[target] = numberAt(second, target) + p * (q + 2 * t * u + numberAt(square, e) * v);
      }
    }
  }
}

/** A state that leads to itself. */
function closeLoop({ program, chance, time, square, mass, first, second }: Solver, state: number): void {
  const { edgesFrom, to } = program;
  const last = edgesFrom[state + 1] as number; // in range: one entry more than there are states; likewise below
  let p = 0;
  let pt = 0;
  let pt2 = 0;
  for (let e = edgesFrom[state] as number; e < last; e++) {
    if (to[e] !== state) continue;
    const own = numberAt(chance, e);
    p += own;
    pt += own * numberAt(time, e);
    pt2 += own * numberAt(square, e);
  }
  if (p === 0) return;
  const v = numberAt(mass, state) / (1 - p);
  const u = (numberAt(first, state) + pt * v) / (1 - p);
  mass[state] = v;
  first[state] = u;
  second[state] = (numberAt(second, state) + 2 * pt * u + pt2 * v) / (1 - p);
}

function addExposures(solver: Solver, numbers: Float64Array): void {
  const { program, chance, mass, exposuresFrom, exposures } = solver;
  const { hypotheses, hypothesisOf, edgesFrom, arc, otherArc, counts, states, terminals } = program;
  const { arcs, bugs } = program.chain.shape;
  exposures.fill(0);
  solver.falseAlarms = 0;
  solver.retries = 0;
  for (let state = 0; state < states; state++) {
    const v = numberAt(mass, state);
    if (v === 0) continue;
    const h = hypothesisOf[state] as number; // in range: an entry a state; likewise below
    const carried = known(hypotheses[h]).bugs;
    const from = exposuresFrom[h] as number;
    const last = edgesFrom[state + 1] as number;
    for (let e = edgesFrom[state] as number; e < last; e++) {
      const flow = v * numberAt(chance, e);
      const counted = counts[e] as number;
      if (counted !== 0) {
        if ((counted & COUNTS_FALSE_ALARM) !== 0) solver.falseAlarms += flow;
        if ((counted & COUNTS_RETRY) !== 0) solver.retries += flow;
      }
      const at = known(arcs[arc[e] as number]).at + 2;
      const other = otherArc[e] as number;
      for (let b = 0; b < carried.length; b++) {
        const bug = carried[b] as number;
        let exposure = numberAt(numbers, at + bug);
        if (other >= 0) exposure += numberAt(numbers, known(arcs[other]).at + 2 + bug);
        exposures[from + b] = numberAt(exposures, from + b) + flow * exposure;
      }
    }
  }
  for (let i = 0; i < terminals.length; i++) {
    const terminal = known(terminals[i]);
    if (terminal.end !== 0) continue;
    const carried = known(hypotheses[terminal.hypothesis]).bugs;
    const from = exposuresFrom[terminal.hypothesis] as number;
    for (let b = 0; b < carried.length; b++) {
      if (terminal.states[b] === FOUND) continue;
      const horizon = numberAt(numbers, known(bugs[carried[b] as number]).horizon);
      exposures[from + b] = numberAt(exposures, from + b) + numberAt(mass, states + i) * horizon;
    }
  }
}

function addTimes(solver: Solver): void {
  const { program, mass, first, second } = solver;
  let total = 0;
  let mean = 0;
  let meanSquare = 0;
  for (let i = program.states; i < mass.length; i++) {
    total += numberAt(mass, i);
    mean += numberAt(first, i);
    meanSquare += numberAt(second, i);
  }
  solver.mean = mean / total;
  // The hypotheses' chances sum to 1 but for rounding, of which a variance that is small beside the mean must not hear.
  solver.variance = Math.max(0, meanSquare / total - solver.mean * solver.mean);
}
