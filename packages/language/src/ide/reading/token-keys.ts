/** What each token can be taken for. */
import { COMPARATORS, LEVEL_WORDS, PERIOD_WORDS, UNIT_WORDS, WEEKDAY_WORDS } from '../../schema/index.ts';
import type { Token, TokenKind } from '../../syntax/index.ts';
import { keyOfType } from './network.ts';

const keys = (...types: readonly string[]): readonly string[] => types.map(keyOfType);

const ofKind: Readonly<Record<Exclude<TokenKind, 'word' | 'symbol'>, readonly string[]>> = {
  name: keys('name', 'identifier', 'value', 'plain-value', 'statistic'),
  quantile: keys('statistic'),
  number: keys('number', 'value', 'plain-value'),
  percent: keys('percent', 'value', 'plain-value'),
  duration: keys('value', 'plain-value'),
  date: keys('date'),
  time: keys('time'),
  malformed: keys('number', 'percent', 'value', 'plain-value', 'date', 'time'),
  text: keys('name', 'text', 'value', 'plain-value'),
  'open-text': keys('name', 'text', 'value', 'plain-value'),
};

const classesOfWord: ReadonlyMap<string, readonly string[]> = new Map([
  ...LEVEL_WORDS.flatMap(({ level, plural }): [string, readonly string[]][] => [
    [level, keys('singular-level', 'level', 'each-unit')],
    [plural, keys('plural-level', 'level')],
  ]),
  ...PERIOD_WORDS.map((word): [string, readonly string[]] => [word, keys('period')]),
  ...WEEKDAY_WORDS.map((word): [string, readonly string[]] => [word, keys('weekday')]),
  ...UNIT_WORDS.map(({ unit }): [string, readonly string[]] => [unit, keys('unit')]),
  ['upgradeDomain', keys('each-unit')],
]);

const comparators: ReadonlySet<string> = new Set(COMPARATORS);
const mereNames = keys('name', 'value');

const known = new Map<string, readonly string[]>();

/** The keys of the expectations that a token meets. */
export function keysOf({ kind, text }: Token): readonly string[] {
  if (kind !== 'word' && kind !== 'symbol') return ofKind[kind];
  let found = known.get(text);
  if (found === undefined) {
    if (kind === 'word') found = [text, ...(classesOfWord.get(text) ?? []), ...mereNames];
    else found = comparators.has(text) ? [text, keyOfType('comparator')] : [text];
    known.set(text, found);
  }
  return found;
}

/** Whether a token that meets this expectation does so as a name, although it may be a word. */
export function takesNames(key: string): boolean {
  return mereNames.includes(key);
}
