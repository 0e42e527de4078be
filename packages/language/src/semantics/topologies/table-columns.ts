/** What the columns of a fleet's table are: levels, the number of servers, labels. */
import { LEVELS, type Level } from '../../program/index.ts';
import { tableMessages } from '../messages/tables.ts';
import type { TableFindings } from '../tables/findings.ts';
import type { CsvRow } from '../tables/read-csv.ts';

export interface Columns {
  readonly count: number;
  /** Outermost first. */
  readonly levels: readonly { readonly level: Level; readonly place: number }[];
  readonly servers: number | null;
  readonly labels: readonly LabelColumn[];
}

export interface LabelColumn {
  readonly name: string;
  readonly place: number;
  /** Every cell that is not empty is a number. */
  readonly isNumber: boolean;
  /** The different words in it; empty where it holds numbers. */
  readonly words: ReadonlySet<string>;
}

/** null, reported: the table cannot be read as a fleet. */
export function readColumns(
  header: CsvRow,
  rows: readonly CsvRow[],
  findings: TableFindings,
  path: string,
): Columns | null {
  const names = header.cells;
  const seen = new Set<string>();
  const twice = names.find((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  if (twice !== undefined) {
    findings.add(tableMessages.create('duplicate-column', { name: twice }, findings.at(header)));
    return null;
  }
  const levels = LEVELS.flatMap((level) => {
    const place = level === 'server' ? -1 : names.indexOf(level);
    return place < 0 ? [] : [{ level, place }];
  });
  if (levels.length === 0) {
    findings.add(tableMessages.create('no-level-column', { path }, findings.at(header)));
    return null;
  }
  // The cells of all columns together are then no more than the text has room for.
  const whole = rows.filter((row) => row.cells.length === names.length);
  const servers = names.indexOf('servers');
  const taken = new Set([servers, ...levels.map(({ place }) => place)]);
  const labels = names.flatMap((name, place) =>
    taken.has(place) || name === '' ? [] : [readLabelColumn(name, place, whole)],
  );
  return { count: names.length, levels, servers: servers < 0 ? null : servers, labels };
}

function readLabelColumn(name: string, place: number, rows: readonly CsvRow[]): LabelColumn {
  const words = new Set(rows.map((row) => row.cells[place] ?? '').filter((cell) => cell !== ''));
  const isNumber = words.size > 0 && [...words].every((word) => /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?$/.test(word));
  return { name, place, isNumber, words: isNumber ? new Set() : words };
}
