/** One figure of both plans: its name, a bar for each side, and what it comes to. */
import type { ComparedFigureResults } from '@rollout/simulator';
import type { VNode } from 'preact';
import { amount, differenceText, figureName } from '../../text/compare/words.ts';
import { fitLines, fitText } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';
import type { Theme } from '../theme/theme.ts';
import { verdictColor, verdictText } from './verdict-marks.ts';

export const SIZE = 12;
export const SMALL = { size: SIZE };
const NAME = { size: 13, bold: true };
export const MARGIN = 4;
const BAR = 10;
/** From one bar's middle to the other's. */
const STEP = 16;

/** Where the parts of a row stand: beside one another where there is room, else name, bars and verdict below each other. */
interface Places {
  readonly wide: boolean;
  readonly name: number;
  readonly bars: { readonly left: number; readonly width: number };
  readonly said: { readonly left: number; readonly width: number };
  readonly row: number;
}

const VALUES = 96;

export function placesIn(width: number): Places {
  if (width < 560) {
    const inner = width - 2 * MARGIN;
    return {
      wide: false,
      name: inner,
      bars: { left: MARGIN, width: inner - VALUES },
      said: { left: MARGIN, width: inner },
      row: 84,
    };
  }
  const name = Math.min(240, width * 0.28);
  const said = Math.min(280, width * 0.31);
  const left = MARGIN + name + 12;
  return {
    wide: true,
    name,
    bars: { left, width: width - left - VALUES - said - MARGIN - 8 },
    said: { left: width - MARGIN - said, width: said },
    row: 50,
  };
}

/** A's bars are outlined, B's are filled. */
export function sideBar(x: number, y: number, width: number, isB: boolean, theme: Theme): VNode {
  const color = isB ? theme.series[0] : theme.muted;
  return (
    <rect
      x={x + 0.75}
      y={y - BAR / 2}
      width={Math.max(0.5, width - 1.5)}
      height={BAR}
      fill={isB ? color : 'none'}
      stroke={color}
      stroke-width={1.5}
    />
  );
}

export function figureRow(
  figure: ComparedFigureResults,
  top: number,
  { wide, name, bars, said, row: height }: Places,
  theme: Theme,
): VNode[] {
  const { a, b, verdict } = figure;
  const first = wide ? top + 18 : top + 36;
  const most = Math.max(a ?? 0, b ?? 0);
  const lengthOf = (value: number): number => (most > 0 ? (value / most) * bars.width : 0);
  const side = (value: number | null, y: number, isB: boolean): VNode[] => {
    const length = lengthOf(value ?? 0);
    const whisker = isB ? intervalOf(figure) : null;
    const end = Math.max(length, lengthOf(Math.min(whisker?.high ?? 0, most)));
    return [
      ...(value === null ? [] : [sideBar(bars.left, y, length, isB, theme)]),
      ...(whisker === null ? [] : whiskerLines(bars.left + lengthOf(whisker.low), bars.left + end, y, theme)),
      <text x={bars.left + end + 6} y={y} font-size={SIZE} fill={theme.text} dominant-baseline="central">
        {fitText(valueText(value, figure), VALUES - 8, SMALL)}
      </text>,
    ];
  };
  const names = fitLines(figureName(figure), name, wide ? 2 : 1, NAME);
  const nameY = wide ? top + (names.length === 1 ? 26 : 18) : top + 14;
  const word = verdictText(verdict);
  const difference = verdict === 'no-difference' && figure.same ? '' : differenceText(figure);
  return [
    <line x1={MARGIN} x2={said.left + said.width} y1={top} y2={top} stroke={theme.line} />,
    ...names.map((line, index) => (
      <text
        x={MARGIN}
        y={nameY + index * 16}
        font-size={NAME.size}
        font-weight="bold"
        fill={theme.text}
        dominant-baseline="central"
      >
        {line}
      </text>
    )),
    ...side(a, first, false),
    ...side(b, first + STEP, true),
    ...(wide
      ? [
          textAt(said.left, top + 18, fitText(word, said.width, SMALL), verdictColor(verdict, theme)),
          textAt(said.left, top + 34, fitText(difference, said.width, SMALL), theme.muted),
        ]
      : [
          textAt(said.left, top + height - 12, word, verdictColor(verdict, theme)),
          textAt(
            said.left + textWidth(word, SMALL) + 10,
            top + height - 12,
            fitText(difference, said.width - textWidth(word, SMALL) - 10, SMALL),
            theme.muted,
          ),
        ]),
  ];
}

export function textAt(x: number, y: number, said: string, fill: string): VNode {
  return (
    <text x={x} y={y} font-size={SIZE} fill={fill} dominant-baseline="central">
      {said}
    </text>
  );
}

function whiskerLines(from: number, to: number, y: number, { text: color }: Theme): VNode[] {
  if (to - from < 1) return [];
  return [
    <path
      d={`M${from} ${y - 3}V${y + 3}M${from} ${y}H${to}M${to} ${y - 3}V${y + 3}`}
      fill="none"
      stroke={color}
      stroke-width={1}
    />,
  ];
}

/** Between which values B's figure lies, as far as the difference is known, A's being what it is. */
function intervalOf({ a, difference }: ComparedFigureResults): { readonly low: number; readonly high: number } | null {
  const { low, high } = difference;
  if (a === null || low === null || high === null || low === high) return null;
  return { low: Math.max(0, a + low), high: Math.max(0, a + high) };
}

export const valueText = (value: number | null, figure: ComparedFigureResults): string =>
  value === null ? 'unknown' : amount(value, figure);
