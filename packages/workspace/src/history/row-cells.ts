/** The cells of a release log, read by what their columns are for. What says nothing of the kind is refused with its place. */
import { type CsvRow, unitOfColumn } from '@rollout/language';
import { AskingError } from '../asking/asking-error.ts';
import { quoted } from '../asking/quoting.ts';
import { answerCell, countCell, instantCell, isMissing, numberCell, timeCell } from './cells.ts';
import type { Column, Columns, Role } from './columns.ts';

/** Each gives null where there is no such column, and throws an `AskingError` for a cell that says nothing of the kind. */
export interface RowCells {
  /** As it stands there. */
  readonly text: (row: CsvRow, role: Role) => string | null;
  /** A missing value says no. */
  readonly answer: (row: CsvRow, role: Role) => boolean | null;
  /** null for a missing value, too, as for the next two. */
  readonly count: (row: CsvRow, role: Role) => number | null;
  /** Milliseconds. */
  readonly span: (row: CsvRow) => number | null;
  /** Milliseconds of some clock. */
  readonly moment: (row: CsvRow, role: 'start' | 'end') => number | null;
  /** Where a cell is, for messages. */
  readonly place: (row: CsvRow, role: Role) => string;
  /** What was taken for granted so far, each a sentence. */
  readonly notes: () => readonly string[];
}

/** Milliseconds in the units of `--unit`. */
export const UNITS: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** `unit`: milliseconds in a plain number of time; null: nobody has said. */
export function openCells(file: string, { of }: Pick<Columns, 'of'>, unit: number | null): RowCells {
  const zones = new Zones(file);
  const text = (row: CsvRow, role: Role): string | null => {
    const column = of[role];
    return column === undefined ? null : (row.cells[column.index] ?? '');
  };
  const place = (row: CsvRow, role: Role): string => `${file}:${row.line}, column ${quoted(columnOf(of, role).name)}`;
  const answer = (row: CsvRow, role: Role): boolean | null => {
    const cell = text(row, role);
    if (cell === null) return null;
    if (isMissing(cell) || cell === '0') return false;
    const said = cell === '1' ? true : answerCell(cell);
    if (said === null) throw noAnswer(place(row, role), cell);
    return said;
  };
  const count = (row: CsvRow, role: Role): number | null => {
    const cell = text(row, role);
    if (cell === null || isMissing(cell)) return null;
    const said = countCell(cell);
    if (said === null) {
      throw broken(
        `${place(row, role)}: \`${quoted(cell)}\` is not a whole number`,
        'Leave it empty where it is not known.',
      );
    }
    return said;
  };
  const span = (row: CsvRow): number | null => {
    const cell = text(row, 'duration');
    if (cell === null || isMissing(cell)) return null;
    const plain = numberCell(cell);
    if (plain === null) {
      const said = timeCell(cell);
      if (said !== null) return said;
      throw broken(
        `${place(row, 'duration')}: \`${quoted(cell)}\` is not a time`,
        'Times are written as 4m30s, 0:04:30, or numbers whose unit is in the name of the column.',
      );
    }
    return plain * unitFor(columnOf(of, 'duration'), place(row, 'duration'), unit);
  };
  const moment = (row: CsvRow, role: 'start' | 'end'): number | null => {
    const cell = text(row, role);
    if (cell === null || isMissing(cell)) return null;
    const plain = numberCell(cell);
    if (plain !== null) return plain * unitFor(columnOf(of, role), place(row, role), unit);
    const said = instantCell(cell);
    if (said === null) {
      throw broken(
        `${place(row, role)}: \`${quoted(cell)}\` is not a date and time`,
        'They are written as 2026-11-23T09:00:00Z or 2026-11-23 09:00 +01:00.',
      );
    }
    zones.meet(said.hasZone, row.line, columnOf(of, role).name);
    return said.at;
  };
  return { text, answer, count, span, moment, place, notes: () => zones.notes() };
}

function unitFor(column: Column, place: string, unit: number | null): number {
  const named = unitOfColumn(column.name, 'time');
  if (named !== null) return named;
  if (unit !== null) return unit;
  throw broken(
    `${place}: nothing says in which unit its numbers are`,
    `Say it: --unit ${Object.keys(UNITS).join('|')}; or in the name of the column: ${quoted(column.name)}_minutes.`,
  );
}

function columnOf(of: Columns['of'], role: Role): Column {
  const column = of[role];
  if (column === undefined) throw new Error(`a cell without its column ${role}`);
  return column;
}

function noAnswer(place: string, cell: string): AskingError {
  return broken(
    `${place}: \`${quoted(cell)}\` is neither yes nor no`,
    'Write yes or no, true or false, 1 or 0; empty is no.',
  );
}

export function broken(message: string, help: string): AskingError {
  return new AskingError(message, 'data', help);
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
      `${this.file}:${line}, column ${quoted(column)}: line ${without} has a time without a zone, line ${other} one with`,
      'Give all of them an offset from UTC (+01:00, Z), or none.',
    );
  }

  notes(): string[] {
    if (this.first === null || this.first.hasZone) return [];
    return ['No time has a zone: all are taken to be in one that never changes its clocks.'];
  }
}
