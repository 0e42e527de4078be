/** A chain at a frequency: each edge has its chance times the transform of its time, a complex number. */
import { byteAt, intAt, itemAt, numberAt } from '../kernel/elements.ts';
import { known } from '../known.ts';
import { rootAt } from './fourier.ts';
import type { Grid } from './grid.ts';
import type { Solver } from './open-solver.ts';

/** Fills the transform of the law of the time at which runs come to an end that counts. */
export function solveAt(
  { program, chance, weights }: Solver,
  { cells, arcs }: Grid,
  counts: (terminal: number) => boolean,
  real: Float64Array,
  imaginary: Float64Array,
): void {
  const { states, terminals, knots, loops, edgesFrom, to, starts } = program;
  const places = [...arcs.keys()];
  const indexOf = new Map(places.map((at, i) => [at, i]));
  const onGrid = places.map((at) => known(arcs.get(at)));
  const arc = Int32Array.from(program.arc, (at) => known(indexOf.get(at)));
  const other = Int32Array.from(program.otherArc, (at) => (at < 0 ? -1 : known(indexOf.get(at))));
  const counted = Uint8Array.from(terminals, (_, i) => (counts(i) ? 1 : 0));
  const arcX = new Float64Array(places.length);
  const arcY = new Float64Array(places.length);
  const edgeX = new Float64Array(to.length);
  const edgeY = new Float64Array(to.length);
  const massX = new Float64Array(states);
  const massY = new Float64Array(states);
  const root = { cosine: 1, sine: 0 };
  const largest = loops.reduce((most, _, knot) => Math.max(most, intAt(knots, knot + 1) - intAt(knots, knot)), 0);
  const matrixX = new Float64Array(largest * largest);
  const matrixY = new Float64Array(largest * largest);
  for (let k = 0; k <= cells / 2; k++) {
    for (let i = 0; i < places.length; i++) {
      const { shift, real: x, imaginary: y } = itemAt(onGrid, i);
      rootAt(cells, (shift * k) % cells, root);
      const c = root.cosine;
      const s = -root.sine;
      if (x === null || y === null) {
        arcX[i] = c;
        arcY[i] = s;
      } else {
        arcX[i] = c * numberAt(x, k) - s * numberAt(y, k);
        arcY[i] = c * numberAt(y, k) + s * numberAt(x, k);
      }
    }
    for (let e = 0; e < to.length; e++) {
      const p = numberAt(chance, e);
      let x = p * numberAt(arcX, intAt(arc, e));
      let y = p * numberAt(arcY, intAt(arc, e));
      const second = intAt(other, e);
      if (second >= 0) {
        const a = numberAt(arcX, second);
        const b = numberAt(arcY, second);
        [x, y] = [x * a - y * b, x * b + y * a];
      }
      edgeX[e] = x;
      edgeY[e] = y;
    }
    massX.fill(0);
    massY.fill(0);
    for (let h = 0; h < weights.length; h++) massX[intAt(starts, h)] = numberAt(weights, h);
    let sumX = 0;
    let sumY = 0;
    for (let knot = 0; knot < loops.length; knot++) {
      const from = intAt(knots, knot);
      const end = intAt(knots, knot + 1);
      if (end - from > 1 || byteAt(loops, knot) === 1) close(from, end);
      for (let state = from; state < end; state++) {
        const vx = numberAt(massX, state);
        const vy = numberAt(massY, state);
        for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
          const target = intAt(to, e);
          if (target >= from && target < end) continue;
          const x = numberAt(edgeX, e);
          const y = numberAt(edgeY, e);
          if (target < states) {
            massX[target] = numberAt(massX, target) + vx * x - vy * y;
            massY[target] = numberAt(massY, target) + vx * y + vy * x;
          } else if (byteAt(counted, target - states) === 1) {
            sumX += vx * x - vy * y;
            sumY += vx * y + vy * x;
          }
        }
      }
    }
    real[k] = sumX;
    imaginary[k] = sumY;
    if (k === 0 || k === cells / 2) continue;
    // Of a law of real times the other half is its mirror image.
    real[cells - k] = sumX;
    imaginary[cells - k] = -sumY;
  }

  /** What comes back to a knot's states: v = in + Pᵀv. */
  function close(from: number, end: number): void {
    const n = end - from;
    if (n === 1) {
      closeOne(from);
      return;
    }
    matrixX.fill(0, 0, n * n);
    matrixY.fill(0, 0, n * n);
    for (let i = 0; i < n; i++) matrixX[i * n + i] = 1;
    for (let state = from; state < end; state++) {
      for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
        const target = intAt(to, e);
        if (target < from || target >= end) continue;
        const at = (target - from) * n + state - from;
        matrixX[at] = numberAt(matrixX, at) - numberAt(edgeX, e);
        matrixY[at] = numberAt(matrixY, at) - numberAt(edgeY, e);
      }
    }
    eliminate(matrixX, matrixY, massX.subarray(from, end), massY.subarray(from, end));
  }

  function closeOne(state: number): void {
    let dx = 1;
    let dy = 0;
    for (let e = intAt(edgesFrom, state); e < intAt(edgesFrom, state + 1); e++) {
      if (intAt(to, e) !== state) continue;
      dx -= numberAt(edgeX, e);
      dy -= numberAt(edgeY, e);
    }
    const size = dx * dx + dy * dy;
    const vx = numberAt(massX, state);
    const vy = numberAt(massY, state);
    massX[state] = (vx * dx + vy * dy) / size;
    massY[state] = (vy * dx - vx * dy) / size;
  }
}

/** Solves a complex system in place; it is diagonally dominant by columns, so that no pivots are looked for. */
function eliminate(x: Float64Array, y: Float64Array, bx: Float64Array, by: Float64Array): void {
  const n = bx.length;
  for (let k = 0; k < n; k++) {
    const px = numberAt(x, k * n + k);
    const py = numberAt(y, k * n + k);
    const size = px * px + py * py;
    const invX = px / size;
    const invY = -py / size;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const ax = numberAt(x, i * n + k);
      const ay = numberAt(y, i * n + k);
      if (ax === 0 && ay === 0) continue;
      const mx = ax * invX - ay * invY;
      const my = ax * invY + ay * invX;
      for (let j = k; j < n; j++) {
        const cx = numberAt(x, k * n + j);
        const cy = numberAt(y, k * n + j);
        x[i * n + j] = numberAt(x, i * n + j) - (mx * cx - my * cy);
        y[i * n + j] = numberAt(y, i * n + j) - (mx * cy + my * cx);
      }
      const vx = numberAt(bx, k);
      const vy = numberAt(by, k);
      bx[i] = numberAt(bx, i) - (mx * vx - my * vy);
      by[i] = numberAt(by, i) - (mx * vy + my * vx);
    }
  }
  for (let k = 0; k < n; k++) {
    const dx = numberAt(x, k * n + k);
    const dy = numberAt(y, k * n + k);
    const size = dx * dx + dy * dy;
    const vx = numberAt(bx, k);
    const vy = numberAt(by, k);
    bx[k] = (vx * dx + vy * dy) / size;
    by[k] = (vy * dx - vx * dy) / size;
  }
}
