/** How many runs take how long, as bars, with flags on the times that are pointed at. */
import type { Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { formatPercent } from '../../text/number.ts';
import { axisTitle } from '../chart/axis-title.tsx';
import { barSeries } from '../chart/bar-series.ts';
import { drawChart, type Place } from '../chart/draw-chart.ts';
import { placeFlags } from '../chart/flags.ts';
import { axisLook, LABEL_SIZE } from '../chart/option-parts.ts';
import { roundUp, shareScale } from '../chart/scale.ts';
import { axisOf, timeAxis } from '../chart/time-axis.ts';
import type { Drawing, Frame, Mark } from '../picture.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import type { Point } from './duration-points.ts';
import { timeText } from './told.ts';

const PLOT = 200;
const BOTTOM = 32;
const ROW = 20;
/** Of what the axis on the left counts. */
const HEAD = 18;
const LEFT = 44;
const RIGHT = 16;
const LETTERS = { size: LABEL_SIZE };

export function drawDurations(frame: Frame, { histogram }: Results['duration'], points: readonly Point[]): Drawing {
  const { theme, width } = frame;
  const [from, to] = endsOf(histogram, points);
  const room = width - LEFT - RIGHT;
  const x = (seconds: number): number => LEFT + ((seconds - from) / (to - from)) * room;
  const flags = placeFlags(
    points.map((each) => ({ ...each, x: x(each.at) })),
    { left: 2, right: width - 2 },
    LETTERS,
  );
  const top = HEAD + ROW * (1 + Math.max(0, ...flags.map(({ row }) => row))) + 14;
  const most = Math.max(...histogram.map(({ share }) => share), 0);
  const scale = shareScale(most);
  const look = axisLook(theme);
  const option = {
    grid: { left: LEFT, right: RIGHT, top, bottom: BOTTOM },
    xAxis: { ...timeAxis(theme, from * 1000, to * 1000, room), splitLine: { show: false } },
    yAxis: {
      ...axisOf(theme, scale.ticks(PLOT / 1.5)),
      min: 0,
      max: most > 0.5 ? 1 : roundUp(most),
      axisLine: { show: false },
      splitLine: look.splitLine,
    },
    series: [barSeries(barsOf(histogram, to - from), theme.series[0])],
  };
  return drawChart(
    frame,
    top + PLOT + BOTTOM,
    option,
    (place) => [...pointMarks(place, points), ...barMarks(place, barsOf(histogram, to - from))],
    (place) => [
      axisTitle('share of runs', theme),
      ...flags.flatMap(({ flag, from, row, lineRow }) => {
        const lineEnd = lineRow === null ? top - 4 : top - 18 - lineRow * ROW;
        return flagNodes(flag, { from, y: top - 10 - row * ROW, lineEnd, top }, place, theme);
      }),
    ],
  );
}

/** A little more than what there is; a single length stands in the middle of nothing. */
function endsOf(histogram: Results['duration']['histogram'], points: readonly Point[]): [from: number, to: number] {
  const least = histogram[0]?.from ?? 0;
  const most = Math.max(histogram.at(-1)?.to ?? 0, ...points.map(({ at }) => at));
  if (most <= 0) return [0, 1];
  // From 0 where that costs little: lengths are then seen as lengths.
  if (least < ZERO_WORTH * most || least === most) return [0, most * MARGIN];
  const margin = (most - least) * (MARGIN - 1);
  return [least - margin, most + margin];
}

const ZERO_WORTH = 0.6;
const MARGIN = 1.03;

/** In milliseconds, as the axis has them; a single length is a line. */
function barsOf(histogram: Results['duration']['histogram'], span: number) {
  const thin = span / 200;
  return histogram
    .filter(({ share }) => share > 0)
    .map(({ from, to, share }) =>
      from === to
        ? {
            from: (from - thin) * 1000,
            to: (to + thin) * 1000,
            value: share,
            told: `${timeText(from)}: ${formatPercent(share)} of runs`,
          }
        : {
            from: from * 1000,
            to: to * 1000,
            value: share,
            told: `${timeText(from)} to ${timeText(to)}: ${formatPercent(share)} of runs`,
          },
    );
}

function barMarks({ at }: Place, bars: ReturnType<typeof barsOf>): Mark[] {
  return bars.map(({ from, to, value, told }) => {
    const [left, top] = at(from, value);
    const [right, bottom] = at(to, 0);
    return {
      x: left,
      y: Math.min(top, bottom - 24),
      width: Math.max(2, right - left),
      height: Math.max(24, bottom - top),
      text: told,
    };
  });
}

/** Below the axis' line, where no bar has its mark. */
function pointMarks({ at }: Place, points: readonly Point[]): Mark[] {
  return points.map(({ at: seconds, told }) => {
    const [x, y] = at(seconds * 1000, 0);
    return { x: x - 5, y, width: 10, height: BOTTOM - 4, text: told };
  });
}

function flagNodes(
  { at: seconds, text, kind, low, high }: Point,
  {
    from,
    y,
    lineEnd,
    top,
  }: { readonly from: number; readonly y: number; readonly lineEnd: number; readonly top: number },
  { at }: Place,
  theme: Theme,
): VNode[] {
  const [middle, bottom] = at(seconds * 1000, 0);
  const x = rounded(middle);
  const color = { quantile: theme.text, mean: theme.muted, deadline: theme.limit }[kind];
  const dash = { quantile: '4 3', mean: '1 3', deadline: 'none' }[kind];
  const [left] = at(low * 1000, 0);
  const [right] = at(high * 1000, 0);
  const band =
    right - left < 2
      ? []
      : [
          <rect
            x={rounded(left)}
            y={top}
            width={rounded(right - left)}
            height={bottom - top}
            fill={color}
            opacity={0.14}
          />,
        ];
  return [
    ...band,
    <path d={`M${x} ${bottom}V${lineEnd}`} stroke={color} stroke-width={1.5} stroke-dasharray={dash} fill="none" />,
    <text x={rounded(from)} y={y} fill={color} font-size={LETTERS.size}>
      {text}
    </text>,
  ];
}
