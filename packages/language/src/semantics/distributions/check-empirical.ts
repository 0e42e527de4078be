import type { Distribution } from '../../program/index.ts';
import type { DistributionCall, StringLiteral } from '../../syntax/tree.ts';
import { tableMessages } from '../messages/tables.ts';
import { at } from '../report.ts';
import { durationCell, percentCell, plainNumber, unitOfColumn } from '../tables/duration-cell.ts';
import { createFindings, type TableFindings } from '../tables/findings.ts';
import { type CsvRow, readCsv } from '../tables/read-csv.ts';
import { sortArguments } from './arguments.ts';
import type { DistributionContext } from './distribution-context.ts';
import { reportForm } from './report-form.ts';
import { type DistributionUnit, LARGEST_MEAN } from './unit.ts';

/** The file that an `empirical` names, if it names one. */
export function fileOfEmpirical(call: DistributionCall): StringLiteral | undefined {
  const [file] = call.name.text === 'empirical' ? sortArguments(call).unlabelled : [];
  return file?.value?.kind === 'string' ? file.value : undefined;
}

/** `empirical("times.csv", column "minutes")`: the values of a column, sorted. */
export function checkEmpirical(
  context: DistributionContext,
  unit: DistributionUnit,
  call: DistributionCall,
): Distribution | undefined {
  const file = fileOfEmpirical(call);
  const column = sortArguments(call).labelled.get('column')?.value;
  if (file === undefined || column?.kind !== 'string') {
    return reportForm(context, unit, call, [...(file ? [] : ['file']), ...(column ? [] : ['`column`'])]);
  }
  if (call.args.length !== 2) return reportForm(context, unit, call, []);
  const asset = context.tables.find(context, file);
  if (asset === undefined) return undefined;
  const { header, rows } = readCsv(asset.text);
  const place = header?.cells.indexOf(column.text) ?? -1;
  if (place < 0) {
    const suggestion = context.report.suggest(column.text, header?.cells ?? []);
    const args = { name: column.text, suggestion, path: asset.path };
    context.report.add(tableMessages.create('unknown-column', args, at(context, column)));
    return undefined;
  }
  const findings = createFindings(context.report, asset.path);
  const before = context.report.problems();
  const values = readValues({ unit, column: column.text, place, rows, findings });
  findings.close();
  if (context.report.problems() > before) return undefined;
  if (values.length === 0) {
    context.report.add(tableMessages.create('empty-table', { path: asset.path }, at(context, file)));
    return undefined;
  }
  return { kind: 'empirical', values: values.sort((a, b) => a - b) };
}

interface Column {
  readonly unit: DistributionUnit;
  readonly column: string;
  readonly place: number;
  readonly rows: readonly CsvRow[];
  readonly findings: TableFindings;
}

/** Empty cells are left out. */
function readValues({ unit, column, place, rows, findings }: Column): number[] {
  const scale = unitOfColumn(column, unit);
  const values: number[] = [];
  for (const row of rows) {
    const cell = row.cells[place];
    const location = findings.at(row);
    if (row.problem !== undefined || cell === undefined) {
      const problem = row.problem ?? `there is no cell for \`${column}\`.`;
      findings.add(tableMessages.create('broken-row', { line: row.line, problem }, location));
      continue;
    }
    if (cell === '') continue;
    const number = plainNumber(cell);
    if (number !== null && scale === null) {
      findings.add(tableMessages.create('column-without-unit', { column, example: COLUMNS[unit] }, location));
      return [];
    }
    const value = number === null ? withUnit(cell, unit) : number * (scale ?? 1);
    if (value === null || !(value <= LARGEST_MEAN[unit].number)) {
      const args = { line: row.line, column, value: cell, expected: EXPECTED[unit] };
      findings.add(tableMessages.create('cell-value', args, location));
      continue;
    }
    values.push(value);
  }
  return values;
}

/** A cell that carries its unit itself. */
function withUnit(cell: string, unit: DistributionUnit): number | null {
  if (unit === 'time') return durationCell(cell);
  return unit === 'percent' || unit === 'number' ? percentCell(cell) : null;
}

const EXPECTED: Readonly<Record<DistributionUnit, string>> = {
  time: 'a time',
  'server-hours': 'an amount',
  requests: 'an amount',
  'user-hours': 'an amount',
  percent: 'a percent',
  number: 'a number',
};

/** Headers that name the unit. */
const COLUMNS: Readonly<Record<DistributionUnit, string>> = {
  time: 'minutes',
  'server-hours': 'server-hours',
  requests: 'requests',
  'user-hours': 'user-hours',
  percent: 'percent',
  number: 'number',
};
