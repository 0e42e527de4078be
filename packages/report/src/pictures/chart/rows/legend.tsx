import type { VNode } from 'preact';
import { fitText } from '../../lettering/fit-text.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { words } from '../../lettering/words.tsx';
import type { Theme } from '../../theme/theme.ts';
import type { Fills } from '../patterns.tsx';
import { placeEntries } from '../place-entries.ts';
import type { LegendEntry } from './row-chart.ts';
import { PAD, SMALL } from './row-layout.ts';

const TOP = 4;
const LINE = 22;
const SWATCH = 14;
const GAP = 16;

/** Swatches with their names, in as many lines as they take. */
export function drawLegend(
  entries: readonly LegendEntry[],
  width: number,
  theme: Theme,
  fills: Fills,
): { readonly body: VNode[]; readonly height: number } {
  const said = entries.map(({ text }) => fitText(text, width - 2 * PAD - SWATCH - 6, SMALL));
  const { places, height } = placeEntries(
    said.map((text) => SWATCH + 6 + textWidth(text, SMALL)),
    { left: PAD, right: width - PAD, gap: GAP, line: LINE },
  );
  const body = entries.flatMap((entry, index) => {
    const { x, y } = places[index] ?? { x: PAD, y: 0 };
    return [
      swatch(entry, x, TOP + y + 4, theme, fills),
      words({ x: x + SWATCH + 6, y: TOP + y + 15, text: said[index] ?? '', color: theme.muted, lettering: SMALL }),
    ];
  });
  return { body, height: entries.length === 0 ? 0 : TOP + height };
}

function swatch(
  { color, pattern, shape, dash = 'none', opacity = 1 }: LegendEntry,
  x: number,
  y: number,
  theme: Theme,
  fills: Fills,
): VNode {
  const middle = y + SWATCH / 2;
  switch (shape) {
    case 'dot':
      return <circle cx={x + SWATCH / 2} cy={middle} r={5} fill={color} />;
    case 'line':
      return <path d={`M${x + SWATCH / 2} ${y - 1}v${SWATCH + 2}`} stroke={color} stroke-width={2.5} fill="none" />;
    case 'whisker':
      return (
        <path
          d={`M${x} ${middle}h${SWATCH}M${x} ${middle - 4}v8M${x + SWATCH} ${middle - 4}v8`}
          stroke={color}
          stroke-width={1.5}
          fill="none"
        />
      );
    case 'stroke':
      return (
        <path d={`M${x} ${middle}h${SWATCH}`} stroke={color} stroke-width={2.5} stroke-dasharray={dash} fill="none" />
      );
    case undefined:
      return (
        <rect
          x={x}
          y={y + 1}
          width={SWATCH}
          height={SWATCH - 2}
          fill={fills.of(color, pattern)}
          {...(opacity === 1 ? { stroke: theme.line } : { opacity })}
        />
      );
    default:
      return shape satisfies never;
  }
}
