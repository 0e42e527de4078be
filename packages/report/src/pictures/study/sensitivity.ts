import type { FigureSensitivity, NumberSensitivity, SensitivityResults } from '@rollout/simulator';
import { formatCount, formatNumber, formatPercent } from '../../text/number.ts';
import { studyFigure } from '../../text/study-figure.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row, Section } from '../chart/rows/row-chart.ts';
import { type Scale, spanScale, timeScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { left, right } from './told.ts';

/** Of each figure, and of all. */
const MOST = 5;
const MOST_FIGURES = 6;

/** Which numbers of the model move each figure most: a bar from the figure with the number moved down to that with it moved up. */
export function sensitivityPicture({ by, trials, figures }: SensitivityResults): Picture {
  const moved = figures.filter(({ numbers }) => numbers.length > 0);
  const shown = moved.slice(0, MOST_FIGURES);
  const still = figures.filter(({ numbers }) => numbers.length === 0).map(({ figure }) => figure);
  const percent = formatPercent(by);
  const runs = trials === 0 ? 'Each worked out exactly.' : `From ${formatCount(trials)} runs to each side.`;
  const most = shown.length < moved.length ? [`The first ${shown.length} of ${moved.length} figures.`] : [];
  return {
    name: 'sensitivity',
    title: 'Which numbers of the model matter most',
    description: said(moved, percent),
    notes: [
      `Each number of the model ${percent} down (hatched) and up (plain); of a chance, that of itself or of what it lacks to 100%, whichever is less.`,
      runs,
      ...most,
      ...(still.length === 0 ? [] : [`Nothing is certain to move ${still.join(', ')}.`]),
    ],
    table: {
      columns: [
        left('figure'),
        left('number'),
        right(`${percent} down`),
        right('as written'),
        right(`${percent} up`),
        right('change'),
      ],
      rows: moved.flatMap((figure) =>
        figure.numbers.map((number) => [
          figure.figure,
          number.number,
          studyFigure(figure.unit, number.low),
          figure.value === null ? '' : studyFigure(figure.unit, figure.value),
          studyFigure(figure.unit, number.high),
          changeOf(number),
        ]),
      ),
    },
    draw: (frame) =>
      drawRows(frame, {
        legend: [
          { text: `${percent} down`, color: frame.theme.series[1], pattern: 'hatched' },
          { text: `${percent} up`, color: frame.theme.series[0], pattern: 'plain' },
        ],
        sections: shown.map((figure) => sectionOf(figure, frame.theme)),
      }),
  };
}

function sectionOf(sensitivity: FigureSensitivity, theme: Theme): Section {
  const { figure, numbers, unit, value } = sensitivity;
  const shown = numbers.slice(0, MOST);
  const ends = [...(value === null ? [] : [value]), ...shown.flatMap(({ low, high }) => [low, high])];
  const rest = numbers.length - shown.length;
  const more: Row[] =
    rest === 0
      ? []
      : [{ label: `and ${rest} more`, shapes: [], values: [], told: `${rest} more numbers move ${figure} less` }];
  return {
    title: `${figure}${unit === null || unit === 'seconds' ? '' : `, ${unit}`}`,
    scale: scaleOf(unit, Math.min(...ends), Math.max(...ends)),
    columns: [''],
    rows: [...shown.map((number) => rowOf(sensitivity, number, theme)), ...more],
  };
}

function scaleOf(unit: FigureSensitivity['unit'], from: number, to: number): Scale {
  switch (unit) {
    case null:
      return spanScale(from, to, formatPercent);
    case 'seconds':
      return timeScale(from, to);
    default:
      return spanScale(from, to, formatNumber);
  }
}

/** Its bars meet at the figure as the model is written. */
function rowOf({ figure, unit, value }: FigureSensitivity, number: NumberSensitivity, theme: Theme): Row {
  const { low, high } = number;
  const middle = value ?? (low + high) / 2;
  const sides = [
    { from: Math.min(low, middle), to: Math.max(low, middle), color: theme.series[1], pattern: 'hatched' },
    { from: Math.min(high, middle), to: Math.max(high, middle), color: theme.series[0], pattern: 'plain' },
  ] as const;
  const [down, up] = [studyFigure(unit, low), studyFigure(unit, high)];
  const written = value === null ? '' : `${studyFigure(unit, value)} as written, `;
  return {
    label: number.number,
    shapes: sides.map((side) => ({ kind: 'bar', ...side })),
    values: [{ text: changeOf(number) }],
    told: `${number.number}\n${figure}: ${down} with it down, ${written}${up} with it up${intervalOf(unit, number)}`,
  };
}

function intervalOf(unit: FigureSensitivity['unit'], { difference: { low, high } }: NumberSensitivity): string {
  if (low === null || high === null || low === high) return '';
  const text = (value: number): string => `${value < 0 ? '−' : '+'}${studyFigure(unit, Math.abs(value))}`;
  return `\nfrom down to up ${text(low)} to ${text(high)}`;
}

function changeOf({ relative: { value } }: NumberSensitivity): string {
  return value === null ? '' : `${value > 0 ? '+' : '−'}${formatPercent(Math.abs(value))}`;
}

function said(moved: readonly FigureSensitivity[], percent: string): string {
  const [figure] = moved;
  const [number] = figure?.numbers ?? [];
  if (figure === undefined || number === undefined)
    return `No number of the model, ${percent} down or up, is certain to move any figure.`;
  return `${figure.figure} is moved most by ${number.number}: from ${studyFigure(figure.unit, number.low)} to ${studyFigure(figure.unit, number.high)} as it goes from ${percent} less to ${percent} more.`;
}
