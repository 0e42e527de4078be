import type { VNode } from 'preact';
import { rounded } from '../rounded.ts';
import type { Lettering } from './text-width.ts';

interface Words {
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly color: string;
  readonly lettering: Lettering;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** It stands on what is drawn: a rim of this colour keeps it legible. */
  readonly rim?: string;
}

/** One line of text. */
export function words({ x, y, text, color, lettering, anchor = 'start', rim }: Words): VNode {
  return (
    <text
      x={rounded(x)}
      y={rounded(y)}
      fill={color}
      font-size={lettering.size}
      {...(lettering.bold === true ? { 'font-weight': 'bold' } : {})}
      {...(anchor === 'start' ? {} : { 'text-anchor': anchor })}
      {...(rim === undefined
        ? {}
        : { stroke: rim, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' })}
    >
      {text}
    </text>
  );
}
