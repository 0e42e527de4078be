/** The token types, made from the schema's words and symbols. */
import { createToken, Lexer, type TokenType } from 'chevrotain';
import {
  COMPARATORS,
  LEVEL_WORDS,
  PERIOD_WORDS,
  STATEMENT_WORDS,
  SYMBOLS,
  UNIT_WORDS,
  WORDS,
} from '../../schema/index.ts';
import {
  identifierStarts,
  scanBlockComment,
  scanIdentifier,
  scanString,
  scanUnterminatedComment,
  scanUnterminatedString,
} from './scan.ts';

const category = (name: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, pattern: Lexer.NA, categories });

/** What a value of a quantity, a label or an argument can be: a name, or a literal. */
export const Value = category('Value');
/** Wherever a name can stand: a bare one, any word of the language, or a text in quotes. */
export const Name = category('Name', Value);
/** A name that is not in quotes. */
export const BareName = category('BareName', Name);
/** Any word of a level, singular or plural. */
export const Level = category('Level');
/** What `each` goes over: a level or `upgradeDomain`. */
export const EachUnit = category('EachUnit');
export const SingularLevel = category('SingularLevel', Level, EachUnit);
export const PluralLevel = category('PluralLevel', Level);
export const Period = category('Period');
export const Unit = category('Unit');
export const Comparator = category('Comparator');

export const Identifier = createToken({
  name: 'Identifier',
  pattern: { exec: scanIdentifier },
  start_chars_hint: identifierStarts,
  line_breaks: false,
  categories: [BareName],
});

// A number runs to the next character that is not a letter, digit or `_`; what then is no number is one malformed one.
const run = '(?![\\w%]|[.:-]\\w)';
export const NumberToken = createToken({
  name: 'Number',
  pattern: new RegExp(`-?\\d[\\d_]*(?:\\.\\d[\\d_]*)?${run}`),
  categories: [Value],
});
export const PercentToken = createToken({
  name: 'Percent',
  pattern: /-?\d[\d_]*(?:\.\d[\d_]*)?%(?!\w)/,
  categories: [Value],
});
export const DurationToken = createToken({
  name: 'Duration',
  pattern: new RegExp(`-?(?:\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:ms|[wdhms]))+${run}`),
  categories: [Value],
});
/** `3clusters`, `12h30`, `9:00`, `1e309`: an error of its own, and wherever a literal can stand no further one. */
export const MalformedNumber = createToken({
  name: 'MalformedNumber',
  pattern: /-?\d\w*(?:[.:-]\w+)*%?\w*/,
  categories: [NumberToken, PercentToken, DurationToken],
});

export const StringToken = createToken({
  name: 'String',
  pattern: { exec: scanString },
  start_chars_hint: ['"'],
  line_breaks: false,
  categories: [Name],
});
export const UnterminatedString = createToken({
  name: 'UnterminatedString',
  pattern: { exec: scanUnterminatedString },
  start_chars_hint: ['"'],
  line_breaks: false,
  categories: [StringToken],
});

