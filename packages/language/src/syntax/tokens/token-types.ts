/** The token types, made from the schema's words and symbols. */
import { Lexer, type TokenType } from 'chevrotain';
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

/**
 * A token type as chevrotain's `createToken` makes it, but for the indices of its CATEGORIES: those the lexer and the
 * parser set for all types at once, where `createToken` does so anew for each.
 */
function createType(type: TokenType): TokenType {
  return { CATEGORIES: [], ...type };
}

const category = (name: string, ...categories: TokenType[]): TokenType =>
  createType({ name, PATTERN: Lexer.NA, CATEGORIES: categories });

/** What a value of a quantity, a label or an argument can be: a name, or a literal. */
export const Value = category('Value');
/** Wherever a name can stand: a bare one, any word of the language, or a text in quotes. */
export const Name = category('Name', Value);
/** Any word of a level, singular or plural. */
export const Level = category('Level');
/** What `each` goes over: a level or `upgradeDomain`. */
export const EachUnit = category('EachUnit');
export const SingularLevel = category('SingularLevel', Level, EachUnit);
export const PluralLevel = category('PluralLevel', Level);
export const Period = category('Period');
export const Unit = category('Unit');
export const Comparator = category('Comparator');

export const Identifier = createType({
  name: 'Identifier',
  PATTERN: { exec: scanIdentifier },
  START_CHARS_HINT: identifierStarts,
  LINE_BREAKS: false,
  CATEGORIES: [Name],
});

// A number runs to the next character that is not a letter, digit or `_`; what then is no number is one malformed one.
const run = '(?![\\w%]|[.:-]\\w)';
export const NumberToken = createType({
  name: 'Number',
  PATTERN: new RegExp(`-?\\d[\\d_]*(?:\\.\\d[\\d_]*)?${run}`),
  CATEGORIES: [Value],
});
export const PercentToken = createType({
  name: 'Percent',
  PATTERN: /-?\d[\d_]*(?:\.\d[\d_]*)?%(?!\w)/,
  CATEGORIES: [Value],
});
export const DurationToken = createType({
  name: 'Duration',
  PATTERN: new RegExp(`-?(?:\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:ms|[wdhms]))+${run}`),
  CATEGORIES: [Value],
});
/** `3clusters`, `12h30`, `9:00`, `1e309`: an error of its own, and wherever a literal can stand no further one. */
export const MalformedNumber = createType({
  name: 'MalformedNumber',
  PATTERN: /-?\d\w*(?:[.:-]\w+)*%?\w*/,
  CATEGORIES: [NumberToken, PercentToken, DurationToken],
});

export const StringToken = createType({
  name: 'String',
  PATTERN: { exec: scanString },
  START_CHARS_HINT: ['"'],
  LINE_BREAKS: false,
  CATEGORIES: [Name],
});
export const UnterminatedString = createType({
  name: 'UnterminatedString',
  PATTERN: { exec: scanUnterminatedString },
  START_CHARS_HINT: ['"'],
  LINE_BREAKS: false,
  CATEGORIES: [StringToken],
});

// Control characters and marks that cannot be seen are reported apart, wherever they stand, so here they are space.
const Space = createType({
  name: 'Space',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: see above
  PATTERN: /[\x00-\x20\x7f\u202a-\u202e\u2066-\u2069\ufeff]+/,
  GROUP: Lexer.SKIPPED,
  LINE_BREAKS: true,
});

export const DocLine = createType({ name: 'DocLine', PATTERN: /\/\/\/(?!\/)[^\r\n]*/, GROUP: 'comments' });
export const LineComment = createType({ name: 'LineComment', PATTERN: /\/\/[^\r\n]*/, GROUP: 'comments' });
export const BlockComment = createType({
  name: 'BlockComment',
  PATTERN: { exec: scanBlockComment },
  START_CHARS_HINT: ['/'],
  LINE_BREAKS: true,
  GROUP: 'comments',
});
export const UnterminatedComment = createType({
  name: 'UnterminatedComment',
  PATTERN: { exec: scanUnterminatedComment },
  START_CHARS_HINT: ['/'],
  LINE_BREAKS: true,
  GROUP: 'comments',
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
    createType({
      name: symbolNames[symbol],
      PATTERN: symbol,
      CATEGORIES: comparators.has(symbol) ? [Comparator] : [],
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
 * A word is a name as well wherever only a name can stand. One that can begin a statement has two types: the strict
 * one, which the grammar asks for, and the one that the lexer gives, which is a name too; recovery takes the second
 * away from a word that begins a statement. Any other word has one type for both.
 */
const wordTypes = new Map(
  WORDS.map((word) => {
    const categories = categoriesOfWord.get(word) ?? [];
    const name = typeNameOf(word);
    return [
      word,
      STATEMENT_WORDS.has(word)
        ? createType({ name, PATTERN: Lexer.NA, CATEGORIES: categories })
        : createType({ name, PATTERN: word, CATEGORIES: [...categories, Name], LONGER_ALT: Identifier }),
    ];
  }),
);

const lexedWords = [...wordTypes].map(([word, type]) =>
  STATEMENT_WORDS.has(word)
    ? createType({ name: `${type.name}OrName`, PATTERN: word, CATEGORIES: [type, Name], LONGER_ALT: Identifier })
    : type,
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
  ...[...wordTypes.values()].filter((type) => type.PATTERN === Lexer.NA),
  Value,
  Name,
  Level,
  EachUnit,
  SingularLevel,
  PluralLevel,
  Period,
  Unit,
  Comparator,
];
