/** Paths of SVG. */
import type { Point } from '../place/placed.ts';

const RADIUS = 5;

const at = (value: number): string => String(Math.round(value * 100) / 100);
const text = ([x, y]: Point): string => `${at(x)} ${at(y)}`;

/** Straight lines with rounded corners. */
export function cornered(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${text(point)}`;
      if (after === undefined) return distance(before, point) < 0.01 ? '' : `L${text(point)}`;
      const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
      if (radius < 0.5) return distance(before, point) < 0.01 ? '' : `L${text(point)}`;
      return `L${text(towards(point, before, radius))}Q${text(point)} ${text(towards(point, after, radius))}`;
    })
    .join('');
}

/** A Bézier curve, by its first point and three for each stretch. */
export function curved([first, ...others]: readonly Point[]): string {
  return first === undefined ? '' : `M${text(first)}C${others.map(text).join(' ')}`;
}

/** The head of an arrow that comes to `to` from the direction of `from`. */
export function arrowHead(from: Point, to: Point, size = 6): string {
  const length = distance(from, to) || 1;
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const back: Point = [to[0] - ux * size, to[1] - uy * size];
  const half = size * 0.6;
  return `M${text(to)}L${text([back[0] - uy * half, back[1] + ux * half])}L${text([back[0] + uy * half, back[1] - ux * half])}Z`;
}

export function dot([x, y]: Point, radius: number): string {
  const half = `a${radius} ${radius} 0 0 1 `;
  return `M${text([x - radius, y])}${half}${2 * radius} 0${half}${-2 * radius} 0`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map(text).join('L')}Z`;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * length) / whole, from[1] + ((to[1] - from[1]) * length) / whole];
}
