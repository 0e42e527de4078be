import type { VNode } from 'preact';
import { fitLines } from '../../lettering/fit-text.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { words } from '../../lettering/words.tsx';
import type { Drawing, Frame, Mark } from '../../picture.ts';
import { rounded } from '../../rounded.ts';
import { openFills } from '../patterns.tsx';
import { drawLegend } from './legend.tsx';
import type { Row, RowChart, Section } from './row-chart.ts';
import { LETTERS, layoutOf, PAD, type RowLayout, SMALL, STRONG, valueText } from './row-layout.ts';
import { drawShapes, type Track } from './row-shapes.tsx';

const LINE = 17;
const BAR = 16;
const AXIS = 22;
const TITLE = 26;
const BETWEEN = 16;
const GAP = 10;
const ROW_GAP = 10;
/** Above and below all. */
const MARGIN = 4;
/** That a label at the end of a track may stand out; and from one label to the next, at least. */
const LEAN = 8;

/** Draws a chart of rows: beside their names where there is room, below them where there is not. */
export function drawRows(frame: Frame, { legend, sections }: RowChart): Drawing {
  const { width, theme, id } = frame;
  const fills = openFills(id, theme.surface);
  const above = drawLegend(legend, width, theme, fills);
  const body: VNode[] = [...above.body];
  const marks: Mark[] = [];
  let y = above.height + (above.height > 0 ? GAP : MARGIN);
  const layout = layoutOf(sections, width);
  sections.forEach((section, index) => {
    if (index > 0) y += BETWEEN;
    if (section.title !== null) {
      for (const line of fitLines(section.title, width - 2 * PAD, 2, STRONG)) {
        body.push(words({ x: PAD, y: y + 14, text: line, color: theme.text, lettering: STRONG }));
        y += LINE;
      }
      y += TITLE - LINE - 4;
    }
    const top = y;
    const hasAxis = section.scale !== null && section.scale.ticks(layout.track.width).length > 0;
    if (hasAxis || (layout.beside && section.columns.some((each) => each !== ''))) {
      body.push(...drawHead(section, layout, y, frame));
      y += AXIS;
    }
    const rows: VNode[] = [];
    for (const row of section.rows) {
      const drawn = drawRow(row, section, layout, y, frame, fills);
      rows.push(...drawn.body);
      const part = row.part === undefined ? {} : { part: row.part };
      marks.push({ x: 0, y, width, height: drawn.height, text: row.told, ...part });
      y += drawn.height;
    }
    // Lines of the axis lie below what is drawn on it.
    if (section.scale !== null && hasAxis && layout.beside)
      body.push(...drawGrid(section.scale, layout, top + AXIS - 4, y, frame));
    body.push(...rows);
  });
  return { width, height: Math.ceil(y + MARGIN), body: [...fills.defs(), ...body], marks };
}

function drawHead({ scale, columns }: Section, layout: RowLayout, y: number, { theme }: Frame): VNode[] {
  const { track } = layout;
  const ticks = scale?.ticks(track.width) ?? [];
  const lean = layout.beside ? LEAN : PAD;
  let free = 0;
  const named = ticks.flatMap(({ at, text }) => {
    const wide = textWidth(text, SMALL);
    const x = track.x + (scale?.place(at) ?? 0) * track.width;
    // At either end of the track a label leans inwards: beside it are names and numbers.
    const from = Math.max(track.x - Math.min(wide / 2, lean), Math.min(x - wide / 2, track.right + lean - wide));
    if (from < free) return [];
    free = from + wide + LEAN;
    return [words({ x: from, y: y + 12, text, color: theme.muted, lettering: SMALL })];
  });
  if (!layout.beside) return named;
  const titles = columns.map((title, index) => {
    const column = layout.columns[index];
    return column === undefined || title === ''
      ? null
      : words({ x: column.x, y: y + 12, text: title, color: theme.muted, lettering: SMALL });
  });
  return [...named, ...titles.flatMap((each) => each ?? [])];
}

function drawGrid(
  scale: NonNullable<Section['scale']>,
  { track }: RowLayout,
  from: number,
  to: number,
  { theme }: Frame,
): VNode[] {
  return scale.ticks(track.width).map(({ at }) => {
    const x = rounded(track.x + scale.place(at) * track.width);
    return <path d={`M${x} ${from}V${to}`} stroke={theme.line} stroke-width={1} fill="none" />;
  });
}

