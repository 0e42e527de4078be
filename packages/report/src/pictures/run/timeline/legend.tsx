/** What the bars and signs of a timeline stand for: those that occur in it. */
import type { VNode } from 'preact';
import type { Fill } from '../../../rows/row.ts';
import type { Fills } from '../../chart/patterns.tsx';
import { placeEntries } from '../../chart/place-entries.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { words } from '../../lettering/words.tsx';
import type { Theme } from '../../theme/theme.ts';
import { SMALL } from '../letters.ts';
import { padOf } from '../run-layout.ts';
import { drawSign, SIGNS, type Sign } from '../signs.tsx';
import { EXPLAINED, FILL_LOOKS } from './fills.ts';

const ROW = 19;
const SWATCH = 18;
const GAP = 14;

export interface Used {
  readonly fills: ReadonlySet<Fill>;
  readonly signs: ReadonlySet<Sign>;
  /** Rows have a line where servers stay on the new version; and folded ones a hill. */
  readonly fresh: boolean;
  readonly hills: boolean;
}

export function drawLegend(
  { fills: filled, signs, fresh, hills }: Used,
  width: number,
  y: number,
  theme: Theme,
  fills: Fills,
): { readonly body: VNode[]; readonly height: number } {
  const entries: { readonly text: string; readonly draw: (x: number, middle: number) => VNode[] }[] = [];
  for (const fill of EXPLAINED) {
    if (!filled.has(fill)) continue;
    const { color, pattern, height, meaning } = FILL_LOOKS[fill];
    const high = height === 'full' ? 11 : height === 'low' ? 7 : 2;
    entries.push({
      text: meaning,
      draw: (x, middle) => [
        <rect x={x} y={middle - high / 2} width={SWATCH} height={high} fill={fills.of(color(theme), pattern)} />,
      ],
    });
    if (fill === 'deploys' && hills) entries.push(hillEntry(theme));
    if (fill === 'deploys' && fresh) entries.push(freshEntry(theme));
  }
  if (!filled.has('deploys') && hills) entries.push(hillEntry(theme));
  for (const [sign, { meaning }] of Object.entries(SIGNS)) {
    // The entries of a record are of its keys.
    if (!signs.has(sign as Sign)) continue;
    entries.push({ text: meaning, draw: (x, middle) => drawSign(sign as Sign, x + SWATCH / 2, middle, theme) });
  }
  const pad = padOf(width);
  const { places, height } = placeEntries(
    entries.map(({ text }) => SWATCH + 5 + textWidth(text, SMALL)),
    { left: pad, right: width - pad, gap: GAP, line: ROW },
  );
  const body = entries.flatMap(({ text, draw }, index) => {
    const { x, y: top } = places[index] ?? { x: pad, y: 0 };
    const middle = y + top + ROW / 2;
    return [
      ...draw(x, middle),
      words({ x: x + SWATCH + 5, y: middle + 4, text, color: theme.muted, lettering: SMALL }),
    ];
  });
  return { body, height };
}

const freshEntry = ({ state }: Theme) => ({
  text: 'on the new version',
  draw: (x: number, middle: number) => [<rect x={x} y={middle - 1.5} width={SWATCH} height={3} fill={state.fresh} />],
});

const hillEntry = ({ state }: Theme) => ({
  text: 'share of them on it',
  draw: (x: number, middle: number) => [
    <path
      d={`M${x} ${middle + 6}V${middle + 2}H${x + 6}V${middle - 2}H${x + 12}V${middle - 6}H${x + SWATCH}V${middle + 6}Z`}
      fill={state.fresh}
    />,
  ],
});
