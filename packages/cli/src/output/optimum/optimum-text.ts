/** The front in words: its knee, where the plan as it is stands, and a table of points. */
import type { Style } from '../../terminal.ts';
import { formatCount, formatPercent, roughPercent } from '../number.ts';
import { printableText } from '../printable.ts';
import { section } from '../summary/section.ts';
import { type Column, displayWidth, formatTable, widest } from '../table.ts';
import { wrap } from '../wrap.ts';
import { plot } from './plot.ts';
import { kneeReason, ownStanding } from './reasons.ts';
import type { OptimumReport, ReportedPoint } from './report.ts';
import { amountText, figureText, measuredText, textOfValue } from './units.ts';

const HEADING = 14;

export function optimumText(report: OptimumReport, style: Style): string {
  const { colors, columns } = style;
  const lines = (text: string): string[] => wrap(printableText(text), columns - HEADING);
  return [
    `${head(report, style)}\n\n`,
    section('Knee', kneeLines(report).flatMap(lines), colors),
    report.own === null ? '' : section('Now', ownLines(report, report.own).flatMap(lines), colors),
    section('Searched', searchedLines(report).flatMap(lines), colors),
    '\n',
    table(report, style),
    '\n',
    legend(report, style),
    plot(report, style),
  ].join('');
}

function head(
  { plan, scenario, objectives, tried, method, trials, confidence }: OptimumReport,
  { colors }: Style,
): string {
  const under = scenario === null ? '' : ` under ${printableText(scenario)}`;
  const sides = objectives.map(({ name, better }) => `${better === 'lower' ? 'least' : 'most'} ${printableText(name)}`);
  const how =
    method === 'exact' ? 'exact' : `${formatCount(trials ?? 0)} trials, intervals at ${formatPercent(confidence)}`;
  const of = tried === 1 ? '1 plan' : `${formatCount(tried)} plans`;
  return `${colors.bold(printableText(plan))}${under}  ${sides.join(' against ')}\n${colors.dim(`${of} tried, ${how}`)}`;
}

/** `soak = 12h, n = 3`. */
function settingText({ axes }: OptimumReport, point: ReportedPoint): string {
  return axes.map((axis, index) => `${axis.name} = ${textOfValue(axis, point.values[index] ?? 0)}`).join(', ');
}

function figuresText({ objectives }: OptimumReport, point: ReportedPoint): string {
  return objectives
    .map(({ unit, name }, index) => {
      const value = point.figures[index]?.value ?? Number.NaN;
      return unit === 'milliseconds' && name === 'duration'
        ? amountText(unit, value)
        : `${name} ${measuredText(unit, value)}`;
    })
    .join(', ');
}

function kneeLines(report: OptimumReport): string[] {
  const { knee, front } = report;
  const at = knee === null ? undefined : front[knee];
  if (knee === null || at === undefined) {
    const [only] = front;
    return front.length === 1 && only !== undefined
      ? [`#1 is best in all: ${settingText(report, only)}: ${figuresText(report, only)}`]
      : [
          front.length === 2
            ? 'none: the front has but two points'
            : 'none: no point of the front lies below the line between its ends',
        ];
  }
  const reason = kneeReason(report);
  const text = `#${knee + 1} ${settingText(report, at)}: ${figuresText(report, at)}`;
  return reason === null ? [text] : [text, reason];
}

function ownLines(report: OptimumReport, own: NonNullable<OptimumReport['own']>): string[] {
  const where = own.at === null ? '' : ` (#${own.at + 1})`;
  const text = `${settingText(report, own)}: ${figuresText(report, own)}`;
  const more = [
    ...(report.axes.some((axis) => axis.own < 0)
      ? ['its values are not among those searched: it is no point of the front']
      : []),
    ...(own.limits.includes('not-met') ? ['it does not keep what it is subject to'] : []),
  ];
  const gains = ownStanding(report);
  if (gains.length > 0) return [text, ...gains, ...more];
  if (own.at !== null) return [`${text}: on the front${where}`, ...more];
  return [`${text}: nothing that was tried is better in one and no worse in the other`, ...more];
}

function searchedLines(report: OptimumReport): string[] {
  const { axes, left, impossible, limits, broken, tried, kept, front } = report;
  const lines = axes.map((axis) => {
    const { name, values } = axis;
    const texts = values.map((value) => textOfValue(axis, value));
    const between = axis.kind === 'choice' ? ' | ' : ', ';
    const shown =
      texts.length <= 8
        ? texts.join(between)
        : `${texts.slice(0, 3).join(between)} … ${texts.at(-1)} (${texts.length} values)`;
    return `${name}: ${shown}`;
  });
  const unranged = left.filter(({ why }) => why === 'no-range').map(({ name }) => name);
  if (unranged.length > 0)
    lines.push(`${unranged.join(', ')}: left as ${unranged.length === 1 ? 'it is' : 'they are'}, without a range`);
  const tooLong = left.filter(({ why }) => why === 'too-many-orders').map(({ name }) => name);
  if (tooLong.length > 0) lines.push(`${tooLong.join(', ')}: left as it is, for there are more than 120`);
  if (impossible > 0)
    lines.push(`${formatCount(impossible)} of ${formatCount(tried)} are no plans: something in them does not hold`);
  if (limits.length > 0) {
    lines.push(
      kept
        ? `${formatCount(broken)} left out, which do not keep ${limits.map(({ text }) => text).join(', ')}`
        : `none keeps ${limits.map(({ text }) => text).join(', ')}: the front is of those that do not`,
    );
  }
  const doubtful = front.filter(({ certain }) => !certain).length;
  if (doubtful > 0) {
    lines.push(
      `${doubtful} of the ${front.length} points cannot be told from others that were tried: more --trials would`,
    );
  }
  return lines;
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
  const fitting = texts.find((text) => widest(text.split('\n'), displayWidth) <= columns) ?? texts.at(-1);
  return `${fitting}\n`;
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
