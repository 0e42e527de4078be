import type { VNode } from 'preact';
import type { Theme } from '../theme/theme.ts';
import { LABEL_SIZE } from './option-parts.ts';

/** What the axis on the left counts, in the drawing's upper corner. */
export function axisTitle(text: string, { muted }: Theme, y = 16): VNode {
  return (
    <text x={4} y={y} fill={muted} font-size={LABEL_SIZE}>
      {text}
    </text>
  );
}
