/** Who went when: a row for each domain under its stage, over the time of the run. */
import type { VNode } from 'preact';
import { FILLS } from '../../../rows/row.ts';
import { formatCount } from '../../../text/number.ts';
import { type Fills, openFills } from '../../chart/patterns.tsx';
import { fitText, fitTextEnd } from '../../lettering/fit-text.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { words } from '../../lettering/words.tsx';
import type { Area, Drawing, Frame, Mark } from '../../picture.ts';
import { rounded } from '../../rounded.ts';
import type { Theme } from '../../theme/theme.ts';
import { momentLines, momentSigns, placeMoments } from '../draw-moments.tsx';
import { timeAxis, timeGrid } from '../draw-time.tsx';
import { LETTERS, SMALL, STRONG } from '../letters.ts';
import type { Moment } from '../moments.ts';
import { type RunLayout, runLayout } from '../run-layout.ts';
import { drawSigns } from '../signs.tsx';
import type { TimeText } from '../time-text.ts';
import { type DrawnLine, drawLine, type LineFrame } from './draw-line.tsx';
import { FILL_LOOKS } from './fills.ts';
import { drawLegend } from './legend.tsx';
import type { TimelineLine } from './lines.ts';
import { seenFills } from './seen-fills.ts';
import { headOf } from './told.ts';

export interface RunTimeline {
  readonly lines: readonly TimelineLine[];
  readonly moments: readonly Moment[];
  readonly duration: number;
  readonly time: TimeText;
  readonly sources: LineFrame['sources'];
}

const BAR = 13;
const SUMMARY = 9;
const ROW = 20;
const NAME = 15;
const INDENT = 12;
const HEAD = 10;
/** Bars nearer to one another than so many pixels become one, until no more than so many marks are left. */
const MERGES = [0.7, 3, 8, 24, Number.MAX_SAFE_INTEGER];
const MOST_MARKS = 280;
/** Of what a line tells at once. */
const MOST_TOLD = 8;

interface PlacedLine {
  readonly line: TimelineLine;
  readonly top: number;
  readonly height: number;
  readonly name: number;
}

export function drawTimeline(frame: Frame, { lines, moments, duration, time, sources }: RunTimeline): Drawing {
  const { width, theme, id } = frame;
  const layout = runLayout(width, duration);
  const fills = openFills(id, theme.surface);
  const placed = placeMoments(moments, layout);
  const top = 8;
  const first = top + placed.height + 6;
  const { rows, bottom } = placeLines(lines, layout, first);
  let drawn: DrawnLine[] = [];
  for (const merge of MERGES) {
    const own: LineFrame = { layout, theme, fills, time, duration, merge, sources };
    drawn = rows.map(({ line, top: y, height }) => drawLine(line, y, height, own));
    if (drawn.reduce((sum, { marks }) => sum + marks.length, 0) <= MOST_MARKS) break;
  }
  const axis = timeAxis(layout, duration, bottom, time, theme);
  const used = {
    fills: seenFills(drawn),
    signs: new Set(drawn.flatMap(({ crosses, signs }) => [...crosses, ...signs].map(({ sign }) => sign))),
    fresh: drawn.some(({ fresh }) => fresh.length > 0),
    hills: lines.some(({ row }) => row.folded !== null),
  };
  const legend = drawLegend(used, width, bottom + axis.height + 6, theme, fills);
  const body = [
    timeGrid(layout, duration, first, bottom, theme),
    ...countHead(rows, layout, first, theme),
    ...rows.flatMap((row) => drawName(row, layout, theme)),
    ...drawBars(drawn, theme, fills),
    ...momentLines(placed, top, bottom, theme),
    ...drawSigns([...drawn.flatMap(({ crosses }) => crosses), ...drawn.flatMap(({ signs }) => signs)], theme),
    ...axis.body,
    ...momentSigns(placed, top, theme),
    ...legend.body,
  ];
  return {
    width,
    height: Math.ceil(bottom + axis.height + 6 + legend.height + 6),
    body: [...fills.defs(), ...body],
    marks: marksOf(rows, drawn, layout),
  };
}

/** Bars that look alike are one element: the rows of a hundred stages are not a thousand. Their order is that of one row's. */
function drawBars(drawn: readonly DrawnLine[], theme: Theme, fills: Fills): VNode[] {
  const all = drawn.flatMap(({ bars }) => bars);
  const fresh = drawn.flatMap((line) => line.fresh);
  return [
    ...(fresh.length === 0 ? [] : [<path d={boxesPath(fresh)} fill={theme.state.fresh} />]),
    ...drawn.flatMap(({ hill }) => hill),
    ...FILLS.flatMap((fill) => {
      const own = all.filter((bar) => bar.fill === fill);
      const { color, pattern } = FILL_LOOKS[fill];
      return own.length === 0 ? [] : [<path d={boxesPath(own)} fill={fills.of(color(theme), pattern)} />];
    }),
    ...drawn.flatMap(({ note }) => note),
  ];
}

