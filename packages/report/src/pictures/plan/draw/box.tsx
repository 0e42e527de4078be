/** A box in the shape of what it does. */
import type { VNode } from 'preact';
import { rounded } from '../../rounded.ts';
import type { Theme } from '../../theme/theme.ts';
import { CAPTION, CAPTION_HEIGHT, LINE_HEIGHT, TEXT } from '../place/cell-size.ts';
import type { Area, PlacedBox } from '../place/placed.ts';
import { Lettered } from './lettered.tsx';
import { polygon } from './path.ts';

const SLANT = 9;
const LID = 9;

export function Box({
  box,
  theme,
  id,
}: {
  readonly box: PlacedBox;
  readonly theme: Theme;
  readonly id: string;
}): VNode {
  const { x, y, width, height, lines, caption, shape } = box;
  const lettered = lines.length * LINE_HEIGHT + (caption === '' ? 0 : CAPTION_HEIGHT);
  const top = y + (height - lettered) / 2 + (shape === 'schema' ? LID / 2 : 0);
  const isPale = shape === 'wait' || shape === 'fold';
  return (
    <g id={`${id}-${box.id}`}>
      {outline(box, theme)}
      {lines.map((line, index) => (
        <Lettered
          key={line}
          x={x + width / 2}
          y={top + LINE_HEIGHT * (index + 0.5)}
          size={TEXT.size}
          anchor="middle"
          fill={isPale ? theme.muted : theme.text}
        >
          {line}
        </Lettered>
      ))}
      {caption === '' ? null : (
        <Lettered
          x={x + width / 2}
          y={top + LINE_HEIGHT * lines.length + CAPTION_HEIGHT / 2}
          size={CAPTION.size}
          anchor="middle"
          fill={theme.muted}
        >
          {caption}
        </Lettered>
      )}
    </g>
  );
}

function outline(box: PlacedBox, theme: Theme): VNode {
  const { x, y, width, height, shape } = box;
  const right = x + width;
  const bottom = y + height;
  const fill = theme.surface;
  switch (shape) {
    case 'gate':
    case 'ask':
      return (
        <path
          d={polygon([
            [x, y + height / 2],
            [x + width / 2, y],
            [right, y + height / 2],
            [x + width / 2, bottom],
          ])}
          fill={fill}
          stroke={theme.caution}
          stroke-width={1.75}
          stroke-linejoin="round"
        />
      );
    case 'pull':
      return (
        <path
          d={polygon([
            [x + SLANT, y],
            [right, y],
            [right - SLANT, bottom],
            [x, bottom],
          ])}
          fill={fill}
          stroke={theme.series[4]}
          stroke-width={1.5}
        />
      );
    case 'train':
      return (
        <path
          d={polygon([
            [x, y],
            [right - SLANT, y],
            [right, y + height / 2],
            [right - SLANT, bottom],
            [x, bottom],
            [x + SLANT, y + height / 2],
          ])}
          fill={fill}
          stroke={theme.series[2]}
          stroke-width={1.5}
        />
      );
    case 'schema':
      return cylinder(box, fill, theme.series[5]);
    case 'wait':
      return rect(box, theme.raised, theme.muted, 1, Math.min(height / 2, 16));
    case 'fold':
      return (
        <g>
          {rect({ x: x + 3, y: y + 3, width, height }, fill, theme.muted, 1, 4)}
          {rect(box, fill, theme.muted, 1, 4)}
        </g>
      );
    case 'act':
      return (
        <g>
          {rect(box, fill, theme.text, 1, 2)}
          <path
            d={`M${rounded(x + 4)} ${rounded(y)}V${rounded(bottom)}M${rounded(right - 4)} ${rounded(y)}V${rounded(bottom)}`}
            stroke={theme.text}
            stroke-width={1}
          />
        </g>
      );
    case 'deploy':
    case 'each':
    case 'back':
    case 'no-return':
    case 'start':
    case 'end':
      return rect(box, fill, theme.series[0], 1.75, 4);
  }
}

function rect({ x, y, width, height }: Area, fill: string, stroke: string, wide: number, radius: number): VNode {
  return (
    <rect
      x={rounded(x)}
      y={rounded(y)}
      width={rounded(width)}
      height={rounded(height)}
      rx={radius}
      fill={fill}
      stroke={stroke}
      stroke-width={wide}
    />
  );
}

function cylinder({ x, y, width, height }: Area, fill: string, stroke: string): VNode {
  const [left, right, top, bottom] = [x, x + width, y + LID / 2, y + height - LID / 2].map(rounded);
  const arc = `${rounded(width / 2)} ${LID / 2} 0 0`;
  return (
    <path
      d={`M${left} ${top}A${arc} 1 ${right} ${top}V${bottom}A${arc} 1 ${left} ${bottom}ZM${left} ${top}A${arc} 0 ${right} ${top}`}
      fill={fill}
      stroke={stroke}
      stroke-width={1.5}
    />
  );
}
