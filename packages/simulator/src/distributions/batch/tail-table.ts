/**
 * A sum's tail as a table, for sums whose tail is costly: points (t, s) with s = −ln P(X > t), joined by a monotone curve. Points
 * are put in until, halfway between any two, the curve's time is within `TOLERANCE` of the true one, or the two are that
 * close themselves (where the tail has a step). So every quantile is off by about 1e-5 of itself at most; convolving n
 * tables adds their errors up.
 */
import { exp } from '../../math/exp.ts';
import { log } from '../../math/log.ts';
import type { Convolution } from './convolution.ts';
import { type Curve, curveThrough, heightAt, placeOf, placeOnPiece } from './monotone-curve.ts';
import type { Tail } from './tail.ts';

/** Of a quantile, relative to it; held to a third of it halfway between points, since elsewhere it may be off by more. */
export const TOLERANCE = 1e-5;
/** Nothing is asked beyond a probability of 1e-33: the greatest of a billion times is there once in 1e24 draws. */
const DEEPEST = 76;
/** Changes of a probability near 1 that are smaller than this change no answer. */
const NEGLIGIBLE = 1e-10;
/** Just before a single value: closer than any two that are told apart, further than rounding reaches. */
const NEAR = 1e-12;
const MOST_POINTS = 20_000;

export function tabulate(sum: Convolution): Tail {
  const curve = curveOf(sum);
  const first = curve.x[0] ?? 0;
  const last = curve.x.at(-1) ?? 0;
  const shallowest = curve.y[0] ?? 0;
  const deepest = curve.y.at(-1) ?? 0;
  return {
    least: sum.least,
    most: sum.most,
    atoms: sum.atoms,
    survival: (t) => {
      if (t < first) return 1;
      if (t >= last) return t < sum.most ? exp(-deepest) : 0;
      return exp(-heightAt(curve, t));
    },
    upperQuantile: (q) => {
      const depth = -log(q);
      if (depth <= shallowest) return first;
      if (depth >= deepest) return last;
      return placeOf(curve, depth);
    },
  };
}

function curveOf(sum: Convolution): Curve {
  const depthAt = (t: number) => Math.min(DEEPEST, -log(sum.survival(t)));
  const starting = withSteps(
    startingTimes(sum, depthAt).map((time) => ({ time, depth: depthAt(time) })),
    sum,
    depthAt,
  );
  let curve = curveThrough(
    Float64Array.from(starting, ({ time }) => time),
    rising(starting.map(({ depth }) => depth)),
  );
  let open: readonly boolean[] = starting.map(() => true); // open[i]: more points may be needed between i and i + 1
  while (open.includes(true) && curve.x.length < MOST_POINTS) {
    const times: number[] = [];
    const depths: number[] = [];
    const next: boolean[] = [];
    for (let i = 0; i < curve.x.length; i++) {
      const t = curve.x[i] ?? 0;
      times.push(t);
      depths.push(curve.y[i] ?? 0);
      const right = curve.x[i + 1];
      if (right === undefined || open[i] !== true) {
        next.push(false);
        continue;
      }
      const middle = 0.5 * (t + right);
      const depth = depthAt(middle);
      const flag = !isSettled(curve, i, middle, depth);
      times.push(middle);
      depths.push(depth);
      next.push(flag, flag);
    }
    curve = curveThrough(Float64Array.from(times), rising(depths));
    open = next;
  }
  return curve;
}

/** The convolution's own starting times, and then on until the tail is deep enough. */
function startingTimes(sum: Convolution, depthAt: (t: number) => number): number[] {
  const times: number[] = [];
  for (const t of sum.start) if (t > (times.at(-1) ?? -1) && t <= sum.most) times.push(t);
  for (let i = 0; i < 200; i++) {
    const last = times.at(-1) ?? 0;
    const further = Math.min(sum.most, last + 0.25 * (last - sum.least) + TOLERANCE * last);
    if (!(further > last) || (times.length > 1 && depthAt(last) >= DEEPEST)) break;
    times.push(further);
  }
  return times;
}

interface Point {
  readonly time: number;
  readonly depth: number;
}

/** Two points at each single value, one just before it, so that it comes out exactly; none of the others too near to it. */
function withSteps(points: readonly Point[], sum: Convolution, depthAt: (t: number) => number): Point[] {
  const steps = sum.atoms.filter(
    ({ at, weight }, i) => weight > NEGLIGIBLE && at > (sum.atoms[i - 1]?.at ?? -1) * (1 + 4 * NEAR),
  );
  const isNear = (time: number) => steps.some(({ at }) => Math.abs(time - at) <= 2 * NEAR * at);
  const pairs = steps.flatMap(({ at }) => {
    const reached = { time: at, depth: depthAt(at * (1 + NEAR)) };
    return at > 0 ? [{ time: at * (1 - NEAR), depth: depthAt(at * (1 - NEAR)) }, reached] : [reached];
  });
  return [...points.filter(({ time }) => !isNear(time)), ...pairs].sort((a, b) => a.time - b.time);
}

/** Rounding in the integral must not make the tail rise again. */
function rising(depths: readonly number[]): Float64Array {
  let highest = 0;
  return Float64Array.from(depths, (depth) => {
    highest = Math.max(highest, depth);
    return highest;
  });
}

/** Whether the curve is right between the points i and i + 1, judged in their middle at (t, depth). */
function isSettled(curve: Curve, i: number, t: number, depth: number): boolean {
  const left = curve.x[i] ?? t;
  const right = curve.x[i + 1] ?? t;
  const above = curve.y[i] ?? 0;
  const below = curve.y[i + 1] ?? 0;
  if (right - left < TOLERANCE * t) return true;
  if (below - above < 1e-12 || exp(-above) - exp(-below) < (above < 1 ? NEGLIGIBLE : 0)) return true;
  if (depth <= above || depth >= below) return false;
  return Math.abs(placeOnPiece(curve, i, depth) - t) < (TOLERANCE / 3) * t;
}
