import type { VNode } from 'preact';
import { capitalised } from '../../text/capitalised.ts';
import { counted } from '../../text/counted.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import { figuresText, settingText } from '../../text/optimum/point-text.ts';
import { kneeReason } from '../../text/optimum/reasons.ts';
import type { OptimumReport, ReportedObjective, ReportedPoint } from '../../text/optimum/report.ts';
import { amountText, figureText, textOfValue } from '../../text/optimum/units.ts';
import { drawChart } from '../chart/draw-chart.ts';
import { LABEL_SIZE } from '../chart/option-parts.ts';
import { decimalSteps, ticksBySteps } from '../chart/ticks.ts';
import { axisOf, timeTicks } from '../chart/time-axis.ts';
import { fitText } from '../lettering/fit-text.ts';
import type { Drawing, Frame, Mark, Picture } from '../picture.ts';
import { GRID, labels, type Pair, pointNodes, rolesOf, valuesOf } from './front-points.tsx';

const HEIGHT = 380;
const LETTERING = { size: LABEL_SIZE };
/** What a pointer hits. */
const HIT = 22;

/** The front between two objectives: each point a plan that nothing tried beats; its knee, and the plan as it is. */
export function frontPicture(report: OptimumReport, pair: Pair, name: string): Picture {
  const { objectives, front, own, tried, axes, method, trials, confidence, complete } = report;
  const [x, y] = [objectives[pair.x], objectives[pair.y]];
  const title = capitalised(`${y?.name ?? ''} against ${x?.name ?? ''}`);
  const how =
    method === 'exact' ? 'Exact.' : `${formatCount(trials ?? 0)} trials, intervals at ${formatPercent(confidence)}.`;
  const points = [...front, ...(own === null || own.at !== null ? [] : [own])];
  return {
    name,
    title,
    description: [kneeSaid(report), ownSaid(report)].filter((each) => each !== '').join(' '),
    notes: [
      `${counted(tried, 'plan')} tried, ${formatCount(front.length)} that no other beats. ${how}`,
      ...(objectives.length > 2
        ? ['What seems beaten here is better in an objective that this picture does not show.']
        : []),
      'No plan that was tried beats a point of the front in one without being worse in another.',
      ...(report.knee === null
        ? []
        : [
            'The knee is the point whose objectives, each measured from its best on the front to its worst, come to the least together.',
          ]),
      ...(complete ? [] : ['The search was stopped before its end.']),
    ],
    table: {
      columns: [
        { title: '', align: 'left' },
        ...axes.map(({ name: axis }) => ({ title: axis, align: 'right' as const })),
        ...objectives.map((each) => ({ title: each.name, align: 'right' as const })),
      ],
      rows: points.map((point, index) => [
        [index < front.length ? `#${index + 1}` : '', ...rolesOf(report, point)].join(' ').trim(),
        ...axes.map((axis, at) => textOfValue(axis, point.values[at] ?? 0)),
        ...objectives.map(({ unit }, at) => textOf(point, at, unit)),
      ]),
    },
    draw: (frame) => (x === undefined || y === undefined ? empty(frame) : draw(frame, report, pair, x, y)),
  };
}

function kneeSaid(report: OptimumReport): string {
  const point = report.knee === null ? undefined : report.front[report.knee];
  const [only] = report.front;
  if (point === undefined && only !== undefined && report.front.length === 1)
    return `One plan is best in all: ${settingText(report, only)}: ${figuresText(report, only)}.`;
  if (point === undefined) return 'The front has no knee.';
  const reason = kneeReason(report);
  return `Knee: ${settingText(report, point)}: ${figuresText(report, point)}.${reason === null ? '' : ` ${reason}.`}`;
}

function ownSaid(report: OptimumReport): string {
  const { own } = report;
  if (own === null) return '';
  const where = own.at === null ? 'not on the front' : 'on the front';
  return `Now: ${settingText(report, own)}: ${figuresText(report, own)}, ${where}.`;
}

function textOf({ figures }: ReportedPoint, objective: number, unit: ReportedObjective['unit']): string {
  const figure = figures[objective];
  return figure === undefined ? 'unknown' : figureText(unit, figure);
}

const empty = ({ width }: Frame): Drawing => ({ width, height: 1, body: [], marks: [] });