const boxesPath = (boxes: readonly Area[]): string =>
  boxes
    .map(({ x, y, width, height }) => {
      const wide = rounded(width);
      return `M${rounded(x)} ${rounded(y)}h${wide}v${height}h${-wide}z`;
    })
    .join('');

/** Of all that is drawn; where that is too much to go through, one of each stage, with all that its line tells. */
function marksOf(rows: readonly PlacedLine[], drawn: readonly DrawnLine[], layout: RunLayout): readonly Mark[] {
  const own = (index: number): readonly Mark[] => drawn[index]?.marks ?? [];
  const all = rows.flatMap((_, index) => [...nameMarks(rows, index, layout), ...own(index)]);
  if (all.length <= MOST_MARKS) return all;
  return rows.flatMap(({ line, top, height, name }, index): Mark[] => {
    if (line.depth > 0) return [];
    const [named] = nameMarks(rows, index, layout);
    const told = own(index).map(({ text }) => text.split('\n').slice(1).join(', '));
    const more = told.length - MOST_TOLD;
    const y = Math.min(top, name - LETTERS.size);
    return [
      {
        ...{ x: layout.names.x, y, width: layout.plot.right - layout.names.x, height: top + height - y },
        text: [headOf(line), ...told.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${formatCount(more)} more`] : [])].join(
          '\n',
        ),
        ...(named?.part === undefined ? {} : { part: named.part, whole: named.whole }),
      },
    ];
  });
}

/** Names stand beside their bars, or in a line of their own above them. */
function placeLines(
  lines: readonly TimelineLine[],
  { beside }: RunLayout,
  from: number,
): { readonly rows: PlacedLine[]; readonly bottom: number } {
  let y = from;
  let isExtra = false;
  const rows = lines.map((line, index): PlacedLine => {
    const { isHeading } = line.row;
    // A stage, and what is told below all stages, begins with some room.
    if (index > 0 && (isHeading || line.isExtra !== isExtra)) y += HEAD;
    isExtra = line.isExtra;
    const height = isHeading && line.row.children.length > 0 ? SUMMARY : BAR;
    const name = beside ? y + 14 : y + 11;
    const top = beside ? y + (ROW - height) / 2 : y + NAME;
    y += beside ? ROW : NAME + height + 5;
    return { line, top, height, name };
  });
  return { rows, bottom: y + 4 };
}

/** A stage, or a bug, by its name: it stands for all the lines below it. */
function nameMarks(rows: readonly PlacedLine[], index: number, { names, beside, plot }: RunLayout): Mark[] {
  const row = rows[index];
  const part = row?.line.part ?? null;
  if (row === undefined || part === null || row.line.depth > 0) return [];
  const { line, top, height, name } = row;
  const below = rows.slice(index + 1).findIndex(({ line: { depth } }) => depth === 0);
  const last = rows[below < 0 ? rows.length - 1 : index + below] ?? row;
  const from = Math.min(top, name - LETTERS.size) - 2;
  const right = plot.right + 4;
  return [
    {
      ...{
        x: names.x,
        y: name - LETTERS.size,
        width: (beside ? plot.x - 10 : plot.right) - names.x,
        height: LETTERS.size + 4,
      },
      text: headOf(line),
      part,
      whole: { x: 0, y: from, width: right, height: Math.max(top + height, last.top + last.height) + 3 - from },
    },
  ];
}

/** What the numbers beside names count. */
function countHead(rows: readonly PlacedLine[], { beside, plot }: RunLayout, first: number, theme: Theme): VNode[] {
  if (!beside || rows.every(({ line: { row } }) => (row.servers ?? 0) === 0)) return [];
  const place = { x: plot.x - 10, y: first - 4, anchor: 'end' } as const;
  return [words({ ...place, text: 'servers', color: theme.muted, lettering: SMALL })];
}

function drawName({ line, name }: PlacedLine, { names, beside, plot }: RunLayout, theme: Theme): VNode[] {
  const { row, depth, label } = line;
  const indent = depth * INDENT;
  const servers = row.servers === null || row.servers === 0 ? '' : formatCount(row.servers);
  const lettering = row.isHeading ? STRONG : LETTERS;
  const right = beside ? plot.x - 10 : plot.right;
  const room = right - names.x - indent - (servers === '' ? 0 : textWidth(servers, SMALL) + 10);
  // Of an address the end says most.
  const text = (label.includes('/') ? fitTextEnd : fitText)(label, room, lettering);
  const nodes = [words({ x: names.x + indent, y: name, text, color: theme.text, lettering })];
  if (servers !== '') {
    nodes.push(words({ x: right, y: name, text: servers, color: theme.muted, lettering: SMALL, anchor: 'end' }));
  }
  return nodes;
}
