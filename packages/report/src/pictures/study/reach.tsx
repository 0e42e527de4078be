import type { BugResults, CurvesResults, Exceedance, Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { formatNumber, formatPercent, formatUsers } from '../../text/number.ts';
import { axisTitle } from '../chart/axis-title.tsx';
import { bandSeries, lineSeries, type Points } from '../chart/band-series.ts';
import { columnMarks } from '../chart/column-marks.ts';
import { drawChart } from '../chart/draw-chart.ts';
import { LABEL_SIZE } from '../chart/option-parts.ts';
import { openFills } from '../chart/patterns.tsx';
import { drawLegend } from '../chart/rows/legend.tsx';
import { type LogOrLinear, spanOf } from '../chart/span.ts';
import { axisOf } from '../chart/time-axis.ts';
import type { Drawing, Frame, Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { fromRuns, left, right } from './told.ts';

const PLOT = 240;
const BOTTOM = 48;
const LEFT = 70;
const RIGHT = 16;
const HEAD = 28;
const MARKS = 20;
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [1, 2]];

/** More of them cannot be told apart. */
const MOST_BANDS = 3;

type Kind = 'reach' | 'met' | 'exposure';

interface Curve {
  readonly bug: string;
  readonly points: Exceedance<string>['points'];
}

/** Of bugs that reach servers, people, or that are exposed: the chance of at least so much, one line a bug. None where nothing is ever reached. */
export function reachPictures(results: Results, curves: CurvesResults): Picture[] {
  const exposures = new Set(Object.values(curves.bugs).map(({ exposure }) => exposure.unit));
  return [
    ...picturesOf('reach', 'servers', results, curves),
    ...picturesOf('met', 'users', results, curves),
    ...[...exposures].flatMap((unit) => picturesOf('exposure', unit, results, curves)),
  ];
}

function picturesOf(kind: Kind, unit: string, results: Results, curves: CurvesResults): Picture[] {
  const all = Object.entries(curves.bugs)
    .map(([bug, each]): Curve => ({ bug, points: each[kind]?.unit === unit ? each[kind].points : [] }))
    .filter(({ points }) => points.length > 0);
  if (all.length === 0) return [];
  const worst = [...all].sort((a, b) => weightOf(b) - weightOf(a));
  const kept = new Set(worst.slice(0, DASHES.length));
  const shown = all.filter((curve) => kept.has(curve));
  const titles: Readonly<Record<Kind, string>> = {
    reach: 'How many servers a bug reaches',
    met: 'How many users a bug reaches',
    exposure: `How much exposure a bug gets, in ${unit}`,
  };
  return [
    {
      name: kind === 'reach' ? 'reach' : kind === 'met' ? 'users' : `exposure-${unit}`,
      title: titles[kind],
      description: said(kind, unit, worst[0] ?? all[0], results),
      notes: [
        fromRuns(results),
        'The chance of at least so much, over all runs: those without the bug count as none.',
        ...(shown.some(isEstimated)
          ? [shown.length > MOST_BANDS ? 'Intervals are in the numbers.' : 'Shaded: the interval.']
          : []),
        ...byPowers(axesOf(kind, shown)),
        ...(kind === 'exposure' ? [] : shown.flatMap(({ bug }) => whenFound(kind, bug, results.bugs[bug])).slice(0, 3)),
        ...(all.length > shown.length ? [`Drawn are the ${shown.length} bugs of ${all.length} that reach most.`] : []),
      ],
      table: {
        columns: [left('bug'), right(`at least, in ${unit}`), right('chance')],
        rows: shown.flatMap(({ bug, points }) =>
          points.map(({ atLeast, probability }) => [bug, amountText(kind, atLeast), percentWithInterval(probability)]),
        ),
      },
      draw: (frame) => draw(frame, kind, unit, shown),
    },
  ];
}

/** Some chance of it has an interval. */
const isEstimated = ({ points }: Pick<Curve, 'points'>): boolean =>
  points.some(({ probability: { low, high } }) => low !== high);

/** The expected amount, as far as the points tell. */
function weightOf({ points }: Curve): number {
  return points.reduce((sum, { atLeast, probability }, index) => {
    const before = points[index - 1]?.atLeast ?? 0;
    return sum + (atLeast - before) * (probability.value ?? 0);
  }, 0);
}

function draw(frame: Frame, kind: Kind, unit: string, curves: readonly Curve[]): Drawing {
  const { theme, width, id } = frame;
  const room = width - LEFT - RIGHT;
  const { x, y } = axesOf(kind, curves);
  const legend = drawLegend(
    curves.length === 1 ? [] : curves.map(({ bug }, index) => ({ text: bug, ...strokeOf(index, theme) })),
    width,
    theme,
    openFills(id, theme.surface),
  );
  const top = legend.height + HEAD + 8;
  const option = {
    grid: { left: LEFT, right: RIGHT, top, bottom: BOTTOM },
    xAxis: { ...axisOf(theme, x.axisTicks(room)), min: 0, max: 1, splitLine: { show: false } },
    yAxis: { ...axisOf(theme, y.axisTicks(PLOT)), min: 0, max: 1, axisLine: { show: false } },
    series: curves.flatMap(({ points }, index) => {
      const { color, numbers } = strokeOf(index, theme);
      const band = stairs(points, ({ low }) => low, x, y);
      const upper = stairs(points, ({ high }) => high, x, y);
      return [
        ...(curves.length <= MOST_BANDS && isEstimated({ points }) ? [bandSeries(band, upper, color, 0.15)] : []),
        lineSeries(
          stairs(points, ({ value }) => value, x, y),
          color,
          numbers.length === 0 ? {} : { dash: [...numbers] },
        ),
      ];
    }),
  };
  const plot = { left: LEFT, top, width: room, height: PLOT };
  const told = (share: number): string => toldAt(curves, kind, unit, x.valueAt(share));
  const end = (
    <text x={width - RIGHT} y={top + PLOT + BOTTOM - 6} fill={theme.muted} font-size={LABEL_SIZE} text-anchor="end">
      {`at least so many ${unit}`}
    </text>
  );
  return drawChart(
    frame,
    top + PLOT + BOTTOM,
    option,
    () => columnMarks(plot, MARKS, told),
    () => [...legend.body, axisTitle('share of runs', theme, legend.height + 18), end],
  );
}

function axesOf(kind: Kind, curves: readonly Curve[]): { readonly x: LogOrLinear; readonly y: LogOrLinear } {
  const points = curves.flatMap((curve) => curve.points);
  const chances = points.map(({ probability: { value } }) => value ?? 0).filter((value) => value > 0);
  return {
    x: spanOf(
      points.map(({ atLeast }) => atLeast),
      (value) => amountText(kind, value),
    ),
    y: spanOf(chances, formatPercent),
  };
}

/** On which axes values are further apart than they look. */
function byPowers({ x, y }: ReturnType<typeof axesOf>): string[] {
  if (x.isLog && y.isLog) return ['Both axes go by powers of ten.'];
  if (x.isLog) return ['The axis below goes by powers of ten.'];
  return y.isLog ? ['The axis on the left goes by powers of ten.'] : [];
}

function strokeOf(index: number, { series }: Theme) {
  const numbers = DASHES[index % DASHES.length] ?? [];
  const color = series[index % series.length] ?? series[0];
  return {
    color,
    numbers,
    pattern: 'plain',
    shape: 'stroke',
    dash: numbers.length === 0 ? 'none' : numbers.join(' '),
  } as const;
}

/** Between two points the chance is that of the greater one; beyond the last nothing was seen. */
function stairs(
  points: Curve['points'],
  of: (probability: Curve['points'][number]['probability']) => number | null,
  x: LogOrLinear,
  y: LogOrLinear,
): Points {
  const path: [number, number][] = [];
  let before = 0;
  for (const { atLeast, probability } of points) {
    const height = y.place(of(probability) ?? 0);
    path.push([before, height], [x.place(atLeast), height]);
    before = x.place(atLeast);
  }
  return [...path, [before, 0]];
}

function toldAt(curves: readonly Curve[], kind: Kind, unit: string, amount: number): string {
  const lines = curves.map(({ bug, points }) => {
    const point = points.find(({ atLeast }) => atLeast >= amount);
    if (point === undefined) return `${bug}: more than that was never seen`;
    return `${bug}: at least ${amountText(kind, point.atLeast)} in ${percentWithInterval(point.probability)} of runs`;
  });
  return [unit, ...lines].join('\n');
}

function amountText(kind: Kind, amount: number): string {
  return kind === 'met' ? formatUsers(amount) : formatNumber(amount);
}

function whenFound(kind: 'reach' | 'met', bug: string, results: BugResults | undefined): string[] {
  const found = kind === 'reach' ? results?.whenFound.reach : results?.whenFound.met;
  if (found === undefined || found === null || found.mean.value === null) return [];
  const p95 = found.p95.value === null ? '' : ` (P95 ${amountText(kind, found.p95.value)})`;
  return [`${bug} has got to ${amountText(kind, found.mean.value)} ${found.unit} on average${p95} when it is found.`];
}

/** Chances that are so small beside that of the bug are drawn, and not what is said first. */
const RARE = 0.001;

function said(kind: Kind, unit: string, curve: Curve | undefined, results: Results): string {
  const [any] = curve?.points ?? [];
  const last = curve?.points.findLast(
    ({ probability }) => (probability.value ?? 0) >= RARE * (any?.probability.value ?? 0),
  );
  if (curve === undefined || any === undefined || last === undefined) return '';
  const bug = results.bugs[curve.bug];
  const amounts = kind === 'reach' ? bug?.reach : kind === 'met' ? bug?.met : bug?.exposure;
  const p95 = amounts?.p95.value ?? null;
  const there =
    p95 === null ? '' : ` Where it is there, 95 of 100 runs keep it within ${amountText(kind, p95)} ${unit}.`;
  const most =
    last === any ? '' : `, and to ${amountOf(kind, last.atLeast, unit)} in ${percentWithInterval(last.probability)}`;
  return `${curve.bug} gets to at least ${amountOf(kind, any.atLeast, unit)} in ${percentWithInterval(any.probability)} of all runs${most}.${there}`;
}

const amountOf = (kind: Kind, amount: number, unit: string): string =>
  amount === 1 ? counted(1, unit.replace(/s$/, '')) : `${amountText(kind, amount)} ${unit}`;
