/** The cells of a block in rows that fit its width. */
import type { Block, Cell } from '../view/view.ts';
import { type SizedBox, sizeOfBox } from './cell-size.ts';

/** Between two boxes of a row: room for an arrow. */
export const BESIDE = 24;

export type Row =
  | { readonly kind: 'boxes'; readonly boxes: readonly RowBox[] }
  | { readonly kind: 'frame'; readonly cell: Extract<Cell, { kind: 'frame' }> }
  | { readonly kind: 'line'; readonly cell: Extract<Cell, { kind: 'line' }> };

export interface RowBox {
  readonly cell: Extract<Cell, { kind: 'box' }>;
  readonly size: SizedBox;
}

export function rowsOf({ cells }: Block, width: number): Row[] {
  const rows: Row[] = [];
  let boxes: RowBox[] = [];
  const close = () => {
    if (boxes.length > 0) rows.push({ kind: 'boxes', boxes });
    boxes = [];
  };
  for (const cell of cells) {
    if (cell.kind === 'box') {
      const box = { cell, size: sizeOfBox(cell, width) };
      if (boxes.length > 0 && widthOf(boxes) + BESIDE + box.size.width > width) close();
      boxes.push(box);
    } else {
      close();
      rows.push(cell.kind === 'frame' ? { kind: 'frame', cell } : { kind: 'line', cell });
    }
  }
  close();
  return isColumn(rows) ? rows.map((row) => alignedRow(row, widest(rows))) : rows;
}

/** Boxes that stand below each other are as wide as each other. */
function isColumn(rows: readonly Row[]): boolean {
  return rows.length > 1 && rows.every((row) => row.kind !== 'boxes' || row.boxes.length === 1);
}

function widest(rows: readonly Row[]): number {
  return Math.max(0, ...rows.flatMap((row) => (row.kind === 'boxes' ? row.boxes.map(({ size }) => size.width) : [])));
}

function alignedRow(row: Row, width: number): Row {
  if (row.kind !== 'boxes') return row;
  return { ...row, boxes: row.boxes.map(({ cell, size }) => ({ cell, size: { ...size, width } })) };
}

export function widthOf(boxes: readonly RowBox[]): number {
  return boxes.reduce((sum, { size }) => sum + size.width, (boxes.length - 1) * BESIDE);
}

export function idsOf(row: Row): readonly string[] {
  return row.kind === 'boxes' ? row.boxes.map(({ cell }) => cell.id) : row.kind === 'frame' ? [row.cell.id] : [];
}