// Control characters and marks that cannot be seen are reported apart, wherever they stand, so here they are space.
const Space = createToken({
  name: 'Space',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: see above
  pattern: /[\x00-\x20\x7f\u202a-\u202e\u2066-\u2069\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

export const DocLine = createToken({ name: 'DocLine', pattern: /\/\/\/(?!\/)[^\r\n]*/, group: 'comments' });
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: 'comments' });
export const BlockComment = createToken({
  name: 'BlockComment',
  pattern: { exec: scanBlockComment },
  start_chars_hint: ['/'],
  line_breaks: true,
  group: 'comments',
});
export const UnterminatedComment = createToken({
  name: 'UnterminatedComment',
  pattern: { exec: scanUnterminatedComment },
  start_chars_hint: ['/'],
  line_breaks: true,
  group: 'comments',
});

const symbolNames: Readonly<Record<(typeof SYMBOLS)[number], string>> = {
  '==': 'EqualTo',
  '!=': 'NotEqualTo',
  '<=': 'AtMost',
  '>=': 'AtLeast',
  '<': 'Below',
  '>': 'Above',
  '..': 'Dots',
  '=': 'Equals',
  '/': 'Slash',
  ',': 'Comma',
  '{': 'LeftBrace',
  '}': 'RightBrace',
  '(': 'LeftParenthesis',
  ')': 'RightParenthesis',
  '[': 'LeftBracket',
  ']': 'RightBracket',
};

const comparators: ReadonlySet<string> = new Set(COMPARATORS);
const symbolTypes = new Map(
  SYMBOLS.map((symbol) => [
    symbol,
    createToken({
      name: symbolNames[symbol],
      pattern: symbol,
      categories: comparators.has(symbol) ? [Comparator] : [],
    }),
  ]),
);

/** The token type of a symbol. */
export function symbolType(symbol: (typeof SYMBOLS)[number]): TokenType {
  const type = symbolTypes.get(symbol);
  if (type === undefined) throw new Error(`no token type for ${symbol}`);
  return type;
}

const categoriesOfWord = new Map<string, TokenType[]>([
  ...LEVEL_WORDS.flatMap(({ level, plural }): [string, TokenType[]][] => [
    [level, [SingularLevel]],
    [plural, [PluralLevel]],
  ]),
  ...PERIOD_WORDS.map((period): [string, TokenType[]] => [period, [Period]]),
  ...UNIT_WORDS.map(({ unit }): [string, TokenType[]] => [unit, [Unit]]),
  ['upgradeDomain', [EachUnit]],
]);

/** `server-hours` is the type `ServerHours`: rules begin with a small letter, types must not. */
function typeNameOf(word: string): string {
  return word.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Each word has two types: the word as such, which the grammar asks for, and the one that the lexer gives, which is a
 * name too wherever only a name can stand. Recovery takes the second away from a word that begins a statement.
 */
const wordTypes = new Map(
  WORDS.map((word) => [
    word,
    createToken({ name: typeNameOf(word), pattern: Lexer.NA, categories: categoriesOfWord.get(word) ?? [] }),
  ]),
);

const lexedWords = [...wordTypes].map(([word, type]) =>
  createToken({
    name: `${typeNameOf(word)}OrName`,
    pattern: word,
    categories: [type, BareName],
    longer_alt: Identifier,
  }),
);

/** The strict types of words, by word. Throws at once on a word that the schema does not have. */
export function keywords<Word extends string>(...words: readonly Word[]): Readonly<Record<Word, TokenType>> {
  const types = words.map((word) => {
    const type = wordTypes.get(word);
    if (type === undefined) throw new Error(`the schema has no word ${word}`);
    return [word, type] as const;
  });
  // The keys are exactly the words asked for.
  return Object.freeze(Object.fromEntries(types)) as Readonly<Record<Word, TokenType>>;
}

/** The strict type of the word that a token of the lexer is, if it can begin a statement anywhere. */
export function statementTypeOf(token: { readonly image: string }): TokenType | undefined {
  return STATEMENT_WORDS.has(token.image) ? wordTypes.get(token.image) : undefined;
}

/** Whether a token is a word of the language (which may stand as a name). */
export function isWord(image: string): boolean {
  return wordTypes.has(image);
}

/** What the lexer looks for, in this order: longer words before those that they begin with. */
export const lexedTypes: TokenType[] = [
  Space,
  DocLine,
  LineComment,
  BlockComment,
  UnterminatedComment,
  ...[...lexedWords].sort((a, b) => String(b.PATTERN).length - String(a.PATTERN).length),
  Identifier,
  PercentToken,
  DurationToken,
  NumberToken,
  MalformedNumber,
  StringToken,
  UnterminatedString,
  ...symbolTypes.values(),
];

/** All types, categories included, as the parser wants them. */
export const allTypes: TokenType[] = [
  ...lexedTypes,
  ...wordTypes.values(),
  Value,
  Name,
  BareName,
  Level,
  EachUnit,
  SingularLevel,
  PluralLevel,
  Period,
  Unit,
  Comparator,
];
