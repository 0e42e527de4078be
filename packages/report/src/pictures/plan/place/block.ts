/** A block in its place: rows of boxes, frames of blocks, the lines between them, and the bands of ways. */
import { textWidth } from '../../lettering/text-width.ts';
import type { Block } from '../view/view.ts';
import { bandHeight, placeBand, type Runner, runnersOf, type Spot, textOf } from './band.ts';
import { balanced, belowAt, CAPTION, heightOf, TEXT } from './cell-size.ts';
import type { Content, Point } from './placed.ts';
import { BESIDE, idsOf, type Row, rowsOf, widthOf } from './rows.ts';

/** Between two rows: room for an arrow. */
const BETWEEN = 22;
const FRAME_PADDING = 12;
const GUTTER = 11;
const MOST_GUTTERS = 3;
const LINE_ROW = 18;

export interface PlacedBlock {
  readonly height: number;
  /** The width that it would not go beyond if it had all the room in the world. */
  readonly used: number;
}

export function placeBlock(block: Block, x: number, y: number, width: number, content: Content): PlacedBlock {
  const wide = rowsOf(block, width);
  const gutters = Math.min(crossing(block, wide).length, MOST_GUTTERS);
  const room = width - gutters * GUTTER;
  const rows = gutters === 0 ? wide : rowsOf(block, room);
  const across = crossing(block, rows);
  const rowOf = rowsByCell(rows);
  const spots = new Map<string, Spot>();
  const arrivals = new Map<string, number>();
  let at = y;
  let used = 0;
  let before: string | null = null;
  rows.forEach((row, index) => {
    const ids = idsOf(row);
    const runners = runnersOf(block, ids);
    const arriving = across.filter((runner) => runner.kind === 'back' && rowOf.get(runner.to) === index);
    if (index > 0) at += BETWEEN;
    const { height, used: ofRow } = placeRow(row, x, at, room, spots, content);
    joinRow(row, before, at, spots, content);
    before = ids.at(-1) ?? before;
    used = Math.max(used, ofRow, ...runners.map((runner) => textWidth(textOf(runner), CAPTION) + 30));
    at += height;
    const bandBottom = bandHeight(runners, arriving.length, room);
    for (const [order, runner] of arriving.entries())
      arrivals.set(keyOf(runner), at + bandBottom - (arriving.length - order) * 8 + 2);
    placeBand(
      runners,
      {
        x,
        y: at,
        right: x + room,
        spots,
        onward: index < rows.length - 1 ? centerOf(spots.get(ids.at(-1) ?? '')) : null,
        gutter: (runner) => {
          const order = across.findIndex((each) => keyOf(each) === keyOf(runner));
          return x + room + GUTTER * ((Math.max(order, 0) % MOST_GUTTERS) + 1) - 3;
        },
        arrivals: (runner) => arrivals.get(keyOf(runner)) ?? null,
      },
      content,
    );
    at += bandBottom;
  });
  return { height: at - y, used: used + gutters * GUTTER };
}

function placeRow(
  row: Row,
  x: number,
  y: number,
  room: number,
  spots: Map<string, Spot>,
  content: Content,
): PlacedBlock {
  switch (row.kind) {
    case 'boxes': {
      const wide = widthOf(row.boxes);
      const height = Math.max(...row.boxes.map(({ size }) => size.height));
      let left = x;
      for (const { cell, size } of row.boxes) {
        const box = {
          ...size,
          id: cell.id,
          shape: cell.shape,
          mark: cell.mark,
          part: cell.part,
          x: left,
          y: y + (height - size.height) / 2,
        };
        content.boxes.push(box);
        spots.set(cell.id, box);
        left += size.width + BESIDE;
      }
      return { height, used: wide };
    }
    case 'frame': {
      const { id, text, caption, mark, part, block } = row.cell;
      const inside = room - 2 * FRAME_PADDING;
      const lines = balanced(text, inside, 2);
      const head = heightOf(lines, caption) + 12;
      const frame = { id, lines, caption, mark, part, x, y, width: room };
      const place = content.frames.length;
      content.frames.push({ ...frame, height: 0 });
      const inner = placeBlock(block, x + FRAME_PADDING, y + head, inside, content);
      const height = head + inner.height + FRAME_PADDING;
      content.frames[place] = { ...frame, height };
      spots.set(id, { x, y, width: room, height, shape: 'frame' });
      const said = Math.max(...lines.map((line) => textWidth(line, TEXT)), textWidth(caption, CAPTION));
      return { height, used: Math.max(inner.used, said) + 2 * FRAME_PADDING };
    }
    case 'line': {
      const { id, text, mark } = row.cell;
      content.lines.push({ id, text, mark, x, y, width: room, height: LINE_ROW });
      return { height: LINE_ROW, used: 160 };
    }
  }
}

/** The arrows within a row, and the one that comes to it from the row before. */
function joinRow(row: Row, before: string | null, y: number, spots: ReadonlyMap<string, Spot>, content: Content): void {
  const ids = idsOf(row);
  ids.forEach((id, index) => {
    const from = spots.get(ids[index - 1] ?? '');
    const to = spots.get(id);
    if (from === undefined || to === undefined) return;
    const points: Point[] = [
      [from.x + from.width, from.y + from.height / 2],
      [to.x, to.y + to.height / 2],
    ];
    content.paths.push({ from: ids[index - 1] ?? '', to: id, kind: 'on', points, arrow: true });
  });
  const [first] = ids;
  const from = spots.get(before ?? '');
  const to = spots.get(first ?? '');
  if (before === null || first === undefined || from === undefined || to === undefined) return;
  const start = belowAt(from, from.shape, 0.5);
  const end: Point = [to.x + to.width / 2, to.y];
  const turn = y - BETWEEN / 2 - 3;
  const points: Point[] =
    Math.abs(start[0] - end[0]) < 1 ? [start, [start[0], end[1]]] : [start, [start[0], turn], [end[0], turn], end];
  content.paths.push({ from: before, to: first, kind: 'on', points, arrow: true });
}

/** What leads back to another row than the one that it leaves from. */
function crossing(block: Block, rows: readonly Row[]): Runner[] {
  const rowOf = rowsByCell(rows);
  return rows.flatMap((row, index) =>
    runnersOf(block, idsOf(row)).filter((runner) => runner.kind === 'back' && rowOf.get(runner.to) !== index),
  );
}

function rowsByCell(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.flatMap((row, index) => idsOf(row).map((id) => [id, index] as const)));
}

function centerOf(spot: Spot | undefined): number | null {
  return spot === undefined ? null : spot.x + spot.width / 2;
}

const keyOf = (runner: Runner): string => JSON.stringify(runner);
