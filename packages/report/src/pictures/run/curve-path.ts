/** A curve as a path: no more of it than can be seen. */

import { rounded } from '../rounded.ts';
import type { Curve } from './panel.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Its corners in pixels, from its first point to `end`. In each half pixel it goes from its first to its least, its most and its last. */
export function cornersOf(
  { kind, points }: Curve,
  end: number,
  x: (at: number) => number,
  y: (value: number | null) => number,
): Point[] {
  const corners: Point[] = [];
  points.forEach(({ at, value }, index) => {
    const point = { x: x(at), y: y(value) };
    const before = corners.at(-1);
    if (kind === 'steps' && before !== undefined && before.y !== point.y) corners.push({ x: point.x, y: before.y });
    corners.push(point);
    if (index === points.length - 1 && at < end && kind === 'steps') corners.push({ x: x(end), y: point.y });
  });
  return thinned(corners);
}

function thinned(corners: readonly Point[]): Point[] {
  const told: Point[] = [];
  for (let from = 0; from < corners.length; ) {
    const column = columnOf(corners[from]);
    let to = from + 1;
    while (to < corners.length && columnOf(corners[to]) === column) to++;
    const own = corners.slice(from, to);
    const least = own.reduce((low, point) => (point.y < low.y ? point : low));
    const most = own.reduce((high, point) => (point.y > high.y ? point : high));
    const kept = new Set([own[0], least, most, own.at(-1)]);
    told.push(...own.filter((point) => kept.has(point)));
    from = to;
  }
  return told;
}

const columnOf = (point: Point | undefined): number => Math.floor((point?.x ?? 0) * 2);

/** `floor`: nothing is drawn along it. */
export function linePath(corners: readonly Point[], floor = Number.NaN): string {
  let d = '';
  let before: Point | null = null;
  for (const { x, y } of corners) {
    const [px, py] = [rounded(x), rounded(y)];
    if (before === null || (py === rounded(floor) && before.y === py)) d += `M${px} ${py}`;
    else if (before.y === py && before.x !== px) d += `H${px}`;
    else if (before.x === px && before.y !== py) d += `V${py}`;
    else if (before.x !== px) d += `L${px} ${py}`;
    before = { x: px, y: py };
  }
  return d;
}

/** The same, closed along the bottom. */
export function areaPath(corners: readonly Point[], bottom: number): string {
  const [first] = corners;
  const last = corners.at(-1);
  if (first === undefined || last === undefined) return '';
  return `${linePath(corners)}V${rounded(bottom)}H${rounded(first.x)}Z`;
}
