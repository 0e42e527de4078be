/** Token types as messages name them. */
import { LEVEL_WORDS, SYMBOLS, WEEKDAY_WORDS, WORDS } from '../../schema/index.ts';
import { keywords, symbolType } from './token-types.ts';

const labels: ReadonlyMap<string, string> = new Map([
  ...Object.entries(keywords(...WORDS)).map(([word, type]): [string, string] => [type.name, `\`${word}\``]),
  ...SYMBOLS.map((symbol): [string, string] => [symbolType(symbol).name, `\`${symbol}\``]),
  ['Name', 'a name'],
  ['Identifier', 'a name'],
  ['Value', 'a value'],
  ['PlainValue', 'a value'],
  ['Number', 'a number'],
  ['Percent', 'a percent'],
  ['Duration', 'a duration'],
  ['String', 'a text in double quotes'],
  ['Level', 'a level, such as `cluster`'],
  ['SingularLevel', 'a level, such as `cluster`'],
  ['PluralLevel', 'a level, such as `clusters`'],
  ['EachUnit', 'a level, such as `cluster`'],
  ['Period', 'a period, such as `week`'],
  ['Unit', 'a unit'],
  ['Date', 'a date, such as `2026-12-19`'],
  ['Time', 'a time, such as `09:00`'],
  ['Weekday', 'a day, such as `mon`'],
  ['Comparator', 'a comparison, such as `==`'],
  ['EOF', 'the end of the file'],
]);

/** How a message names a type of token: `` `per` ``, a name. */
export function tokenLabel(typeName: string): string {
  return labels.get(typeName) ?? typeName;
}

const wordsOfType: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(keywords(...WORDS)).map(([word, type]): [string, string[]] => [type.name, [word]]),
  ['Level', LEVEL_WORDS.flatMap(({ level, plural }): string[] => [level, plural])],
  ['SingularLevel', LEVEL_WORDS.map(({ level }) => level)],
  ['PluralLevel', LEVEL_WORDS.map(({ plural }) => plural)],
  ['Weekday', [...WEEKDAY_WORDS]],
  ['EachUnit', [...LEVEL_WORDS.map(({ level }) => level), 'upgradeDomain']],
]);

/** The words that a type of token stands for: none for names and literals. */
export function wordsOf(typeName: string): readonly string[] {
  return wordsOfType.get(typeName) ?? [];
}

/** `a`, `a or b`, `a, b or c`; no more than six of them. */
export function oneOf(labels: readonly string[]): string {
  const shown = [...new Set(labels)].slice(0, 6);
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} or ${last}`;
}
