/** The load by the hour: how many times the ordinary load each hour of the week sees. */
import type { StringLiteral } from '../../syntax/tree.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { serviceMessages } from '../messages/services.ts';
import { tableMessages } from '../messages/tables.ts';
import { at } from '../report.ts';
import { percentCell, plainNumber } from '../tables/duration-cell.ts';
import { createFindings, type TableFindings } from '../tables/findings.ts';
import { type CsvRow, type CsvTable, readCsv } from '../tables/read-csv.ts';

const HOURS_OF_DAY = 24;
const HOURS_OF_WEEK = 168;

/** One factor for each of the 168 hours from Monday 00:00 on; undefined, reported, where the table does not say them. */
export function readHours(context: DistributionContext, file: StringLiteral): readonly number[] | undefined {
  const asset = context.tables.find(context, file);
  if (asset === undefined) return undefined;
  const { path } = asset;
  const table = readCsv(asset.text);
  const place = columnOf(table);
  if (table.rows.length === 0) {
    context.report.add(tableMessages.create('empty-table', { path }, at(context, file)));
    return undefined;
  }
  if (place === undefined) {
    const columns = table.header?.cells.filter((cell) => cell !== '') ?? [];
    const location = { path, span: table.header?.span ?? { start: 0, end: 0 } };
    context.report.add(
      serviceMessages.create('no-load-column', { path, columns, headless: isHeadless(table) }, location),
    );
    return undefined;
  }
  const findings = createFindings(context.report, path);
  const before = context.report.problems();
  const factors = table.rows.map((row) => readFactor(row, place, table, findings));
  checkOrder(table, findings);
  findings.close();
  const rows = factors.length;
  if (rows !== HOURS_OF_DAY && rows !== HOURS_OF_WEEK) {
    const last = table.rows.at(-1);
    context.report.add(
      serviceMessages.create(
        'load-rows',
        { path, rows, headless: isHeadless(table) },
        last === undefined ? at(context, file) : { path, span: last.span },
      ),
    );
  }
  if (context.report.problems() > before) return undefined;
  return Array.from({ length: HOURS_OF_WEEK }, (_, hour) => factors[hour % rows] ?? 0);
}

/** `load`, or the only other column that holds numbers. */
function columnOf({ header, rows }: CsvTable): number | undefined {
  const names = (header?.cells ?? []).map((cell) => cell.toLowerCase());
  const named = names.indexOf('load');
  if (named >= 0) return named;
  const [first] = rows;
  const numeric = names.flatMap((name, i) => (name !== 'hour' && isFactor(first?.cells[i]) ? [i] : []));
  return numeric.length === 1 ? numeric[0] : undefined;
}

/** Whether the first row looks like one of those that should follow a header. */
function isHeadless({ header }: CsvTable): boolean {
  return header?.cells.every(isFactor) ?? false;
}

function isFactor(cell: string | undefined): boolean {
  return cell !== undefined && (plainNumber(cell) ?? percentCell(cell)) !== null;
}

/** More times the ordinary load than any hour has: then the cells are requests. */
const LARGEST_FACTOR = 100;

function readFactor(row: CsvRow, place: number, { header }: CsvTable, findings: TableFindings): number {
  const { line } = row;
  const cell = row.cells[place];
  const column = header?.cells[place] ?? '';
  const location = findings.at(row);
  if (row.problem !== undefined || cell === undefined) {
    const problem = row.problem ?? `there is no cell for \`${column}\`.`;
    findings.add(tableMessages.create('broken-row', { line, problem }, location));
    return 0;
  }
  const factor = plainNumber(cell) ?? percentCell(cell);
  if (factor === null) {
    const expected = 'how many times the load, such as `0.4` or `40%`,';
    findings.add(tableMessages.create('cell-value', { line, column, value: cell, expected }, location));
    return 0;
  }
  if (factor > LARGEST_FACTOR) findings.add(serviceMessages.create('load-factor', { line, column, factor }, location));
  return factor;
}

/** Where a column `hour` counts the hours, from 0 on (again every day, or through the week), it says the order. */
function checkOrder({ header, rows }: CsvTable, findings: TableFindings): void {
  const place = (header?.cells ?? []).findIndex((cell) => cell.toLowerCase() === 'hour');
  if (place < 0) return;
  const hours = rows.map(({ cells }) => cells[place] ?? '');
  if (!hours.every((hour) => /^\d+$/.test(hour))) return;
  const wrong = hours.findIndex((hour, i) => Number(hour) !== i && Number(hour) !== i % HOURS_OF_DAY);
  const row = rows[wrong];
  if (row === undefined) return;
  const expected = wrong % HOURS_OF_DAY;
  const args = { line: row.line, hour: hours[wrong] ?? '', expected };
  findings.add(serviceMessages.create('load-order', args, findings.at(row)));
}
