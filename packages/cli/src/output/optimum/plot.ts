/** The front of two objectives as a picture in characters. */
import type { Style } from '../../terminal.ts';
import { printableText } from '../printable.ts';
import { pad } from '../table.ts';
import type { OptimumReport } from './report.ts';
import { amountText } from './units.ts';

const ROWS = 10;
const MOST_COLUMNS = 60;
/** Beside it stand the ends of the second objective. */
const MARGIN = 12;

/** Nothing where there are not two objectives, or too few points to see a line. */
export function plot(
  { objectives, front, knee, own }: OptimumReport,
  { colors: { dim, bold }, columns }: Style,
): string {
  const [first, second] = objectives;
  if (first === undefined || second === undefined || objectives.length !== 2 || front.length < 4) return '';
  const width = Math.min(MOST_COLUMNS, columns - MARGIN - 2);
  const all = [...front, ...(own === null ? [] : [own])];
  const scale = [0, 1].map((objective) => {
    const values = all.map(({ figures }) => figures[objective]?.value ?? Number.NaN).filter(Number.isFinite);
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { least, most };
  });
  const [x, y] = scale;
  if (x === undefined || y === undefined || !(x.most > x.least) || !(y.most > y.least)) return '';
  const grid = Array.from({ length: ROWS }, () => Array.from({ length: width }, () => ' '));
  const mark = (figures: (typeof all)[number]['figures'], character: string): void => {
    const [a, b] = [figures[0]?.value ?? Number.NaN, figures[1]?.value ?? Number.NaN];
    const column = Math.round(((a - x.least) / (x.most - x.least)) * (width - 1));
    const row = Math.round(((y.most - b) / (y.most - y.least)) * (ROWS - 1));
    const line = grid[row];
    if (line !== undefined && line[column] !== undefined) line[column] = character;
  };
  for (const { figures } of front) mark(figures, '·');
  const at = knee === null ? undefined : front[knee];
  if (at !== undefined) mark(at.figures, bold('K'));
  if (own !== null) mark(own.figures, bold('×'));
  const side = (row: number): string => {
    if (row === 0) return amountText(second.unit, y.most);
    return row === ROWS - 1 ? amountText(second.unit, y.least) : '';
  };
  const lines = grid.map(
    (line, row) => `${dim(pad(side(row), MARGIN - 2, 'right'))} ${dim('│')}${line.join('').trimEnd()}`,
  );
  const ends = [amountText(first.unit, x.least), amountText(first.unit, x.most)];
  const names = `${printableText(second.name)} against ${printableText(first.name)}: × now${at === undefined ? '' : ', K knee'}`;
  return [
    '',
    `${' '.repeat(MARGIN)}${dim(names)}`,
    ...lines,
    `${' '.repeat(MARGIN - 1)}${dim(`└${'─'.repeat(width)}`)}`,
    `${' '.repeat(MARGIN)}${dim(`${pad(ends[0] ?? '', width - (ends[1]?.length ?? 0), 'left')}${ends[1] ?? ''}`)}`,
    '',
  ].join('\n');
}
