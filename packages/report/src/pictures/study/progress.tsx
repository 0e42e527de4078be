import type { CurvesResults, Results, ShareOverTime } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatPercent } from '../../text/number.ts';
import { axisTitle } from '../chart/axis-title.tsx';
import { bandSeries, lineSeries, type Points } from '../chart/band-series.ts';
import { columnMarks } from '../chart/column-marks.ts';
import { drawChart } from '../chart/draw-chart.ts';
import { openFills } from '../chart/patterns.tsx';
import { drawLegend } from '../chart/rows/legend.tsx';
import type { LegendEntry } from '../chart/rows/row-chart.ts';
import { shareScale } from '../chart/scale.ts';
import { axisOf, timeAxis } from '../chart/time-axis.ts';
import type { Drawing, Frame, Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { right, timeText } from './told.ts';

const PLOT = 220;
const BOTTOM = 32;
const LEFT = 44;
const RIGHT = 16;
const HEAD = 28;
const MARKS = 24;
const OUTER = 0.25;
const INNER = 0.35;

/** How far the plan has got over time: the median of all runs, and bands that half and nine tenths of them keep within. */
export function progressPicture(progress: ShareOverTime, curves: CurvesResults, results: Results): Picture {
  return picture(
    { name: 'progress', title: 'How far it has got', of: 'servers on the new version', axis: 'share of the fleet' },
    progress,
    curves,
    results,
  );
}

/** The same of people. */
export function peoplePicture(people: ShareOverTime, curves: CurvesResults, results: Results): Picture {
  return picture(
    { name: 'people', title: 'How many people have it', of: 'users who have it', axis: 'share of users' },
    people,
    curves,
    results,
  );
}

interface Said {
  readonly name: string;
  readonly title: string;
  readonly of: string;
  readonly axis: string;
}

function picture(
  { name, title, of, axis }: Said,
  shares: ShareOverTime,
  { trials }: CurvesResults,
  { method }: Results,
): Picture {
  const every = Math.max(1, Math.ceil(shares.at.length / 24));
  const shown = shares.at
    .map((_, index) => index)
    .filter((index) => index % every === 0 || index === shares.at.length - 1);
  const watched = counted(trials, 'run');
  return {
    name,
    title,
    description: description(shares, of),
    notes: [
      `From ${watched} that ${trials === 1 ? 'was' : 'were'} watched from beginning to end${method === 'exact' ? ', drawn by their chances' : ''}. Half of them are within the dark band (P25 to P75) and 90% within the pale one (P5 to P95), at each instant by itself, so that no line is a run. A run that has ended keeps what it ended with.`,
    ],
    table: {
      columns: ['after', 'P5', 'P25', 'median', 'P75', 'P95', 'mean'].map(right),
      rows: shown.map((index) => [
        timeText(shares.at[index] ?? 0),
        ...[shares.p5, shares.p25, shares.p50, shares.p75, shares.p95, shares.mean].map((each) =>
          formatPercent(each[index] ?? 0),
        ),
      ]),
    },
    draw: (frame) => draw(frame, shares, axis),
  };
}

function draw(frame: Frame, shares: ShareOverTime, axis: string): Drawing {
  const { theme, width, id } = frame;
  const { at, p5, p25, p50, p75, p95, mean } = shares;
  const last = at.at(-1) ?? 0;
  const to = last > 0 ? last : 1;
  const room = width - LEFT - RIGHT;
  const legend = drawLegend(legendOf(theme), width, theme, openFills(id, theme.surface));
  const top = legend.height + HEAD + 6;
  const points = (values: readonly number[]): Points =>
    at.map((seconds, index) => [seconds * 1000, values[index] ?? 0]);
  const color = theme.series[0];
  const option = {
    grid: { left: LEFT, right: RIGHT, top, bottom: BOTTOM },
    xAxis: { ...timeAxis(theme, 0, to * 1000, room), splitLine: { show: false } },
    yAxis: { ...axisOf(theme, shareScale(1).ticks(PLOT)), min: 0, max: 1, axisLine: { show: false } },
    series: [
      bandSeries(points(p5), points(p95), color, OUTER),
      bandSeries(points(p25), points(p75), color, INNER),
      lineSeries(points(mean), theme.muted, { width: 1.5, dash: [2, 3] }),
      lineSeries(points(p50), color, { width: 2.5 }),
    ],
  };
  const plot = { left: LEFT, top, width: room, height: PLOT };
  const told = (share: number): string => toldAt(shares, share * to);
  return drawChart(
    frame,
    top + PLOT + BOTTOM,
    option,
    () => columnMarks(plot, MARKS, told),
    () => [...legend.body, axisTitle(axis, theme, legend.height + 18)],
  );
}

function legendOf({ series: [color], muted }: Theme): LegendEntry[] {
  return [
    { text: 'median', color, pattern: 'plain', shape: 'stroke' },
    { text: 'half of runs', color, pattern: 'plain', opacity: OUTER + INNER },
    { text: '90% of runs', color, pattern: 'plain', opacity: OUTER },
    { text: 'mean', color: muted, pattern: 'plain', shape: 'stroke', dash: '2 3' },
  ];
}

/** At the instant that is nearest. */
function toldAt({ at, p5, p25, p50, p75, p95, mean }: ShareOverTime, seconds: number): string {
  const after = at.findIndex((each) => each >= seconds);
  const index =
    after < 0
      ? at.length - 1
      : after > 0 && seconds - (at[after - 1] ?? 0) < (at[after] ?? 0) - seconds
        ? after - 1
        : after;
  const text = (values: readonly number[]): string => formatPercent(values[index] ?? 0);
  return [
    `after ${timeText(at[index] ?? 0)}`,
    `median ${text(p50)}, mean ${text(mean)}`,
    `half of runs ${text(p25)} to ${text(p75)}`,
    `90% of runs ${text(p5)} to ${text(p95)}`,
  ].join('\n');
}

/** A band that is thinner is no part of what is said. */
const SEEN = 0.005;

function description({ at, p50, p5, p95 }: ShareOverTime, of: string): string {
  const most = p50.reduce((all, each) => Math.max(all, each), 0);
  if (most === 0) return `In more than half of all runs there are no ${of} at any time.`;
  const half = p50.findIndex((share) => share >= most / 2);
  const all = p50.findIndex((share) => share >= most);
  const end = at.length - 1;
  const when = (index: number): string => `${formatPercent(p50[index] ?? 0)} after ${timeText(at[index] ?? 0)}`;
  const [low = 0, ends = 0, high = 0] = [p5, p50, p95].map((each) => each[end] ?? 0);
  const stays = ends < most ? ` It ends with ${formatPercent(ends)}.` : '';
  const least =
    low < ends - SEEN
      ? ` At the end at least 5 of 100 watched runs have ${low === 0 ? 'none' : `no more than ${formatPercent(low)}`}.`
      : '';
  const highest =
    high > ends + SEEN
      ? ` At the end at least 5 of 100 watched runs have ${formatPercent(high)}${high < 1 ? ' or more' : ''}.`
      : '';
  const both = half === all ? when(all) : `${when(half)} and ${when(all)}`;
  return `The median is ${both}: ${of}.${stays}${least}${highest}`;
}
