/** The rows of a release log, each cell read as what its column says. */
import type { CsvRow } from '@rollout/language';
import { countCell, isMissing } from './cells.ts';
import type { Columns } from './columns.ts';
import { broken, openCells } from './row-cells.ts';

export interface Row {
  readonly line: number;
  /** Empty: the row does not say. */
  readonly release: string;
  readonly cluster: string;
  /** Milliseconds of some clock; null: the row does not say. */
  readonly start: number | null;
  /** Milliseconds, above 0; null: the row does not say. */
  readonly time: number | null;
  readonly failed: boolean | null;
  readonly servers: { readonly tried: number; readonly failed: number } | null;
  /** As it stands there; null: there is no such column. */
  readonly found: string | null;
  readonly rolledBack: boolean | null;
  readonly reached: number | null;
}

export interface RowsRead {
  readonly rows: readonly Row[];
  /** What was taken for granted, each a sentence. */
  readonly notes: readonly string[];
}

/** Throws an `AskingError` for a cell that says nothing of the kind, with its place. `unit`: milliseconds in a plain number of time; null: nobody has said. */
export function readRows(file: string, csv: readonly CsvRow[], columns: Columns, unit: number | null): RowsRead {
  const cells = openCells(file, columns, unit);
  const counts = failuresAreCounts(csv, columns);
  const rows = csv.map((row): Row => {
    const start = cells.moment(row, 'start');
    const end = cells.moment(row, 'end');
    const between = start === null || end === null ? null : end - start;
    const time = cells.span(row) ?? between;
    if (time !== null && !(time > 0)) {
      const what = time === 0 ? 'it took no time' : 'it ends before it starts';
      throw broken(
        `${cells.place(row, columns.of.duration === undefined ? 'end' : 'duration')}: ${what}`,
        'Leave the cell empty where the time is not known.',
      );
    }
    const size = cells.count(row, 'servers');
    return {
      line: row.line,
      release: cells.text(row, 'release') ?? '',
      cluster: cells.text(row, 'cluster') ?? '',
      start,
      time,
      ...(counts
        ? countedFailures(cells.count(row, 'failed') ?? 0, size, () => cells.place(row, 'failed'))
        : { failed: cells.answer(row, 'failed'), servers: null }),
      found: cells.text(row, 'found'),
      rolledBack: cells.answer(row, 'rolled_back'),
      reached: cells.count(row, 'reached'),
    };
  });
  return { rows, notes: cells.notes() };
}

/** Numbers beside a column of sizes are counts of servers; words are answers, and so are 0 and 1 without sizes. */
function failuresAreCounts(csv: readonly CsvRow[], { of }: Columns): boolean {
  const { failed, servers } = of;
  if (failed === undefined) return false;
  const cells = csv.map(({ cells }) => cells[failed.index] ?? '').filter((cell) => !isMissing(cell));
  const numbers = cells.filter((cell) => countCell(cell) !== null);
  if (numbers.length === 0) return false;
  return servers !== undefined || numbers.some((cell) => Number(cell) > 1);
}

function countedFailures(failed: number, tried: number | null, place: () => string): Pick<Row, 'failed' | 'servers'> {
  if (tried === null) {
    throw broken(
      `${place()}: it counts failures, and nothing says of how many servers`,
      'Name the column of sizes: --column servers=NAME; or write yes and no.',
    );
  }
  if (failed > tried)
    throw broken(
      `${place()}: ${failed} of ${tried} servers cannot have failed`,
      'The column `servers` says how many were deployed to.',
    );
  return { failed: null, servers: { tried, failed } };
}
