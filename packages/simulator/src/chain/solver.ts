/**
 * Solves a program for given numbers: chances and moments, without a distribution. Forward through the states, each with its mass v, and
 * with Σ v·E[T] and Σ v·E[T²] over its visits, T being the time at which it is come to; a state that leads to itself is a geometric series,
 * a knot of several a small linear system.
 */
import { byteAt, intAt, itemAt, numberAt } from '../kernel/elements.ts';
import { openSolver, type Solver } from './open-solver.ts';
import { COUNTS_FALSE_ALARM, COUNTS_RETRY, type Factor, type Program } from './program.ts';
import { chanceOfShowing } from './showing.ts';
import { solveKnot } from './solve-knot.ts';

export { openSolver, type Solver };

/** Fills the solver for these numbers (of a chain of the program's shape). */
export function solve(solver: Solver, numbers: Float64Array): void {
  prepare(solver, numbers);
  walk(solver);
  addExposures(solver, numbers);
  addTimes(solver);
}

/** Factors, hypotheses and edges. */
export function prepare({ program, factors, chance, time, square, weights }: Solver, numbers: Float64Array): void {
  const { arc, otherArc, factorsFrom, factorOf, weightsFrom, weightOf, read, unless, others } = program;
  for (let i = 0; i < read.factor.length; i++) factors[intAt(read.factor, i)] = numberAt(numbers, intAt(read.at, i));
  for (let i = 0; i < unless.factor.length; i++) {
    factors[intAt(unless.factor, i)] = 1 - numberAt(numbers, intAt(unless.at, i));
  }
  for (let i = 0; i < others.length; i++) {
    const f = intAt(others, i);
    factors[f] = chanceOf(program, itemAt(program.factors, f), numbers);
  }
  for (let h = 0; h < weights.length; h++) {
    let weight = 1;
    const to = intAt(weightsFrom, h + 1);
    for (let i = intAt(weightsFrom, h); i < to; i++) weight *= numberAt(factors, intAt(weightOf, i));
    weights[h] = weight;
  }
  let i = 0;
  for (let e = 0; e < chance.length; e++) {
    let product = 1;
    const to = intAt(factorsFrom, e + 1);
    for (; i < to; i++) product *= numberAt(factors, intAt(factorOf, i));
    chance[e] = product;
    const at = intAt(arc, e);
    let mean = numberAt(numbers, at);
    let variance = numberAt(numbers, at + 1);
    const other = intAt(otherArc, e);
    if (other >= 0) {
      mean += numberAt(numbers, other);
      variance += numberAt(numbers, other + 1);
    }
    time[e] = mean;
    square[e] = mean * mean + variance;
  }
}

function chanceOf({ chain: { shape } }: Program, factor: Factor, numbers: Float64Array): number {
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
    case 'showing':
      return chanceOfShowing(shape, factor, numbers);
  }
}

function walk(solver: Solver): void {
  const { program, chance, time, square, mass, first, second, weights } = solver;
  const { knots, loops, edgesFrom, to, starts } = program;
  mass.fill(0);
  first.fill(0);
  second.fill(0);
  for (let h = 0; h < weights.length; h++) mass[intAt(starts, h)] = numberAt(weights, h);
  for (let k = 0; k < loops.length; k++) {
    const from = intAt(knots, k);
    const end = intAt(knots, k + 1);
    if (end - from > 1) solveKnot(solver, from, end);
    else if (byteAt(loops, k) === 1) closeLoop(solver, from);
    for (let state = from; state < end; state++) {
      const v = numberAt(mass, state);
      const u = numberAt(first, state);
      const q = numberAt(second, state);
      const last = intAt(edgesFrom, state + 1);
      for (let e = intAt(edgesFrom, state); e < last; e++) {
        const target = intAt(to, e);
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
  const last = intAt(edgesFrom, state + 1);
  let p = 0;
  let pt = 0;
  let pt2 = 0;
  for (let e = intAt(edgesFrom, state); e < last; e++) {
    if (intAt(to, e) !== state) continue;
    const own = numberAt(chance, e);
    p += own;
    pt += own * numberAt(time, e);
    pt2 += own * numberAt(square, e);
  }
  const v = numberAt(mass, state) / (1 - p);
  const u = (numberAt(first, state) + pt * v) / (1 - p);
  mass[state] = v;
  first[state] = u;
  second[state] = (numberAt(second, state) + 2 * pt * u + pt2 * v) / (1 - p);
}

function addExposures(solver: Solver, numbers: Float64Array): void {
  const { program, chance, mass, exposures } = solver;
  const { hypothesisOf, edgesFrom, arc, otherArc, counts, states, bugsFrom, bugOf, escapes } = program;
  exposures.fill(0);
  let falseAlarms = 0;
  let retries = 0;
  for (let state = 0; state < states; state++) {
    const v = numberAt(mass, state);
    const h = intAt(hypothesisOf, state);
    const from = intAt(bugsFrom, h);
    const to = intAt(bugsFrom, h + 1);
    const last = intAt(edgesFrom, state + 1);
    for (let e = intAt(edgesFrom, state); e < last; e++) {
      const flow = v * numberAt(chance, e);
      const counted = byteAt(counts, e);
      if ((counted & COUNTS_FALSE_ALARM) !== 0) falseAlarms += flow;
      if ((counted & COUNTS_RETRY) !== 0) retries += flow;
      const at = intAt(arc, e) + 2;
      const other = intAt(otherArc, e);
      for (let b = from; b < to; b++) {
        const bug = intAt(bugOf, b);
        let exposure = numberAt(numbers, at + bug);
        if (other >= 0) exposure += numberAt(numbers, other + 2 + bug);
        exposures[b] = numberAt(exposures, b) + flow * exposure;
      }
    }
  }
  for (const { terminal, exposure, horizon } of escapes) {
    exposures[exposure] =
      numberAt(exposures, exposure) + numberAt(mass, states + terminal) * numberAt(numbers, horizon);
  }
  solver.falseAlarms = falseAlarms;
  solver.retries = retries;
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
  solver.variance = varianceOf(solver.mean, meanSquare / total);
}

/** What is less than this share of a squared mean is rounding. */
const ROUNDING = 1e-14;

export function varianceOf(mean: number, meanSquare: number): number {
  const variance = meanSquare - mean * mean;
  return variance > ROUNDING * mean * mean ? variance : 0;
}
