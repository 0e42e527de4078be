import type { Results } from '@rollout/simulator';
import { formatDuration } from '../../text/duration.ts';
import { formatPercent } from '../../text/number.ts';
import { drawChart } from '../chart/draw-chart.ts';
import { axisLook } from '../chart/option-parts.ts';
import { timeAxis } from '../chart/time-axis.ts';
import type { Drawing, Frame, Mark, Picture } from '../picture.ts';
import type { Compared } from './compared.ts';
import { sideKey } from './side-key.tsx';

const HEIGHT = 300;
const GRID = { left: 52, right: 20, top: 44, bottom: 30 };

/** A share of the runs that are over by a time, in milliseconds. */
type Point = readonly [at: number, share: number];

/** How many runs are over by any time, of both plans. */
export function durationsPicture({ sides, a, b }: Pick<Compared, 'sides' | 'a' | 'b'>): Picture {
  const both = [
    { side: sides.a, duration: a.duration, points: overBy(a.duration) },
    { side: sides.b, duration: b.duration, points: overBy(b.duration) },
  ];
  return {
    name: 'durations',
    title: 'How long both take',
    description: both
      .map(
        ({ side, duration: { p50, p95 } }) =>
          `${side}: half of the runs are over in ${timeText(p50.value)}, 95% in ${timeText(p95.value)}.`,
      )
      .join(' '),
    notes: ['The share of runs that are over by then: the further left a line, the sooner; the steeper, the surer.'],
    table: {
      columns: [
        { title: 'quantile', align: 'left' },
        { title: sides.a, align: 'right' },
        { title: sides.b, align: 'right' },
      ],
      rows: QUANTILES.map((quantile) => [
        quantile.toUpperCase(),
        timeText(a.duration[quantile].value),
        timeText(b.duration[quantile].value),
      ]),
    },
    draw: (frame) => draw(frame, both),
  };
}

const SHARES = { p10: 0.1, p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 } as const;
const QUANTILES = ['p10', 'p50', 'p90', 'p95', 'p99'] as const;

/** By the bars of the histogram and the quantiles, which tell where in a bar runs end; between them as if they ended evenly. */
function overBy({ histogram, ...duration }: Results['duration']): Point[] {
  const [first] = histogram;
  if (first === undefined) return [];
  let over = 0;
  const points: Point[] = [[first.from * 1000, 0]];
  for (const { to, share } of histogram) {
    over += share;
    points.push([to * 1000, Math.min(1, over)]);
  }
  for (const quantile of QUANTILES) {
    const { value } = duration[quantile];
    if (value !== null) points.push([value * 1000, SHARES[quantile]]);
  }
  points.sort(([a, less], [b, more]) => a - b || less - more);
  // Both are rounded, if by next to nothing.
  let most = 0;
  return points.map(([at, share]): Point => {
    most = Math.max(most, share);
    return [at, most];
  });
}

interface Line {
  readonly side: string;
  readonly points: readonly Point[];
}

function draw(frame: Frame, lines: readonly Line[]): Drawing {
  const { width, theme } = frame;
  const times = lines.flatMap(({ points }) => points.map(([at]) => at));
  const latest = Math.max(...times, 1);
  const earliest = Math.min(...times, latest);
  const span = latest - earliest;
  // What always takes as long is a line straight up; it needs room on both sides.
  const [from, to] = [Math.max(0, earliest - span * 0.05), span === 0 ? latest * 1.1 : latest + span * 0.02];
  const option = {
    grid: GRID,
    xAxis: { ...timeAxis(theme, from, to, width - GRID.left - GRID.right), splitLine: { show: false } },
    yAxis: {
      ...axisLook(theme),
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { ...axisLook(theme).axisLabel, formatter: (share: number) => formatPercent(share) },
    },
    series: lines.map(({ points }, index) => ({
      type: 'line',
      showSymbol: false,
      lineStyle: lineLook(index, frame),
      data: points.length === 0 ? [] : [...points, [to, 1]],
    })),
  };
  const drawing = drawChart(frame, HEIGHT, option, ({ at }) => {
    const [left] = at(from, 0);
    const [right] = at(to, 0);
    const step = (right - left) / COLUMNS;
    return Array.from({ length: COLUMNS }, (_, column): Mark => {
      const time = from + ((column + 1) / COLUMNS) * (to - from);
      const said = lines.map(({ side, points }) => `${side}: ${formatPercent(shareAt(points, time))}`);
      return {
        x: left + column * step,
        y: GRID.top,
        width: step,
        height: HEIGHT - GRID.top - GRID.bottom,
        text: [`over within ${formatDuration(Math.round(time))}`, ...said].join('\n'),
      };
    });
  });
  return { ...drawing, body: [...drawing.body, ...sideKey(lines, frame)] };
}

/** Places that tell their numbers. */
const COLUMNS = 24;

function lineLook(index: number, { theme }: Frame) {
  return index === 0
    ? { color: theme.muted, width: 2, type: 'dashed' }
    : { color: theme.series[0], width: 2.5, type: 'solid' };
}

function shareAt(points: readonly Point[], time: number): number {
  let before: Point = [0, 0];
  for (const point of points) {
    const [at, share] = point;
    if (at === time) return share;
    if (at > time) {
      const [earlier, less] = before;
      return at === earlier ? share : less + ((share - less) * (time - earlier)) / (at - earlier);
    }
    before = point;
  }
  return before[1];
}

const timeText = (seconds: number | null): string => (seconds === null ? 'unknown' : formatDuration(seconds * 1000));
