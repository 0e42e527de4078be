/** Statistics, and what they are compared by. */
import { COMPARATORS } from '../../schema/index.ts';
import type { Expectation } from '../reading/index.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';

const STATISTICS = [
  { name: 'P', of: 'rollback', doc: 'the chance that it happens' },
  { name: 'p95', of: 'duration', doc: 'what 95% of the runs reach at most' },
  { name: 'p50', of: 'duration', doc: 'what half of the runs reach at most' },
  { name: 'p90', of: 'duration', doc: 'what 90% of the runs reach at most' },
  { name: 'p99', of: 'duration', doc: 'what 99% of the runs reach at most' },
  { name: 'mean', of: 'duration', doc: 'the mean over all runs' },
  { name: 'max', of: 'down', doc: 'the most of all runs' },
  { name: 'min', of: 'duration', doc: 'the least of all runs' },
  { name: 'sd', of: 'duration', doc: 'the standard deviation over all runs' },
] as const;

export function statisticDrafts({ file, span }: Place): readonly Draft[] {
  const isCalled = file.text[span.end] === '(';
  return STATISTICS.map(({ name, of, doc }) => ({
    label: name,
    kind: 'statistic',
    detail: doc,
    text: isCalled ? name : `${name}(${of})`,
    snippet: isCalled ? undefined : `${name}(\${1:${of}})`,
    rank: RANK.likely,
  }));
}

const SAID: Readonly<Record<(typeof COMPARATORS)[number], string>> = {
  '==': 'is',
  '!=': 'is not',
  '<=': 'at most',
  '>=': 'at least',
  '<': 'less than',
  '>': 'more than',
};

/** Amounts are never held to being equal. */
export function comparatorDrafts({ within }: Expectation): readonly Draft[] {
  const isBound = within[0]?.entry.id === 'expect';
  return COMPARATORS.filter(
    (symbol) => !isBound || !symbol.endsWith('=') || symbol.length < 2 || '<>'.includes(symbol.charAt(0)),
  ).map((symbol) => ({ label: symbol, kind: 'symbol', detail: SAID[symbol], rank: RANK.likely, isUnfinished: true }));
}

const AMOUNTS: ReadonlySet<string> = new Set(['of-duration', 'of-exposure', 'of-reach', 'of-down']);
const EVENTS: ReadonlySet<string> = new Set(['of-found', 'of-ending', 'of-escape']);

/** Whether a measure is none that the statistic in front of it takes. */
export function isForeignMeasure({ before }: Place, { within }: Expectation): boolean {
  const measure = within[0]?.entry.id ?? '';
  const isNext = before.at(-1)?.text === '(';
  if (!isNext) return false;
  return before.at(-2)?.text === 'P' ? AMOUNTS.has(measure) : EVENTS.has(measure);
}
