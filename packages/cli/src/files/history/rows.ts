/** The rows of a release log, each cell read as what its column says. */
import { type CsvRow, unitOfColumn } from '@rollout/language';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { answerCell, countCell, instantCell, isMissing, numberCell, timeCell } from './cells.ts';
import type { Column, Columns, Role } from './columns.ts';

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

/** Milliseconds in the units of `--unit`. */
export const UNITS: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** Throws a `CommandError` for a cell that says nothing of the kind, with its place. `unit`: milliseconds in a plain number of time; null: nobody has said. */
export function readRows(file: string, csv: readonly CsvRow[], columns: Columns, unit: number | null): RowsRead {
  const { of } = columns;
  const cellOf = (row: CsvRow, role: Role): string | null => {
    const column = of[role];
    return column === undefined ? null : (row.cells[column.index] ?? '');
  };
  const place = (row: CsvRow, column: Column) => `${file}:${row.line}, column ${column.name}`;
  const zones = new Zones(file);
  const counts = failuresAreCounts(csv, columns);

  const answer = (row: CsvRow, role: Role): boolean | null => {
    const cell = cellOf(row, role);
    if (cell === null) return null;
    if (isMissing(cell) || cell === '0') return false;
    const said = cell === '1' ? true : answerCell(cell);
    if (said === null) throw noAnswer(place(row, columnOf(of, role)), cell);
    return said;
  };
  const count = (row: CsvRow, role: Role): number | null => {
    const cell = cellOf(row, role);
    if (cell === null || isMissing(cell)) return null;
    const said = countCell(cell);
    if (said === null) {
      throw broken(
        `${place(row, columnOf(of, role))}: \`${cell}\` is not a whole number`,
        'Leave it empty where it is not known.',
      );
    }
    return said;
  };
  const span = (row: CsvRow): number | null => {
    const cell = cellOf(row, 'duration');
    if (cell === null || isMissing(cell)) return null;
    const column = columnOf(of, 'duration');
    const plain = numberCell(cell);
    if (plain === null) {
      const said = timeCell(cell);
      if (said !== null) return said;
      throw broken(
        `${place(row, column)}: \`${cell}\` is not a time`,
        'Times are written as 4m30s, 0:04:30, or numbers whose unit is in the name of the column.',
      );
    }
    return plain * unitFor(column, place(row, column), unit);
  };
  const moment = (row: CsvRow, role: 'start' | 'end'): number | null => {
    const cell = cellOf(row, role);
    if (cell === null || isMissing(cell)) return null;
    const column = columnOf(of, role);
    const plain = numberCell(cell);
    if (plain !== null) return plain * unitFor(column, place(row, column), unit);
    const said = instantCell(cell);
    if (said === null) {
      throw broken(
        `${place(row, column)}: \`${cell}\` is not a date and time`,
        'They are written as 2026-11-23T09:00:00Z or 2026-11-23 09:00 +01:00.',
      );
    }
    zones.meet(said.hasZone, row.line, column.name);
    return said.at;
  };

  const rows = csv.map((row): Row => {
    const start = moment(row, 'start');
    const end = moment(row, 'end');
    const between = start === null || end === null ? null : end - start;
    const time = span(row) ?? between;
    if (time !== null && !(time > 0)) {
      const column = of.duration ?? columnOf(of, 'end');
      const what = time === 0 ? 'it took no time' : 'it ends before it starts';
      throw broken(`${place(row, column)}: ${what}`, 'Leave the cell empty where the time is not known.');
    }
    const size = count(row, 'servers');
    return {
      line: row.line,
      release: cellOf(row, 'release') ?? '',
      cluster: cellOf(row, 'cluster') ?? '',
      start,
      time,
      ...(counts
        ? countedFailures(count(row, 'failed') ?? 0, size, () => place(row, columnOf(of, 'failed')))
        : { failed: answer(row, 'failed'), servers: null }),
      found: cellOf(row, 'found'),
      rolledBack: answer(row, 'rolled_back'),
      reached: count(row, 'reached'),
    };
  });
  return { rows, notes: zones.notes() };
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

function unitFor(column: Column, place: string, unit: number | null): number {
  const named = unitOfColumn(column.name, 'time');
  if (named !== null) return named;
  if (unit !== null) return unit;
  throw broken(
    `${place}: nothing says in which unit its numbers are`,
    `Say it: --unit ${Object.keys(UNITS).join('|')}; or in the name of the column: ${column.name}_minutes.`,
  );
}

function columnOf(of: Columns['of'], role: Role): Column {
  const column = of[role];
  if (column === undefined) throw new Error(`a cell without its column ${role}`);
  return column;
}

function noAnswer(place: string, cell: string): CommandError {
  return broken(`${place}: \`${cell}\` is neither yes nor no`, 'Write yes or no, true or false, 1 or 0; empty is no.');
}

function broken(message: string, help: string): CommandError {
  return new CommandError(message, ExitCode.findings, help);
}

/** Either all times have a zone or none has. */
class Zones {
  private first: { readonly hasZone: boolean; readonly line: number } | null = null;

  constructor(private readonly file: string) {}

  meet(hasZone: boolean, line: number, column: string): void {
    this.first ??= { hasZone, line };
    if (this.first.hasZone === hasZone) return;
    const [without, other] = hasZone ? [this.first.line, line] : [line, this.first.line];
    throw broken(
      `${this.file}:${line}, column ${column}: line ${without} has a time without a zone, line ${other} one with`,
      'Give all of them an offset from UTC (+01:00, Z), or none.',
    );
  }

  notes(): string[] {
    if (this.first === null || this.first.hasZone) return [];
    return ['No time has a zone: all are taken to be in one that never changes its clocks.'];
  }
}
