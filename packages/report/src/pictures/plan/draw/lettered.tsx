/** Texts of drawings. */
import type { VNode } from 'preact';
import { words } from '../../lettering/words.tsx';

interface LetteredProps {
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly children: string;
}

/** From the middle of a line to where its letters stand, as a part of their size. */
const BASE = 0.36;

export function Lettered({ x, y, size, fill, anchor = 'start', bold = false, children }: LetteredProps): VNode {
  return words({ x, y: y + size * BASE, text: children, color: fill, lettering: { size, bold }, anchor });
}
