/** The statistics: `P`, `mean`, `sd`, `min`, `max`, and quantiles. */
import type { Statistic } from '../../program/index.ts';
import type { Name } from '../../syntax/tree.ts';
import { expectationMessages } from '../messages/expectations.ts';
import { at, type Context } from '../report.ts';
import { replaceText } from '../suggest.ts';

const NAMED: ReadonlyMap<string, Statistic | 'chance'> = new Map<string, Statistic | 'chance'>([
  ['P', 'chance'],
  ['mean', { kind: 'mean' }],
  ['sd', { kind: 'sd' }],
  ['min', { kind: 'min' }],
  ['max', { kind: 'max' }],
]);

/** Those that a name can be nearly. */
const LONG_NAMES: readonly string[] = [...NAMED.keys()].filter((name) => name.length > 2);

/** What others call them. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['p', 'P'],
  ['pr', 'P'],
  ['prob', 'P'],
  ['probability', 'P'],
  ['chance', 'P'],
  ['avg', 'mean'],
  ['average', 'mean'],
  ['expected', 'mean'],
  ['e', 'mean'],
  ['median', 'p50'],
  ['std', 'sd'],
  ['stddev', 'sd'],
  ['stdev', 'sd'],
  ['sigma', 'sd'],
  ['minimum', 'min'],
  ['least', 'min'],
  ['maximum', 'max'],
  ['most', 'max'],
  ['worst', 'max'],
]);

/** undefined, reported: there is none of that name. */
export function readStatistic(context: Context, node: Name): Statistic | 'chance' | undefined {
  if (node.missing) {
    context.report.missing();
    return undefined;
  }
  const known = NAMED.get(node.text);
  if (known !== undefined) return known;
  const [, percent] = /^p(\d+(?:\.\d+)?)$/.exec(node.text) ?? [];
  if (percent !== undefined) return quantile(context, node, percent);
  const suggestion = suggestionFor(context, node.text);
  const location = at(context, node);
  const finding = { ...location, fix: replaceText(location, suggestion, 'unsafe') };
  context.report.add(expectationMessages.create('unknown-statistic', { name: node.text, suggestion }, finding));
  return undefined;
}

function quantile(context: Context, node: Name, percent: string): Statistic | undefined {
  // The nearest double to the hundredth, where a division would round twice.
  const p = Number(`${percent}e-2`);
  if (p > 0 && p < 1) return { kind: 'quantile', p };
  const instead = p === 0 ? 'min' : p === 1 ? 'max' : undefined;
  const location = at(context, node);
  const finding = { ...location, fix: replaceText(location, instead, 'safe') };
  context.report.add(expectationMessages.create('quantile-out-of-range', { name: node.text, instead }, finding));
  return undefined;
}

function suggestionFor({ report }: Context, name: string): string | undefined {
  const lower = name.toLowerCase();
  // `P95`, `q95`, `perc95`
  const [, percent] = /^(?:p|q|pct|perc|percentile|quantile)(\d+)$/.exec(lower) ?? [];
  if (percent !== undefined && Number(percent) > 0 && Number(percent) < 100) return `p${percent}`;
  const meant = OTHER_WORDS.get(lower) ?? (NAMED.has(lower) ? lower : undefined);
  return meant ?? report.suggest(name, LONG_NAMES);
}