function draw(frame: Frame, report: OptimumReport, pair: Pair, x: ReportedObjective, y: ReportedObjective): Drawing {
  const { width, theme } = frame;
  const { front, own } = report;
  const points = [...front, ...(own === null || own.at !== null ? [] : [own])].filter(
    ({ figures }) => Number.isFinite(figures[pair.x]?.value) && Number.isFinite(figures[pair.y]?.value),
  );
  const across = spanOf(points, pair.x);
  const along = spanOf(points, pair.y);
  const option = {
    grid: GRID,
    xAxis: axis(frame, x, across, width - GRID.left - GRID.right),
    yAxis: axis(frame, y, along, HEIGHT - GRID.top - GRID.bottom),
    series: [
      {
        type: 'line',
        showSymbol: false,
        lineStyle: { color: theme.series[0], width: 1.5, opacity: 0.5 },
        // With more than two objectives no line joins the points of a pair.
        data: report.objectives.length === 2 ? front.map((point) => valuesOf(point, pair)) : [],
      },
    ],
  };
  let over: VNode[] = [];
  const drawing = drawChart(frame, HEIGHT, option, (place) => {
    over = points.flatMap((point) => pointNodes(point, report, pair, place, frame));
    over.push(...labels(points, report, pair, place, frame));
    return points.map((point): Mark => {
      const [left, top] = place.at(...valuesOf(point, pair));
      const part = { kind: 'point', index: point === own && own.at === null ? null : front.indexOf(point) } as const;
      return { x: left - HIT / 2, y: top - HIT / 2, width: HIT, height: HIT, text: tip(report, point), part };
    });
  });
  return { ...drawing, body: [...drawing.body, ...over, ...names(frame, x, y)] };
}

function tip(report: OptimumReport, point: ReportedPoint): string {
  const index = report.front.indexOf(point);
  const roles = rolesOf(report, point);
  return [
    [index < 0 ? 'not on the front' : `#${index + 1}`, ...roles].join(', '),
    ...report.axes.map((each, at) => `${each.name} = ${textOfValue(each, point.values[at] ?? 0)}`),
    ...report.objectives.map(({ name, unit }, at) => `${name} ${textOf(point, at, unit)}${unitSaid(unit)}`),
  ].join('\n');
}

const unitSaid = (unit: ReportedObjective['unit']): string =>
  unit === 'milliseconds' || unit === 'share' ? '' : ` ${unit}`;

/** With the intervals, and a little room. */
function spanOf(points: readonly ReportedPoint[], objective: number): readonly [from: number, to: number] {
  const ends = points
    .flatMap(({ figures }) => {
      const { value, low, high } = figures[objective] ?? { value: 0, low: 0, high: 0 };
      return [value, low, high];
    })
    .filter(Number.isFinite);
  const least = ends.reduce((a, b) => Math.min(a, b), Infinity);
  const most = ends.reduce((a, b) => Math.max(a, b), -Infinity);
  const room = most > least ? (most - least) * 0.08 : Math.max(Math.abs(most) * 0.1, 1e-9);
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
}

function axis({ theme }: Frame, { unit }: ReportedObjective, [from, to]: readonly [number, number], room: number) {
  const ticks =
    unit === 'milliseconds'
      ? timeTicks(from, to, room)
      : ticksBySteps({ from, to, room }, decimalSteps(to - from), (value) => amountText(unit, value));
  return { ...axisOf(theme, ticks), min: from, max: to };
}

/** Of the axes, and which way is better. */
function names({ width, theme }: Frame, x: ReportedObjective, y: ReportedObjective): VNode[] {
  const said = ({ name, unit, better }: ReportedObjective): string =>
    `${name}${unitSaid(unit) === '' ? '' : `,${unitSaid(unit)}`} (${better} is better)`;
  const name = (text: string, at: number, anchor: 'start' | 'end', top: number): VNode => (
    <text x={at} y={top} font-size={LABEL_SIZE} fill={theme.muted} text-anchor={anchor} dominant-baseline="central">
      {fitText(text, width - 24, LETTERING)}
    </text>
  );
  return [name(`↑ ${said(y)}`, 12, 'start', 16), name(`${said(x)} →`, width - GRID.right, 'end', HEIGHT - 12)];
}
