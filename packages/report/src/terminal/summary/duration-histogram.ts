import type { Results } from '@rollout/simulator';
import { barChart, sparkline } from '../../text/bars.ts';
import { formatDuration } from '../../text/duration.ts';
import { formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { markLine } from './mark-line.ts';

type Duration = Results['duration'];

/** With fewer columns the distribution is one line. */
const ROOM = 56;
const ROWS = 4;
/** A bar is no wider, in columns. */
const WIDEST = 3;

/** How durations are spread: bars over an axis of time, with P50, P90 and P95 marked below it; one line of bars where there is no room. Of durations that differ. */
export function durationHistogram(duration: Duration, style: Style): string[] {
  return style.columns < ROOM ? inOneLine(duration, style) : overAnAxis(duration, style);
}

function overAnAxis(duration: Duration, { colors: { cyan, dim, bold }, columns }: Style): string[] {
  const { histogram, p50, p90, p95 } = duration;
  const shares = histogram.map(({ share }) => share);
  const most = shares.reduce((largest, share) => Math.max(largest, share), 0);
  const scale = [most, most / 2].map(scalePercent);
  const left = Math.max(...scale.map((label) => label.length));
  const wide = Math.max(1, Math.min(WIDEST, Math.floor((columns - left - 3) / shares.length)));
  const width = shares.length * wide;
  const bars = barChart(
    shares.flatMap((share) => Array.from({ length: wide }, () => share)),
    ROWS,
  ).map((line, row) => {
    const label =
      row % (ROWS / 2) === 0 ? `${(scale[row / (ROWS / 2)] ?? '').padStart(left)} ┤` : `${' '.repeat(left)} │`;
    return `${dim(label)}${cyan(line.trimEnd())}`;
  });
  const [from, to] = ends(duration);
  const fill = '─'.repeat(Math.max(1, width - displayWidth(from) - displayWidth(to) - 3));
  const quantiles = [
    ['P50', p50],
    ['P90', p90],
    ['P95', p95],
  ] as const;
  const marks = quantiles.map(([name, { value }]) => ({ name, cell: cellOf(histogram, value ?? 0, wide) }));
  return [
    ...bars,
    `${' '.repeat(left)} ${dim(`└ ${from} ${fill} ${to}`)}`,
    `${' '.repeat(left + 2)}${markLine(marks, columns - left - 2).replaceAll(/\S+/g, bold)}`,
  ];
}

/** `46%`, `8.3%`: nobody reads more digits off a picture. */
function scalePercent(share: number): string {
  const percent = share * 100;
  return formatPercent(Number(percent.toPrecision(percent < 10 ? 2 : 3)) / 100).replace(/^(\d\d+)\.\d+%$/, '$1%');
}

/** The ends of the axis; all that is longer is in the last bar. */
function ends({ histogram, min, max }: Duration): readonly [string, string] {
  const from = histogram[0]?.from ?? min;
  const to = histogram.at(-1)?.to ?? max;
  const text = (seconds: number): string => (seconds === 0 ? '0' : formatDuration(seconds * 1000));
  return [text(from), `${text(to)}${to < max ? ' …' : ''}`];
}

/** The column in which a duration falls, where each bar has so many. */
function cellOf(histogram: Duration['histogram'], value: number, wide: number): number {
  const from = histogram[0]?.from ?? 0;
  const to = histogram.at(-1)?.to ?? from;
  const width = histogram.length * wide;
  return to > from ? Math.min(width - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * width))) : 0;
}

function inOneLine(duration: Duration, { colors: { dim, cyan }, columns }: Style): string[] {
  const [from, to] = ends(duration);
  const room = Math.max(1, columns - displayWidth(from) - displayWidth(to) - 2);
  const shares = duration.histogram.map(({ share }) => share);
  const each = Math.ceil(shares.length / room);
  const merged = Array.from({ length: Math.ceil(shares.length / each) }, (_, bar) =>
    shares.slice(bar * each, (bar + 1) * each).reduce((sum, share) => sum + share, 0),
  );
  return [`${dim(from)} ${cyan(sparkline(merged))} ${dim(to)}`];
}
