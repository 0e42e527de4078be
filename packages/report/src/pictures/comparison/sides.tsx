import type { ComparedFigureResults, CompareResults } from '@rollout/simulator';
import type { VNode } from 'preact';
import { capitalised } from '../../text/capitalised.ts';
import { certainty, type Sides } from '../../text/compare/sides.ts';
import { amount, differenceText, figureName } from '../../text/compare/words.ts';
import { counted } from '../../text/counted.ts';
import { fitLines, fitText, fitTextEnd } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';
import type { Drawing, Frame, Mark, Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { verdictColor, verdictText } from './verdict-marks.ts';

/** More figures are summed up. */
const MOST_ROWS = 24;
const SIZE = 12;
const SMALL = { size: SIZE };
const NAME = { size: 13, bold: true };
const MARGIN = 4;
const BAR = 10;
/** From one bar's middle to the other's. */
const STEP = 16;
const HEAD = 34;
/** What does not differ is only named. */
const MOST_LINES = 6;
const LINE = 17;

/** Each figure of both plans, A's above B's, from 0 on, and what it comes to. */
export function sidesPicture(results: CompareResults, sides: Sides): Picture {
  const { figures, alike } = results;
  const differing = figures.filter(({ verdict }) => verdict !== 'no-difference');
  const same = figures.filter(({ verdict }) => verdict === 'no-difference').map(figureName);
  const shown = differing.slice(0, MOST_ROWS);
  const left = differing.length - shown.length;
  return {
    name: 'sides',
    title: 'Before and after',
    description: alike ? 'Nothing that runs differs between the two.' : verdictsSaid(figures),
    notes: [
      ...certainty(results).map(capitalised),
      ...(figures.some(({ method }) => method !== 'exact')
        ? ['Lines at the ends of bars: the interval of the difference.']
        : []),
      ...(left === 0 ? [] : [`${counted(left, 'more figure')} in the JSON.`]),
    ],
    table: {
      columns: [
        { title: 'figure', align: 'left' },
        { title: sides.a, align: 'right' },
        { title: sides.b, align: 'right' },
        { title: 'difference', align: 'left' },
        { title: 'verdict', align: 'left' },
      ],
      rows: figures.map((each) => [
        figureName(each),
        valueText(each.a, each),
        valueText(each.b, each),
        differenceText(each),
        verdictText(each.verdict),
      ]),
    },
    draw: (frame) => draw(frame, shown, same, sides),
  };
}

/** `Better: crash escapes. Worse: mean duration; exposure to crash, server-hours.` */
function verdictsSaid(figures: readonly ComparedFigureResults[]): string {
  const of = (verdict: ComparedFigureResults['verdict']): string =>
    figures
      .filter((each) => each.verdict === verdict)
      .map(figureName)
      .join('; ');
  const said = (
    [
      ['Better', of('better')],
      ['Worse', of('worse')],
      ['Cannot be told', of('cannot-tell')],
    ] as const
  ).flatMap(([head, names]) => (names === '' ? [] : [`${head}: ${names}.`]));
  return said.length === 0 ? 'No figure differs for better or worse.' : said.join(' ');
}

/** Where the parts of a row stand: beside one another where there is room, else name, bars and verdict below each other. */
interface Places {
  readonly wide: boolean;
  readonly name: number;
  readonly bars: { readonly left: number; readonly width: number };
  readonly said: { readonly left: number; readonly width: number };
  readonly row: number;
}

const VALUES = 96;

function placesIn(width: number): Places {
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

function draw(
  { width, theme }: Frame,
  figures: readonly ComparedFigureResults[],
  same: readonly string[],
  sides: Sides,
): Drawing {
  const places = placesIn(width);
  const end = HEAD + figures.length * places.row;
  const sameLines =
    same.length === 0 ? [] : fitLines(`= no difference: ${same.join('; ')}`, width - 2 * MARGIN, MOST_LINES, SMALL);
  const rows = figures.map((figure, index) => row(figure, HEAD + index * places.row, places, theme));
  return {
    width,
    height: end + sameLines.length * LINE + 22,
    body: [
      ...legend(width, sides, theme),
      ...rows.flatMap(({ body }) => body),
      <line x1={MARGIN} x2={width - MARGIN} y1={end} y2={end} stroke={theme.line} />,
      ...sameLines.map((line, index) => text(MARGIN, end + 18 + index * LINE, line, theme.muted)),
    ],
    marks: figures.map((figure, index): Mark => {
      const { a, b, verdict } = figure;
      const text = `${figureName(figure)}\n${sides.a}: ${valueText(a, figure)}\n${sides.b}: ${valueText(b, figure)}\n${differenceText(figure)}\n${verdictText(verdict)}`;
      return { x: 0, y: HEAD + index * places.row, width, height: places.row, text };
    }),
  };
}

function legend(width: number, sides: Sides, theme: Theme): VNode[] {
  const half = (width - 2 * MARGIN) / 2;
  return [sides.a, sides.b].flatMap((side, index) => {
    const x = MARGIN + index * half;
    const text = fitTextEnd(`${'AB'[index]}: ${side}`, half - 34, SMALL);
    return [
      bar(x, 16, 20, index === 1, theme),
      <text x={x + 26} y={16} font-size={SIZE} fill={theme.text} dominant-baseline="central">
        {text}
      </text>,
    ];
  });
}

/** A's bars are outlined, B's are filled. */
function bar(x: number, y: number, width: number, isB: boolean, theme: Theme): VNode {
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

function row(
  figure: ComparedFigureResults,
  top: number,
  { wide, name, bars, said, row: height }: Places,
  theme: Theme,
): { readonly body: VNode[] } {
  const { a, b, verdict } = figure;
  const first = wide ? top + 18 : top + 36;
  const most = Math.max(a ?? 0, b ?? 0);
  const lengthOf = (value: number): number => (most > 0 ? (value / most) * bars.width : 0);
  const side = (value: number | null, y: number, isB: boolean): VNode[] => {
    const length = lengthOf(value ?? 0);
    const whisker = isB ? intervalOf(figure) : null;
    const end = Math.max(length, lengthOf(Math.min(whisker?.high ?? 0, most)));
    return [
      ...(value === null ? [] : [bar(bars.left, y, length, isB, theme)]),
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
  return {
    body: [
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
            text(said.left, top + 18, fitText(word, said.width, SMALL), verdictColor(verdict, theme)),
            text(said.left, top + 34, fitText(difference, said.width, SMALL), theme.muted),
          ]
        : [
            text(said.left, top + height - 12, word, verdictColor(verdict, theme)),
            text(
              said.left + textWidth(word, SMALL) + 10,
              top + height - 12,
              fitText(difference, said.width - textWidth(word, SMALL) - 10, SMALL),
              theme.muted,
            ),
          ]),
    ],
  };
}

function text(x: number, y: number, said: string, fill: string): VNode {
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

const valueText = (value: number | null, figure: ComparedFigureResults): string =>
  value === null ? 'unknown' : amount(value, figure);
