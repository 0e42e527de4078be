import type { VNode } from 'preact';
import { textWidth } from '../../lettering/text-width.ts';
import { rounded } from '../../rounded.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Fills } from '../patterns.tsx';
import type { Scale } from '../scale.ts';
import type { Shape } from './row-chart.ts';

/** Where a row's shapes go. */
export interface Track {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What there is some of is seen. */
const THINNEST = 1;
const SMALL = { size: 11 };

export function drawShapes(shapes: readonly Shape[], scale: Scale, track: Track, theme: Theme, fills: Fills): VNode[] {
  const at = (value: number): number => track.x + scale.place(value) * track.width;
  return shapes.flatMap((shape) => draw(shape, at, track, theme, fills));
}

function draw(shape: Shape, at: (value: number) => number, { y, height }: Track, theme: Theme, fills: Fills): VNode[] {
  switch (shape.kind) {
    case 'back': {
      const [from, to] = [at(shape.from), at(shape.to)];
      return [<rect x={rounded(from)} y={y - 3} width={rounded(to - from)} height={height + 6} fill={theme.raised} />];
    }
    case 'rail': {
      const [from, to] = [at(shape.from), at(shape.to)].map(rounded);
      return [<path d={`M${from} ${y + height / 2}H${to}`} stroke={theme.muted} stroke-width={1} fill="none" />];
    }
    case 'bar': {
      const { color, pattern = 'plain', half, text = '' } = shape;
      const [from, to] = [at(shape.from), at(shape.to)];
      if (shape.to <= shape.from) return [];
      const wide = Math.max(THINNEST, to - from);
      const top = half === 'lower' ? y + height / 2 : y;
      const high = half === undefined ? height : height / 2 - 1;
      const bar = (
        <rect x={rounded(from)} y={top} width={rounded(wide)} height={high} fill={fills.of(color, pattern)} />
      );
      const said = text !== '' && pattern === 'plain' && textWidth(text, SMALL) + 8 <= wide;
      if (!said) return [bar];
      const label = (
        <text x={rounded(from + 4)} y={y + height - 4} fill={theme.onColor} font-size={SMALL.size}>
          {text}
        </text>
      );
      return [bar, label];
    }
    case 'interval': {
      const [low, high] = [at(shape.low), at(shape.high)].map(rounded);
      const middle = y + height / 2;
      const d = `M${low} ${middle}H${high}M${low} ${middle - 4}v8M${high} ${middle - 4}v8`;
      // A line of what it stands on around it, so that it is seen on a bar as well.
      return [
        <path d={d} stroke={theme.surface} stroke-width={4} fill="none" />,
        <path d={d} stroke={theme.text} stroke-width={1.5} fill="none" />,
      ];
    }
    case 'dot':
      return [
        <circle
          cx={rounded(at(shape.at))}
          cy={y + height / 2}
          r={5}
          fill={shape.color}
          stroke={theme.surface}
          stroke-width={1.5}
        />,
      ];
    case 'limit': {
      const x = rounded(at(shape.at));
      return [<path d={`M${x} ${y - 4}V${y + height + 4}`} stroke={theme.limit} stroke-width={2.5} fill="none" />];
    }
    default:
      return shape satisfies never;
  }
}
