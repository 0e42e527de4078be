/**
 * A smooth curve through points that rise from left to right, itself never falling: cubic pieces with slopes limited so that
 * none overshoots (M. Steffen, "A simple method for monotonic interpolation in one dimension", Astronomy and Astrophysics
 * 239, 1990).
 */
export interface Curve {
  /** Strictly ascending, at least two. */
  readonly x: Float64Array;
  /** Ascending. */
  readonly y: Float64Array;
  readonly slopes: Float64Array;
}

/** A piece as narrow as this, relative to its place, is a step, which is reached at its right end. */
const STEP = 4e-12;

export function curveThrough(x: Float64Array, y: Float64Array): Curve {
  const n = x.length;
  const slopes = new Float64Array(n);
  const secant = (i: number) => (at(y, i + 1) - at(y, i)) / (at(x, i + 1) - at(x, i));
  slopes[0] = secant(0);
  slopes[n - 1] = secant(n - 2);
  for (let i = 1; i < n - 1; i++) {
    const before = at(x, i) - at(x, i - 1);
    const after = at(x, i + 1) - at(x, i);
    const left = secant(i - 1);
    const right = secant(i);
    slopes[i] = Math.min(2 * left, 2 * right, (left * after + right * before) / (before + after));
  }
  return { x, y, slopes };
}

/** The curve's height at `place`, which lies between the first and the last x. */
export function heightAt(curve: Curve, place: number): number {
  const i = lastUpTo(curve.x, place);
  return onPiece(curve, i, place - at(curve.x, i));
}

/** The least x at which the curve reaches `height`, which lies between the first and the last y. */
export function placeOf(curve: Curve, height: number): number {
  return placeOnPiece(curve, lastBelow(curve.y, height), height);
}

/** As `placeOf`, on the piece from point i to the next, whose heights enclose `height`. */
export function placeOnPiece(curve: Curve, i: number, height: number): number {
  const start = at(curve.x, i);
  let low = 0;
  let high = at(curve.x, i + 1) - start;
  const rise = at(curve.y, i + 1) - at(curve.y, i);
  if (!(rise > 0)) return start;
  if (high <= STEP * start) return start + high;
  let t = (high * (height - at(curve.y, i))) / rise;
  for (let round = 0; round < 60; round++) {
    const off = onPiece(curve, i, t) - height;
    if (off < 0) low = t;
    else high = t;
    const step = off / slopeOnPiece(curve, i, t);
    let next = t - step;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (Math.abs(next - t) <= 1e-12 * (start + t)) return start + next;
    t = next;
  }
  return start + t;
}

function onPiece({ x, y, slopes }: Curve, i: number, t: number): number {
  const width = at(x, i + 1) - at(x, i);
  const secant = (at(y, i + 1) - at(y, i)) / width;
  const from = at(slopes, i);
  const to = at(slopes, i + 1);
  const cubic = (from + to - 2 * secant) / (width * width);
  const square = (3 * secant - 2 * from - to) / width;
  return ((cubic * t + square) * t + from) * t + at(y, i);
}

function slopeOnPiece({ x, y, slopes }: Curve, i: number, t: number): number {
  const width = at(x, i + 1) - at(x, i);
  const secant = (at(y, i + 1) - at(y, i)) / width;
  const from = at(slopes, i);
  const to = at(slopes, i + 1);
  const cubic = (from + to - 2 * secant) / (width * width);
  const square = (3 * secant - 2 * from - to) / width;
  return (3 * cubic * t + 2 * square) * t + from;
}

/** The last i, but not the last of all, with values[i] ≤ place; else 0. */
function lastUpTo(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (at(values, middle) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The last i, but not the last of all, with values[i] < place; else 0. */
function lastBelow(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (at(values, middle) < place) low = middle;
    else high = middle;
  }
  return low;
}

function at(array: Float64Array, i: number): number {
  return array[i] as number; // callers keep i within the array
}
