/** One row of a timeline over time: its bars, its signs, and what they tell. */
import type { VNode } from 'preact';
import { type Fill, type Marked, POINTS, type Row } from '../../../rows/row.ts';
import type { Fills } from '../../chart/patterns.tsx';
import { textWidth } from '../../lettering/text-width.ts';
import { words } from '../../lettering/words.tsx';
import type { Area, Mark, Part } from '../../picture.ts';
import { rounded } from '../../rounded.ts';
import type { Theme } from '../../theme/theme.ts';
import { areaPath, cornersOf } from '../curve-path.ts';
import { SMALL } from '../letters.ts';
import type { RunLayout } from '../run-layout.ts';
import { type PlacedSign, SIGN } from '../signs.tsx';
import type { TimeText } from '../time-text.ts';
import { FILL_LOOKS } from './fills.ts';
import type { TimelineLine } from './lines.ts';
import { partOf } from './part-of.ts';
import { progressOf } from './progress-of-work.ts';
import { type Span, spansOf } from './spans.ts';
import { toldOfMark, toldOfProgress, toldOfSpan } from './told.ts';

/** What there is some of is seen. */
const THINNEST = 1.5;
/** Signs nearer than this hide one another. */
const APART = 9;

export interface LineFrame {
  readonly layout: RunLayout;
  readonly theme: Theme;
  readonly fills: Fills;
  readonly time: TimeText;
  readonly duration: number;
  /** Spans of one fill nearer than so many pixels are one. */
  readonly merge: number;
  /** The sentence of each of the run's steps, by its name. */
  readonly sources: ReadonlyMap<string, string>;
}

/** What is drawn alike in many lines is drawn at once: here is only where it lies. */
export interface DrawnLine {
  /** Where servers stay on the new version. */
  readonly fresh: readonly Area[];
  /** Below the bars. */
  readonly hill: VNode[];
  readonly bars: readonly Bar[];
  readonly note: VNode[];
  /** They stand above all bars; crosses below other signs. */
  readonly crosses: readonly PlacedSign[];
  readonly signs: readonly PlacedSign[];
  /** In the order of time. */
  readonly marks: readonly Mark[];
}

export interface Bar extends Area {
  readonly fill: Fill;
}

export function drawLine(line: TimelineLine, top: number, height: number, frame: LineFrame): DrawnLine {
  const { layout, time } = frame;
  const { row } = line;
  const marks: (Mark & { readonly at: number })[] = [];
  const about = (part: Part | null): Partial<Mark> =>
    part === null ? {} : { part, whole: wholeRow(top, height, frame) };
  const fresh = freshSpans(line, frame.duration).map(([start, end]) => {
    const x = layout.at(start);
    return { x, y: top + height - 3, width: layout.at(end) - x, height: 3 };
  });
  const [first] = row.work;
  if (row.folded !== null && first !== undefined)
    marks.push({ ...hillMark(line, top, height, frame), ...about(line.part), at: first.start });
  const perPixel = frame.duration / Math.max(1, layout.plot.width);
  const spans = spansOf(shownOf(line), frame.merge * perPixel, 3 * Math.max(1, frame.merge) * perPixel);
  const bars: Bar[] = [];
  const failures: number[] = [];
  for (const span of spans) {
    const box = boxOf(span, top, height, frame);
    bars.push({ ...box, fill: span.fill });
    if (span.fill !== 'runs')
      marks.push({
        ...markBox(box, top, height),
        text: toldOfSpan(line, span, time),
        ...about(partOf(span.parts, line, frame.sources)),
        at: span.start,
      });
    if (span.parts.some(({ failed = 0 }) => failed > 0)) failures.push(box.x + box.width);
  }
  const middle = top + height / 2;
  const placed = placeSigns(row.marked, layout);
  for (const { x, all } of placed) {
    const text = toldOfMark(line, all, time);
    marks.push({
      ...{ x: x - 8, y: middle - 8, width: 16, height: 16 },
      text,
      ...about(partOf(all, line, frame.sources)),
      at: all[0]?.at ?? 0,
    });
  }
  const signs = placed.map(({ x, marked }): PlacedSign => ({ sign: marked.point, x, y: middle }));
  const taken = signs.map(({ x }) => x);
  return {
    fresh,
    hill: row.folded === null ? [] : drawHill(line, top, height, frame),
    bars,
    note: row.note === '' ? [] : drawNote(row.note, taken, middle, frame),
    crosses: apart(failures).map((x): PlacedSign => ({ sign: 'failed', x, y: middle })),
    signs,
    marks: marks.sort((a, b) => a.at - b.at).map(({ at: _, ...mark }) => mark),
  };
}

/** What lights up: the line, from its name to its end. */
function wholeRow(top: number, height: number, { layout }: LineFrame): Area {
  return { x: 0, y: top - 3, width: layout.plot.right + 4, height: height + 6 };
}

