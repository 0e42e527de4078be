import { displayWidth as widthOf } from '@rollout/language';
import stripAnsi from 'strip-ansi';

/** One column of a table in text. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/**
 * Rows under titles, columns two spaces apart, no trailing space. Cells may hold colours: widths are counted without
 * them, and wide characters count as two columns.
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[], indent = '  '): string {
  const titled = columns.some((column) => column.title !== '')
    ? [columns.map((column) => column.title), ...rows]
    : rows;
  const widths = columns.map((_, index) => widest(titled, (row) => displayWidth(row[index] ?? '')));
  return titled
    .map((row) => {
      const cells = columns.map((column, index) => pad(row[index] ?? '', widths[index] ?? 0, column.align));
      return `${indent}${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

/** The largest of some widths; there may be too many for the arguments of a call. */
export function widest<T>(items: readonly T[], width: (item: T) => number): number {
  return items.reduce((largest, item) => Math.max(largest, width(item)), 0);
}

export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Columns that a text takes in a terminal: colours take none, East Asian wide characters two, combining marks none. */
export function displayWidth(text: string): number {
  return widthOf(stripAnsi(text));
}
