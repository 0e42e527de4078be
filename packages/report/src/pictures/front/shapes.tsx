/** The marks of points: each has a shape of its own. */
import type { VNode } from 'preact';

/** The radius of a point that is nothing more. */
export const POINT = 4.5;

export function diamond(x: number, y: number, fill: string): VNode {
  return <path d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} fill={fill} />;
}

/** A cross that lies down, over whatever point is there. */
export function saltire(x: number, y: number, stroke: string): VNode {
  return (
    <path
      d={`M${x - 7} ${y - 7}L${x + 7} ${y + 7}M${x - 7} ${y + 7}L${x + 7} ${y - 7}`}
      stroke={stroke}
      stroke-width={2.5}
      fill="none"
    />
  );
}