function boxOf({ fill, start, end }: Span, top: number, height: number, { layout }: LineFrame): Area {
  const x = layout.at(start);
  const room = layout.at(end) - x;
  // One beside the other are two.
  const width = room > 5 ? room - 1 : Math.max(THINNEST, room);
  const look = FILL_LOOKS[fill].height;
  const high = look === 'full' ? height : look === 'low' ? Math.max(5, Math.round(height * 0.5)) : 1.5;
  return { x: Math.min(x, layout.plot.right - THINNEST), y: top + (height - high) / 2, width, height: high };
}

/** What is drawn of its own: that of a folded row is its hill, that of a stage whose domains are told below it says nothing of failures. */
function shownOf({ row }: TimelineLine): Row['filled'] {
  if (row.folded !== null) return row.filled.filter(({ fill }) => fill !== 'deploys' && fill !== 'runs');
  const isTold = row.children.length > 0 && row.children.every(({ folded }) => folded === null);
  return isTold ? row.filled.map((each) => ({ ...each, failed: 0 })) : row.filled;
}

/** None on another. */
function apart(places: readonly number[]): number[] {
  const kept: number[] = [];
  for (const x of [...places].sort((a, b) => a - b))
    if (x - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= APART) kept.push(x);
  return kept;
}

/** Wide enough to be pointed at. */
function markBox({ x, width }: Area, top: number, height: number): Omit<Mark, 'text'> {
  const more = Math.max(0, 6 - width);
  return { x: rounded(x - more / 2), y: top, width: rounded(width + more), height };
}

/** From the end of its first batch until it goes back, or the run ends; of rows that deploy themselves. */
function freshSpans({ row }: TimelineLine, duration: number): (readonly [start: number, end: number])[] {
  if (row.folded !== null) {
    const end = lastOf(row.work);
    const stays = (progressOf(row.work).at(-1)?.value ?? 0) > 0;
    return stays && end < duration ? [[end, duration]] : [];
  }
  if (row.children.length > 0 || row.isHeading) return [];
  const first = row.filled
    .filter(({ fill }) => fill === 'deploys')
    .reduce((least, { end }) => Math.min(least, end), duration);
  const back = row.filled.filter(({ fill }) => fill === 'reverts').reduce((most, { end }) => Math.max(most, end), 0);
  const end = back === 0 ? duration : back;
  return first < end ? [[first, end]] : [];
}

/** How much of what is folded is done, from nothing to all. */
function drawHill({ row }: TimelineLine, top: number, height: number, { layout, theme, fills }: LineFrame): VNode[] {
  const points = progressOf(row.work);
  const bottom = top + height;
  const curve = { name: '', kind: 'steps', points, color: () => '', fill: null } as const;
  const corners = cornersOf(curve, lastOf(row.work), layout.at, (value) => bottom - (value ?? 0) * height);
  const [start, end] = [layout.at(points[0]?.at ?? 0), layout.at(lastOf(row.work))];
  return [
    <rect x={start} y={top} width={Math.max(THINNEST, rounded(end - start))} height={height} fill={theme.raised} />,
    <path
      d={`M${start} ${bottom}H${Math.max(start + THINNEST, end)}`}
      stroke={theme.state.changing}
      stroke-width={2}
      fill="none"
    />,
    <path d={areaPath(corners, bottom)} fill={fills.of(theme.state.fresh, 'plain')} />,
  ];
}

const lastOf = (work: TimelineLine['row']['work']): number => work.reduce((most, { end }) => Math.max(most, end), 0);

function hillMark(line: TimelineLine, top: number, height: number, { layout, time }: LineFrame): Mark {
  const start = progressOf(line.row.work)[0]?.at ?? 0;
  const x = layout.at(start);
  return {
    x,
    y: top,
    width: Math.max(6, layout.at(lastOf(line.row.work)) - x),
    height,
    text: toldOfProgress(line, time),
  };
}

/** The most telling first; what would stand on another is told with it. */
function placeSigns(
  marked: readonly Marked[],
  { at }: RunLayout,
): { readonly x: number; readonly marked: Marked; readonly all: Marked[] }[] {
  const byWeight = [...marked].sort((a, b) => POINTS.indexOf(b.point) - POINTS.indexOf(a.point));
  const placed: { x: number; marked: Marked; all: Marked[] }[] = [];
  for (const each of byWeight) {
    const x = at(each.at);
    const other = placed.find((one) => Math.abs(one.x - x) < APART);
    if (other === undefined) placed.push({ x, marked: each, all: [each] });
    else other.all.push(each);
  }
  for (const { all } of placed) all.sort((a, b) => a.at - b.at);
  return placed.sort((a, b) => a.x - b.x);
}

/** Behind the last sign, before the first, or at the beginning. */
function drawNote(
  note: string,
  signs: readonly number[],
  middle: number,
  { layout: { plot }, theme }: LineFrame,
): VNode[] {
  const wide = textWidth(note, SMALL);
  const [first] = signs;
  const last = signs.at(-1);
  const beside = last === undefined || first === undefined ? plot.x : last + SIGN + 6;
  const before = (first ?? 0) - SIGN - 6 - wide;
  const x = beside + wide <= plot.right ? beside : before >= plot.x ? before : null;
  return x === null ? [] : [words({ x, y: middle + 4, text: note, color: theme.muted, lettering: SMALL })];
}
