/** States that lead to one another: a linear system, solved by elimination. */
import { intAt, numberAt } from '../kernel/elements.ts';
import type { Solver } from './open-solver.ts';

/**
 * Fills mass, first and second of the states `from` to before `end` from what has come into them. The matrix is 1 minus the chances to go from one to
 * another; it is diagonally dominant by columns, so that no pivots are looked for.
 */
export function solveKnot(solver: Solver, from: number, end: number): void {
  const { program, chance, time, square, mass, first, second } = solver;
  const { edgesFrom, to } = program;
  const n = end - from;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  const edgesWithin = (visit: (state: number, target: number, edge: number) => void): void => {
    for (let state = from; state < end; state++) {
      const last = intAt(edgesFrom, state + 1);
      for (let e = intAt(edgesFrom, state); e < last; e++) {
        const target = intAt(to, e);
        if (target >= from && target < end) visit(state, target, e);
      }
    }
  };
  edgesWithin((state, target, e) => {
    const at = (target - from) * n + state - from;
    matrix[at] = numberAt(matrix, at) - numberAt(chance, e);
  });
  factorise(matrix, n);
  substitute(matrix, n, mass, from);
  edgesWithin((state, target, e) => {
    const flow = numberAt(chance, e) * numberAt(mass, state);
    first[target] = numberAt(first, target) + flow * numberAt(time, e);
  });
  substitute(matrix, n, first, from);
  edgesWithin((state, target, e) => {
    const p = numberAt(chance, e);
    const more = 2 * numberAt(time, e) * numberAt(first, state) + numberAt(square, e) * numberAt(mass, state);
    second[target] = numberAt(second, target) + p * more;
  });
  substitute(matrix, n, second, from);
}

/** In place: the upper triangle, and below the diagonal the multipliers. */
function factorise(matrix: Float64Array, n: number): void {
  for (let k = 0; k < n; k++) {
    const pivot = numberAt(matrix, k * n + k);
    for (let i = k + 1; i < n; i++) {
      const multiplier = numberAt(matrix, i * n + k) / pivot;
      if (multiplier === 0) continue;
      matrix[i * n + k] = multiplier;
      for (let j = k + 1; j < n; j++) {
        matrix[i * n + j] = numberAt(matrix, i * n + j) - multiplier * numberAt(matrix, k * n + j);
      }
    }
  }
}

function substitute(matrix: Float64Array, n: number, values: Float64Array, from: number): void {
  for (let i = 0; i < n; i++) {
    let value = numberAt(values, from + i);
    for (let j = 0; j < i; j++) value -= numberAt(matrix, i * n + j) * numberAt(values, from + j);
    values[from + i] = value;
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = numberAt(values, from + i);
    for (let j = i + 1; j < n; j++) value -= numberAt(matrix, i * n + j) * numberAt(values, from + j);
    values[from + i] = value / numberAt(matrix, i * n + i);
  }
}
