/** CSV text as rows of cells, each with its place. */
import Papa from 'papaparse';
import type { Span } from '../../program/index.ts';

export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly span: Span;
  /** What is wrong with its quotes; undefined: nothing. */
  readonly problem: string | undefined;
}

export interface CsvTable {
  readonly header: CsvRow | undefined;
  readonly rows: readonly CsvRow[];
}

const LINE_FEED = 10;

/** Reads the whole text. Cells and headers lose the blanks around them; rows without any text are left out. */
export function readCsv(text: string): CsvTable {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const rows: CsvRow[] = [];
  let from = start;
  let line = 1;
  Papa.parse<string[]>(text.slice(start), {
    delimiter: ',',
    step: ({ data, errors, meta }) => {
      const end = start + meta.cursor;
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) {
        const span = trimmed(text, from, end);
        rows.push({ line, cells, span, problem: errors[0]?.message });
      }
      for (let i = from; i < end; i++) if (text.charCodeAt(i) === LINE_FEED) line++;
      from = end;
    },
  });
  const [header, ...rest] = rows;
  return { header, rows: rest };
}

/** Without the line break after the row. */
function trimmed(text: string, start: number, end: number): Span {
  let last = end;
  while (last > start && (text[last - 1] === '\n' || text[last - 1] === '\r')) last--;
  return { start, end: last };
}
