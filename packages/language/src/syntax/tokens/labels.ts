/** Token types as messages name them. */
import { entryOf, LEVEL_WORDS, type Part, SYMBOLS, WEEKDAY_WORDS, WORDS } from '../../schema/index.ts';
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
  ['Statistic', 'a statistic, such as `p95`'],
  ['FractionalQuantile', 'a quantile'],
  ['Comparator', 'a comparison, such as `==`'],
  ['EOF', 'the end of the file'],
]);

/** How a message names a type of token: `` `per` ``, a name. */
export function tokenLabel(typeName: string): string {
  return labels.get(typeName) ?? typeName;
}

const partLabels: ReadonlyMap<unknown, string> = new Map([
  ['count', 'a number, such as `4`'],
  ['duration', 'a duration, such as `30m`'],
  ['probability', 'a percent, such as `5%`'],
  ['share-of-servers', 'a percent, such as `5%`'],
  ['share-of-load', 'a percent, such as `5%`'],
  ['count-or-share', 'a number or a percent, such as `10` or `10%`'],
  ['any-quantity', 'a quantity, such as `5`, `5%` or `5m`'],
]);

/** What a name can be of that a message should say. */
const named: ReadonlySet<string> = new Set([
  'topology',
  'service',
  'flag',
  'ring',
  'model',
  'metric',
  'bug',
  'check',
  'plan',
  'stage',
]);

/** How a message names a part of a sentence; undefined where it is better told by the tokens that it can begin with. */
export function labelOfPart({ type, label, refersTo }: Part): string | undefined {
  if (label !== undefined) return label;
  if (type === 'name' && refersTo !== undefined && named.has(refersTo)) return `the name of a ${refersTo}`;
  if (typeof type !== 'object') return partLabels.get(type);
  const entry = entryOf(type.entry);
  return 'form' in entry ? entry.label : undefined;
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

/** `a`, `a or b`, `a, b or c`; no more than eight of them. Where one has a comma or an `or` itself, `a, or b`. */
export function oneOf(labels: readonly string[]): string {
  const shown = [...new Set(labels)].slice(0, 8);
  const last = shown.pop();
  if (shown.length === 0) return last ?? '';
  const nested = shown.some((label) => /, | or /.test(label));
  return `${shown.join(', ')}${nested ? ',' : ''} or ${last}`;
}
