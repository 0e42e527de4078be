/** A release log in CSV: what happened in each release, and what its columns were taken for. */
import { type Level, readCsv } from '@rollout/language';
import type { History } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { listed, quoted, repeatedIn } from '../asking/quoting.ts';
import { type Columns, findColumns, ROLES, type Role } from './columns.ts';
import { groupRows } from './releases.ts';
import { readRows } from './rows.ts';

export interface HistoryRead {
  readonly history: History;
  readonly rows: number;
  readonly rowsAre: 'units' | 'releases';
  /** The level that rows are told apart by; null: they are not. */
  readonly level: Level | null;
  /** What each column was taken for, in the order of the roles. */
  readonly columns: readonly { readonly role: Role; readonly name: string }[];
  readonly unused: readonly string[];
  /** What was taken for granted, each a sentence. */
  readonly notes: readonly string[];
}

export interface HistoryOptions {
  /** Columns by what they say. */
  readonly columns: ReadonlyMap<string, string>;
  /** Milliseconds in a plain number of time; null: nobody has said. */
  readonly unit: number | null;
  /** Whether somebody has said of what a row's time is. */
  readonly perSaid: boolean;
}

const HELP = 'Its first line names the columns; each line below is a release, or its deployment to one cluster.';

/** Throws an `AskingError` where the text is no release log. `file` is its name as it was given. */
export function readHistory(file: string, text: string, options: HistoryOptions): HistoryRead {
  const { header, rows: csv } = readCsv(text);
  if (header === undefined) throw broken(`${file} is empty`, HELP);
  for (const { line, problem, cells } of [header, ...csv]) {
    if (problem !== undefined) throw broken(`${file}:${line}: ${problem}`);
    if (cells.length > header.cells.length && cells.slice(header.cells.length).some((cell) => cell !== '')) {
      throw broken(
        `${file}:${line}: it has ${cells.length} cells, and the first line ${header.cells.length}`,
        'A cell with a comma in it is written in quotes.',
      );
    }
  }
  const twice = repeatedIn(header.cells);
  if (twice !== undefined) throw broken(`${file}:${header.line}: there are two columns ${quoted(twice)}`);
  if (csv.length === 0) throw broken(`${file} has no rows`, HELP);
  const columns = findColumns(file, header.cells, options.columns);
  if (!saysAnything(columns)) {
    throw broken(
      `${file} has no column that a model could be made from`,
      `It has ${listed(header.cells)}. Say what they are: --column start=NAME; a column is one of ${ROLES.join(', ')}.`,
    );
  }
  const { rows, notes } = readRows(file, csv, columns, options.unit);
  const grouped = groupRows(file, rows, columns, options.perSaid);
  return {
    history: grouped.history,
    rows: rows.length,
    rowsAre: grouped.rowsAre,
    level: columns.level,
    columns: ROLES.flatMap((role) => {
      const column = columns.of[role];
      return column === undefined ? [] : [{ role, name: column.name }];
    }),
    unused: columns.unused,
    notes: [...notes, ...grouped.notes],
  };
}

function saysAnything({ of }: Columns): boolean {
  return (
    of.duration !== undefined ||
    of.failed !== undefined ||
    of.found !== undefined ||
    (of.start !== undefined && of.end !== undefined)
  );
}

function broken(message: string, help?: string): AskingError {
  return new AskingError(message, 'data', help);
}