function drawRow(
  row: Row,
  section: Section,
  layout: RowLayout,
  y: number,
  frame: Frame,
  fills: ReturnType<typeof openFills>,
): { readonly body: VNode[]; readonly height: number } {
  const { theme } = frame;
  const scale = row.scale ?? section.scale;
  const trackAt = (top: number): Track => ({ ...layout.track, y: top, height: BAR });
  const shapes = (top: number): VNode[] =>
    scale === null || row.shapes.length === 0
      ? []
      : [
          // Below names, lines of the axis are drawn beside bars alone, so that they cross no text.
          ...(layout.beside ? [] : drawGrid(scale, layout, top - 2, top + BAR + 2, frame)),
          ...drawShapes(row.shapes, scale, trackAt(top), theme, fills),
        ];
  const letters = row.strong === true ? STRONG : LETTERS;
  const indent = (row.inner === true ? 14 : 0) + (row.sign === undefined ? 0 : 18);
  const sign =
    row.sign === undefined ? [] : [words({ ...row.sign, x: PAD, y: y + ROW_GAP / 2 + 13, lettering: STRONG })];
  const labelAt = (lines: readonly string[], top: number): VNode[] =>
    lines.map((line, index) =>
      words({
        x: PAD + indent,
        y: top + 13 + index * LINE,
        text: line,
        color: row.inner === true ? theme.muted : theme.text,
        lettering: letters,
      }),
    );
  const top = y + ROW_GAP / 2;
  if (layout.beside) {
    const lines = fitLines(row.label, layout.label - indent, 2, letters);
    const values = row.values.flatMap((value, index) => {
      const column = layout.columns[index];
      return column === undefined ? [] : valueWords(column.x, top + 13, value, theme);
    });
    const height = Math.max(lines.length * LINE, BAR) + ROW_GAP;
    return { body: [...sign, ...labelAt(lines, top), ...shapes(top), ...values], height };
  }
  return drawBelow(row, section, layout, { y, top, indent, letters, sign, labelAt, shapes }, frame);
}

interface RowParts {
  readonly y: number;
  readonly top: number;
  readonly indent: number;
  readonly letters: typeof LETTERS;
  readonly sign: readonly VNode[];
  readonly labelAt: (lines: readonly string[], top: number) => VNode[];
  readonly shapes: (top: number) => VNode[];
}

/** The name and its numbers on lines of their own, what is drawn below them. */
function drawBelow(
  row: Row,
  { columns }: Section,
  { whole }: RowLayout,
  { y, top, indent, letters, sign, labelAt, shapes }: RowParts,
  { theme, width }: Frame,
): { readonly body: VNode[]; readonly height: number } {
  const only = row.values.length === 1 ? row.values[0] : undefined;
  const onlyWide = only === undefined ? Infinity : textWidth(valueText(only), LETTERS);
  const isBeside = textWidth(row.label, letters) + indent + onlyWide + GAP <= whole;
  const lines = isBeside ? [row.label] : fitLines(row.label, whole - indent, 2, letters);
  const body = [...sign, ...labelAt(lines, top)];
  let next = top + lines.length * LINE;
  if (isBeside && only !== undefined) body.push(...valueWords(width - PAD - onlyWide, top + 13, only, theme));
  else if (row.values.some(({ text }) => text !== '')) {
    const told = row.values
      .map(
        (value, index) =>
          value.alone ?? [columns[index] ?? '', valueText(value)].filter((each) => each !== '').join(' '),
      )
      .filter((each) => each !== '');
    for (const line of fitLines(told.join(' · '), whole - indent, 2, SMALL)) {
      body.push(words({ x: PAD + indent, y: next + 12, text: line, color: theme.muted, lettering: SMALL }));
      next += LINE;
    }
  }
  const drawn = shapes(next + 3);
  return { body: [...body, ...drawn], height: next - y + (drawn.length > 0 ? BAR + 3 : 0) + ROW_GAP };
}

function valueWords(
  x: number,
  y: number,
  { text, more }: Row['values'][number],
  { text: color, muted }: Frame['theme'],
): VNode[] {
  const first = words({ x, y, text, color, lettering: LETTERS });
  if (more === undefined || more === '') return [first];
  return [first, words({ x: x + textWidth(`${text} `, LETTERS), y, text: more, color: muted, lettering: LETTERS })];
}
