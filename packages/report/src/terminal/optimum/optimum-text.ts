/** The front in words: its knee, where the plan as it is stands, and a table of points. */

import { formatCount, formatPercent, roughPercent } from '../../text/number.ts';
import { kneeLines, ownLines, searchedLines } from '../../text/optimum/lines.ts';
import { figuresText, settingText } from '../../text/optimum/point-text.ts';
import type { OptimumReport, ReportedPoint } from '../../text/optimum/report.ts';
import { amountText, figureText, textOfValue } from '../../text/optimum/units.ts';
import { printableText } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { type Column, displayWidth, formatTable, widest } from '../../text/table.ts';
import { wrap } from '../../text/wrap.ts';
import { besideHeading, section } from '../summary/section.ts';
import { plot } from './plot.ts';

export function optimumText(report: OptimumReport, style: Style): string {
  const { columns } = besideHeading(style);
  const lines = (text: string): string[] => wrap(printableText(text), columns);
  return [
    `${head(report, style)}\n\n`,
    section('Knee', kneeLines(report).flatMap(lines), style),
    report.own === null ? '' : section('Now', ownLines(report, report.own).flatMap(lines), style),
    section('Searched', searchedLines(report).flatMap(lines), style),
    '\n',
    table(report, style),
    '\n',
    legend(report, style),
    plot(report, style),
  ].join('');
}

function head(
  { plan, scenario, objectives, tried, method, trials, confidence }: OptimumReport,
  { colors, columns }: Style,
): string {
  const under = scenario === null ? '' : ` under ${printableText(scenario)}`;
  const sides = objectives.map(({ name, better }) => `${better === 'lower' ? 'least' : 'most'} ${printableText(name)}`);
  const how =
    method === 'exact' ? 'exact' : `${formatCount(trials ?? 0)} trials, intervals at ${formatPercent(confidence)}`;
  const of = tried === 1 ? '1 plan' : `${formatCount(tried)} plans`;
  const lines = [
    ...wrap(`${colors.bold(printableText(plan))}${under}  ${sides.join(' against ')}`, columns),
    ...wrap(`${of} tried, ${how}`, columns).map(colors.dim),
  ];
  return lines.join('\n');
}

function table(report: OptimumReport, { colors: { dim, bold }, columns }: Style): string {
  const { axes, objectives, front, shown, limits, knee, own } = report;
  const withFound = shown.some((point) => front[point]?.found != null) || own?.found != null;
  const rows = (intervals: boolean, found: boolean, titleOf: (axis: number) => string): string => {
    const titles: Column[] = [
      { title: '', align: 'right' },
      { title: '', align: 'left' },
      ...axes.map((_, axis): Column => ({ title: dim(titleOf(axis)), align: 'right' })),
      ...objectives.map(
        ({ name }): Column => ({
          title: dim(printableText(name)),
          align: 'right',
        }),
      ),
      ...(found
        ? (['early', 'middle', 'late', 'never'] as const).map(
            (title): Column => ({ title: dim(title), align: 'right' }),
          )
        : []),
      ...(limits.length > 0 ? [{ title: dim('kept'), align: 'left' } satisfies Column] : []),
    ];
    const cells = (point: ReportedPoint, number: string, mark: string): string[] => [
      number,
      mark,
      ...axes.map((axis, index) => printableText(textOfValue(axis, point.values[index] ?? 0))),
      ...objectives.map(({ unit }, index) => {
        const figure = point.figures[index] ?? { value: Number.NaN, low: Number.NaN, high: Number.NaN };
        return intervals ? figureText(unit, figure) : amountText(unit, figure.value);
      }),
      ...(found ? foundCells(point) : []),
      ...(limits.length > 0 ? [keptText(point)] : []),
    ];
    const body = shown.flatMap((index) => {
      const point = front[index];
      if (point === undefined) return [];
      const mark = [index === knee ? 'knee' : '', index === own?.at ? 'now' : '']
        .filter((each) => each !== '')
        .join(', ');
      const row = cells(point, `#${index + 1}`, mark);
      return [mark === '' ? row : row.map((cell) => (cell === '' ? cell : bold(cell)))];
    });
    const mine =
      own !== null && own.at === null ? [cells(own, '', 'now').map((cell) => (cell === '' ? cell : dim(cell)))] : [];
    return formatTable(titles, [...body, ...mine], '');
  };
  const name = (axis: number): string => printableText(axes[axis]?.name ?? '');
  // What there is no room for goes: intervals, then the names of params, then where bugs are found.
  const ways = [
    () => rows(true, withFound, name),
    () => rows(false, withFound, name),
    () => `${rows(false, withFound, letter)}\n${keyOf(report, columns, dim)}`,
    () => `${rows(false, false, letter)}\n${keyOf(report, columns, dim)}`,
  ];
  const texts = ways.map((way) => way());
  const fitting = texts.find((text) => widest(text.split('\n'), displayWidth) <= columns);
  return `${fitting ?? list(report, columns)}\n`;
}

/** What the table would say, a point after the other. */
function list(report: OptimumReport, columns: number): string {
  const { front, shown, knee, own } = report;
  const told = (point: ReportedPoint, title: string): string[] =>
    wrap(`${title} ${settingText(report, point)}: ${figuresText(report, point)}`, columns - 2).map((line, index) =>
      index === 0 ? line : `  ${line}`,
    );
  const lines = shown.flatMap((index) => {
    const point = front[index];
    const marks = `${index === knee ? ' knee' : ''}${index === own?.at ? ' now' : ''}`;
    return point === undefined ? [] : told(point, `#${index + 1}${marks}`);
  });
  const mine = own !== null && own.at === null ? told(own, 'now') : [];
  return [...lines, ...mine].map(printableText).join('\n');
}

const letter = (axis: number): string => String.fromCodePoint('a'.charCodeAt(0) + (axis % 26));

/** What the letters stand for. */
function keyOf({ axes }: OptimumReport, columns: number, dim: (text: string) => string): string {
  const text = axes.map(({ name }, axis) => `${letter(axis)}: ${printableText(name)}`).join(', ');
  return wrap(text, columns).map(dim).join('\n');
}

function foundCells({ found }: ReportedPoint): string[] {
  if (found === null) return ['', '', '', ''];
  return [found.early, found.middle, found.late, found.never].map(({ value }) => roughPercent(value));
}

function keptText({ limits }: ReportedPoint): string {
  if (limits.includes('not-met')) return 'no';
  return limits.includes('undecided') ? 'undecided' : 'yes';
}

function legend({ front, shown, own, objectives }: OptimumReport, { colors: { dim }, columns }: Style): string {
  const units = objectives.flatMap(({ name, unit }) =>
    unit === 'milliseconds' || unit === 'share' ? [] : [`${printableText(name)} in ${unit}`],
  );
  const texts = [
    units.length === 0 ? '' : `${units.join(', ')}.`,
    front.length > shown.length
      ? `${shown.length} of the ${formatCount(front.length)} points of the front; --format csv has all.`
      : '',
    shown.some((point) => front[point]?.found != null) || own?.found != null
      ? 'early, middle, late, never: of the bugs that are there, how many are found while at most a tenth of what is deployed had them, up to half, more, or not at all.'
      : '',
    objectives.length === 2 && front.length > 2
      ? 'knee: the point farthest below the line between the ends of the front.'
      : '',
  ].filter((text) => text !== '');
  return texts
    .flatMap((text) => wrap(text, columns))
    .map((line) => `${dim(line)}\n`)
    .join('');
}
