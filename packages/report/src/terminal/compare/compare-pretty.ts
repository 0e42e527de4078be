import type { ComparedFigureResults, CompareResults, ConditionDecision, DifferenceVerdict } from '@rollout/simulator';
import { certainty, type Sides } from '../../text/compare/sides.ts';
import { amount, atMost, changeText, differenceText, direction, figureName } from '../../text/compare/words.ts';
import { formatCount } from '../../text/number.ts';
import { printable, printableText } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, formatTable, widest } from '../../text/table.ts';
import { wrap } from '../../text/wrap.ts';
import { besideHeading, section } from '../summary/section.ts';

/** The answer to `rollout compare`: what gets better, what worse, what cannot be told, and what stays. */
export function comparePretty(
  raw: CompareResults,
  conditions: readonly ConditionDecision[],
  sides: Sides,
  style: Style,
): string {
  const results = printable(raw);
  const { bold, dim, red } = style.colors;
  const beside = besideHeading(style);
  const title = `${bold(printableText(sides.a))} → ${bold(printableText(sides.b))}${results.complete ? '' : `  ${red('INCOMPLETE')}`}`;
  const head = `${wrap(title, style.columns).join('\n')}\n`;
  const facts = certainty(results);
  const below = facts.length === 0 ? '' : `${wrap(facts.join('; '), style.columns).map(dim).join('\n')}\n`;
  const of = (...verdicts: DifferenceVerdict[]) => results.figures.filter(({ verdict }) => verdicts.includes(verdict));
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Differs', changes(results, beside)],
    ['Better', rows(of('better'), beside)],
    ['Worse', rows(of('worse'), beside)],
    ['Changes', rows(of('more', 'less'), beside)],
    ["Can't tell", untold(of('cannot-tell'), beside)],
    ['No difference', alikeLines(results, of('no-difference'), beside)],
    ['Fails if', conditionLines(conditions, beside)],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => section(heading, lines, style))
    .join('\n');
  return `${head}${below}\n${body}`;
}

/** More than this are counted. */
const MOST_CHANGES = 12;

function changes({ changes: all, alike }: CompareResults, { columns }: Style): string[] {
  const shown = all.slice(0, MOST_CHANGES).flatMap((change) => wrap(changeText(change), columns));
  const more = all.length > MOST_CHANGES ? [`and ${all.length - MOST_CHANGES} more`] : [];
  return [...shown, ...more, ...(alike ? wrap('nothing that runs: every difference is none', columns) : [])];
}

function rows(figures: readonly ComparedFigureResults[], { colors: { bold, dim }, columns }: Style): string[] {
  if (figures.length === 0) return [];
  const cells = figures.map((figure) => [
    figureName(figure),
    values(figure),
    bold(`${direction(figure)}`),
    differenceText(figure),
  ]);
  const table = lines(cells);
  if (widest(table, displayWidth) <= columns) return table;
  // Where there is no room beside it, the difference goes below.
  const narrow = lines(cells.map((row) => row.slice(0, 3)));
  return cells.flatMap((row, i) => [
    ...wrapped(narrow[i] ?? '', columns),
    ...wrap(row[3] ?? '', columns - 2).map((line) => `  ${dim(line)}`),
  ]);
}

const wrapped = (text: string, columns: number): string[] =>
  displayWidth(text) <= columns ? [text] : wrap(text.replace(/ {2,}/g, ' '), columns);

function lines(cells: readonly (readonly string[])[]): string[] {
  const columns = (cells[0] ?? []).map(() => ({ title: '', align: 'left' }) as const);
  return formatTable(columns, cells, '').split('\n');
}

const values = (figure: ComparedFigureResults): string =>
  `${figure.a === null ? '–' : amount(figure.a, figure)} → ${figure.b === null ? '–' : amount(figure.b, figure)}`;

function untold(figures: readonly ComparedFigureResults[], style: Style): string[] {
  const { columns } = style;
  const { dim } = style.colors;
  return figures.flatMap((figure) => {
    const more = figure.trialsToTell === null ? '' : `; ${formatCount(figure.trialsToTell)} trials would tell`;
    return [
      ...wrapped(`${figureName(figure)}  ${values(figure)}`, columns),
      ...wrap(`${differenceText(figure)}${more}`, columns - 2).map((line) => `  ${dim(line)}`),
    ];
  });
}

/** By name alone: those that are the same in every run first, then those that hardly differ. */
function alikeLines(
  { alike }: CompareResults,
  figures: readonly ComparedFigureResults[],
  { columns }: Style,
): string[] {
  if (alike) return [];
  const named = (heading: string, alike: readonly ComparedFigureResults[]): string[] =>
    alike.length === 0 ? [] : wrap(`${heading}: ${alike.map(figureName).join(', ')}`, columns);
  const same = figures.filter(({ same }) => same);
  const close = figures.filter(({ same }) => !same);
  return [
    ...named(
      'the same',
      same.filter(({ method }) => method === 'exact'),
    ),
    ...named(
      'the same in every run',
      same.filter(({ method }) => method === 'simulated'),
    ),
    ...close.flatMap((figure) => wrap(closeText(figure), columns)),
  ];
}

function closeText(figure: ComparedFigureResults): string {
  const most = atMost(figure);
  return `${figureName(figure)}: ${most === '' ? 'none' : most}`;
}

function conditionLines(conditions: readonly ConditionDecision[], { colors, columns }: Style): string[] {
  const { bold, red, green, yellow } = colors;
  const answers: Readonly<Record<ConditionDecision['status'], string>> = {
    holds: red(bold('it does')),
    'does-not-hold': green('it does not'),
    undecided: yellow(bold("can't tell")),
  };
  return conditions.flatMap(({ text, status, trialsToTell }) =>
    wrap(`${printableText(text)}: ${answers[status]}${needed(trialsToTell)}`, columns),
  );
}

const needed = (trials: number | null): string =>
  trials === null ? '' : `; --trials ${formatCount(trials).replaceAll(',', '_')} would`;
