import type { Box } from './map-layout.ts';

/** Which of some boxes a point lies in; null: none. */
export function boxAt(boxes: readonly Box[], x: number, y: number): number | null {
  const found = boxes.findIndex((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
  return found < 0 ? null : found;
}
