import type { ComparedFigureResults, CompareResults } from '@rollout/simulator';
import type { VNode } from 'preact';
import { capitalised } from '../../text/capitalised.ts';
import { certainty, type Sides } from '../../text/compare/sides.ts';
import { differenceText, figureName } from '../../text/compare/words.ts';
import { counted } from '../../text/counted.ts';
import { fitLines, fitTextEnd } from '../lettering/fit-text.ts';
import type { Drawing, Frame, Mark, Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { figureRow, MARGIN, placesIn, SIZE, SMALL, sideBar, textAt, valueText } from './sides-row.tsx';
import { verdictText } from './verdict-marks.ts';

/** More figures are summed up. */
const MOST_ROWS = 24;
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
  return {
    width,
    height: end + sameLines.length * LINE + 22,
    body: [
      ...legend(width, sides, theme),
      ...figures.flatMap((figure, index) => figureRow(figure, HEAD + index * places.row, places, theme)),
      <line x1={MARGIN} x2={width - MARGIN} y1={end} y2={end} stroke={theme.line} />,
      ...sameLines.map((line, index) => textAt(MARGIN, end + 18 + index * LINE, line, theme.muted)),
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
      sideBar(x, 16, 20, index === 1, theme),
      <text x={x + 26} y={16} font-size={SIZE} fill={theme.text} dominant-baseline="central">
        {text}
      </text>,
    ];
  });
}
