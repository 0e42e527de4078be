import type { ShareOverTime } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
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
/** Places that tell their numbers. */
const COLUMNS = 24;

interface Line {
  readonly side: string;
  readonly curve: ShareOverTime;
}

/** How far each of two plans has got by any time: the median run, and where nine in ten are. Nothing where one of them has no such curve. */
export function progressesPicture({ sides, a, b }: Pick<Compared, 'sides' | 'a' | 'b'>): Picture[] {
  const [one, other] = [a.curves, b.curves];
  const before = one?.progress ?? one?.people;
  const after = other?.progress ?? other?.people;
  if (one === null || other === null || before === undefined || after === undefined) return [];
  if (before === null || after === null) return [];
  const what = one.progress === null ? 'audience' : 'fleet';
  const lines: readonly Line[] = [
    { side: sides.a, curve: before },
    { side: sides.b, curve: after },
  ];
  return [
    {
      name: 'progresses',
      title: `How the ${what} comes to the new version`,
      description: lines.map(({ side, curve }) => `${side}: ${halfSaid(curve, what)}`).join(' '),
      notes: [
        `Lines: the median run; bands: 90% of runs (P5 to P95), at each instant by itself. ${counted(Math.min(one.trials, other.trials), 'run')} of each were watched.`,
      ],
      table: {
        columns: [
          { title: 'after', align: 'right' },
          ...lines.map(({ side }) => ({ title: side, align: 'right' as const })),
        ],
        rows: timesOf(lines, COLUMNS).map((at) => [
          formatDuration(at),
          ...lines.map(({ curve }) => formatPercent(valueAt(curve, curve.p50, at))),
        ]),
      },
      draw: (frame) => draw(frame, lines),
    },
  ];
}

function halfSaid({ at, p50 }: ShareOverTime, what: string): string {
  const half = p50.findIndex((share) => share >= 0.5);
  const when = at[half];
  return when === undefined
    ? `half of the ${what} is never reached in the median run.`
    : `half of the ${what} after ${formatDuration(when * 1000)} in the median run.`;
}

/** In milliseconds, evenly spaced up to the later of the ends. */
function timesOf(lines: readonly Line[], count: number): number[] {
  const last = lines.reduce((most, { curve }) => Math.max(most, curve.at.at(-1) ?? 0), 0) * 1000;
  return Array.from({ length: count }, (_, index) => Math.round((last * (index + 1)) / count));
}

/** Of the last instant of the curve up to then. */
function valueAt({ at }: ShareOverTime, values: readonly number[], milliseconds: number): number {
  let index = -1;
  while ((at[index + 1] ?? Number.POSITIVE_INFINITY) * 1000 <= milliseconds) index++;
  return values[Math.max(0, index)] ?? 0;
}

function draw(frame: Frame, lines: readonly Line[]): Drawing {
  const { width, theme } = frame;
  const last = lines.reduce((most, { curve }) => Math.max(most, curve.at.at(-1) ?? 0), 0) * 1000 || 1;
  const look = axisLook(theme);
  const option = {
    grid: GRID,
    xAxis: { ...timeAxis(theme, 0, last, width - GRID.left - GRID.right), splitLine: { show: false } },
    yAxis: {
      ...look,
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { ...look.axisLabel, formatter: (share: number) => formatPercent(share) },
    },
    series: lines.flatMap((line, index) => [...band(line, index, frame), median(line, index, frame, last)]),
  };
  const drawing = drawChart(frame, HEIGHT, option, ({ at }) => {
    const [left] = at(0, 0);
    const [right] = at(last, 0);
    const step = (right - left) / COLUMNS;
    return timesOf(lines, COLUMNS).map((time, column): Mark => {
      const said = lines.map(({ side, curve }) => {
        const [low, middle, high] = [curve.p5, curve.p50, curve.p95].map((values) =>
          formatPercent(valueAt(curve, values, time)),
        );
        return `${side}: ${middle} (${low}–${high})`;
      });
      return {
        x: left + column * step,
        y: GRID.top,
        width: step,
        height: HEIGHT - GRID.top - GRID.bottom,
        text: [`after ${formatDuration(time)}`, ...said].join('\n'),
      };
    });
  });
  return { ...drawing, body: [...drawing.body, ...sideKey(lines, frame)] };
}

const colorOf = (index: number, { theme }: Frame): string => (index === 0 ? theme.muted : theme.series[0]);

function median({ curve }: Line, index: number, frame: Frame, last: number) {
  const points = curve.at.map((at, place) => [at * 1000, curve.p50[place] ?? 0]);
  return {
    type: 'line',
    step: 'end',
    showSymbol: false,
    z: 3,
    lineStyle: { color: colorOf(index, frame), width: 2.5, type: index === 0 ? 'dashed' : 'solid' },
    data: [...points, [last, curve.p50.at(-1) ?? 0]],
  };
}

/** Two lines, the upper one stacked upon the lower, filled between. */
function band({ curve }: Line, index: number, frame: Frame) {
  const common = {
    type: 'line',
    step: 'end',
    showSymbol: false,
    stack: `band-${index}`,
    lineStyle: { opacity: 0 },
  };
  return [
    { ...common, data: curve.at.map((at, place) => [at * 1000, curve.p5[place] ?? 0]) },
    {
      ...common,
      areaStyle: { color: colorOf(index, frame), opacity: 0.18 },
      data: curve.at.map((at, place) => [at * 1000, (curve.p95[place] ?? 0) - (curve.p5[place] ?? 0)]),
    },
  ];
}
