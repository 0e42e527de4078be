/** The front of two objectives as a picture in characters. */

import type { OptimumReport, ReportedPoint } from '../../text/optimum/report.ts';
import { amountText } from '../../text/optimum/units.ts';
import { printableText } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, pad, widest } from '../../text/table.ts';
import { shorten, wrap } from '../../text/wrap.ts';

const ROWS = 10;
const MOST_COLUMNS = 72;
/** With fewer there is nothing to see. */
const FEWEST_COLUMNS = 12;

const POINT = '·';
const KNEE = 'K';
const OWN = '×';

/** From the least to the most of an objective. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** What is drawn of a report. */
export interface Front extends Pick<OptimumReport, 'shown' | 'knee'> {
  readonly objectives: readonly Pick<OptimumReport['objectives'][number], 'name' | 'unit'>[];
  readonly front: readonly Drawn[];
  readonly own: Drawn | null;
}

type Drawn = Pick<ReportedPoint, 'figures'>;

/** Nothing where there are not two objectives, or too few points to see a line. */
export function plot({ objectives, front, shown, knee, own }: Front, { colors, columns }: Style): string {
  const { dim, bold } = colors;
  const [first, second] = objectives;
  if (first === undefined || second === undefined || objectives.length !== 2 || front.length < 4) return '';
  const all = [...front, ...(own === null ? [] : [own])];
  const [x, y] = [rangeOf(all, 0), rangeOf(all, 1)];
  if (!(x.most > x.least) || !(y.most > y.least)) return '';

  const sides = [amountText(second.unit, y.most), amountText(second.unit, y.least)];
  const left = widest(sides, displayWidth);
  const width = Math.min(MOST_COLUMNS, columns - left - 2);
  if (width < FEWEST_COLUMNS) return '';
  const cellOf = ({ figures }: Drawn): Cell => ({
    column: Math.round((((figures[0]?.value ?? Number.NaN) - x.least) / (x.most - x.least)) * (width - 1)),
    row: Math.round(((y.most - (figures[1]?.value ?? Number.NaN)) / (y.most - y.least)) * (ROWS - 1)),
  });

  const at = knee === null ? undefined : front[knee];
  const marks = [
    ...front.map((point): Mark => ({ ...cellOf(point), text: POINT })),
    ...(own === null ? [] : [{ ...cellOf(own), text: OWN }]),
    ...(at === undefined ? [] : [{ ...cellOf(at), text: KNEE }]),
  ];
  // Those of the table have their numbers beside them.
  const numbers = shown.flatMap((index): Mark[] => {
    const point = front[index];
    return point === undefined ? [] : [{ ...cellOf(point), text: String(index + 1) }];
  });
  const grid = gridOf(marks, numbers, width).map((line) => line.replaceAll(/[K×]/g, bold).trimEnd());
  const lines = grid.map((line, row) => {
    const side = row === 0 ? sides[0] : row === ROWS - 1 ? sides[1] : undefined;
    return `${dim(`${pad(side ?? '', left, 'right')} ${side === undefined ? '│' : '┤'}`)}${line}`;
  });
  const indent = ' '.repeat(left + 2);
  const key = [
    `${POINT} front`,
    ...(at === undefined ? [] : [`${KNEE} knee`]),
    ...(own === null ? [] : [`${OWN} now`]),
    'numbers as above',
  ].join(', ');
  return [
    '',
    dim(shorten(printableText(second.name), columns)),
    ...lines,
    dim(`${' '.repeat(left + 1)}└${'─'.repeat(width)}`),
    ...axisLabels(
      amountText(first.unit, x.least),
      printableText(first.name),
      amountText(first.unit, x.most),
      width,
    ).map((line) => dim(`${indent}${line}`)),
    ...wrap(key, columns - indent.length).map((line) => dim(`${indent}${line}`)),
    '',
  ].join('\n');
}

function rangeOf(points: readonly Drawn[], objective: number): Range {
  const values = points.map(({ figures }) => figures[objective]?.value ?? Number.NaN).filter(Number.isFinite);
  return {
    least: values.reduce((a, b) => Math.min(a, b), Infinity),
    most: values.reduce((a, b) => Math.max(a, b), -Infinity),
  };
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

interface Mark extends Cell {
  readonly text: string;
}

/** Marks, the later over the earlier, and beside them the numbers that there is room for. */
function gridOf(marks: readonly Mark[], numbers: readonly Mark[], width: number): string[] {
  const grid = Array.from({ length: ROWS }, () => Array.from({ length: width }, () => ' '));
  for (const { row, column, text } of marks) {
    const line = grid[row];
    if (line?.[column] !== undefined) line[column] = text;
  }
  for (const { row, column, text } of numbers) {
    const line = grid[row];
    if (line === undefined) continue;
    const from = [column + 1, column - text.length].find((each) => isFree(line, each, text.length));
    if (from === undefined) continue;
    [...text].forEach((digit, index) => {
      line[from + index] = digit;
    });
  }
  return grid.map((line) => line.join(''));
}

/** Whether so many cells are empty, and those beside them no digits: no two numbers are to read as one. */
function isFree(line: readonly string[], from: number, count: number): boolean {
  if (from < 0 || from + count > line.length) return false;
  const isDigit = (cell: string | undefined): boolean => cell !== undefined && /\d/.test(cell);
  return (
    line.slice(from, from + count).every((cell) => cell === ' ') &&
    !isDigit(line[from - 1]) &&
    !isDigit(line[from + count])
  );
}

/** The ends below an axis, and its name between them or below. */
function axisLabels(least: string, name: string, most: string, width: number): string[] {
  const between = width - displayWidth(least) - displayWidth(most);
  const gap = between - displayWidth(name);
  if (gap >= 4) {
    const before = Math.floor(gap / 2);
    return [`${least}${' '.repeat(before)}${name}${' '.repeat(gap - before)}${most}`];
  }
  return [`${least}${' '.repeat(Math.max(1, between))}${most}`, shorten(name, width)];
}
