/** What a panel tells where one points at it: what it came to, stretch by stretch. */
import type { Mark } from '../picture.ts';
import type { Panel } from './panel.ts';
import type { RunLayout } from './run-layout.ts';
import type { TimeText } from './time-text.ts';

/** Of one panel: more stretches are told together. */
const MOST = 24;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export function panelMarks(
  panel: Panel,
  { at, plot }: RunLayout,
  { y, height, duration, time }: { y: number; height: number; duration: number; time: TimeText },
): Mark[] {
  return stretchesOf(panel, duration).map(({ start, end }) => {
    const left = at(start);
    const width = Math.max(4, at(end) - left);
    const lines = [
      panel.title,
      time.span(start, end),
      ...panel.curves.map((curve) => valuesIn(panel, curve, start, end)),
    ];
    return { x: Math.min(left, plot.right - width), y, width, height, text: lines.join('\n') };
  });
}

/** From one change to the next; where there are many, even parts of the time. */
function stretchesOf({ curves }: Panel, duration: number): Stretch[] {
  const times = [...new Set([0, ...curves.flatMap(({ points }) => points.map(({ at }) => at))])]
    .filter((at) => at < duration)
    .sort((a, b) => a - b);
  const starts =
    times.length <= MOST ? times : Array.from({ length: MOST }, (_, index) => Math.round((index * duration) / MOST));
  if (starts.length === 0) return [{ start: 0, end: duration }];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? duration }));
}

/** `3 to 12 down`: the least and the most from one time to before another. */
function valuesIn(
  { value, curves }: Panel,
  { name, kind, points }: Panel['curves'][number],
  start: number,
  end: number,
): string {
  const values: (number | null)[] = [];
  points.forEach((point, index) => {
    const next = points[index + 1];
    const from = Math.max(start, point.at);
    const to = Math.min(end, next?.at ?? Number.POSITIVE_INFINITY);
    if (from > to || (from === to && from !== start && kind === 'steps')) return;
    if (from === to && kind === 'steps' && point.at < start) return;
    if (kind === 'steps' || next === undefined || point.value === null || next.value === null) {
      values.push(point.value);
      return;
    }
    const slope = next.at === point.at ? 0 : (next.value - point.value) / (next.at - point.at);
    values.push(point.value + slope * (from - point.at), point.value + slope * (to - point.at));
  });
  const known = values.filter((each) => each !== null);
  const tell = (each: number): string => value(each);
  const before = curves.length > 1 ? `${name}: ` : '';
  if (known.length < values.length) return `${before}more than anything up can carry`;
  if (known.length === 0) return `${before}${tell(0)}`;
  const least = known.reduce((low, each) => Math.min(low, each));
  const most = known.reduce((high, each) => Math.max(high, each));
  return tell(least) === tell(most) ? `${before}${tell(most)}` : `${before}from ${tell(least)} to ${tell(most)}`;
}
