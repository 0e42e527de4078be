/** The token types, made from the schema's words and symbols. */
import type { TokenType } from 'chevrotain';
import {
  COMPARATORS,
  LEVEL_WORDS,
  PERIOD_WORDS,
  STATEMENT_WORDS,
  SYMBOLS,
  UNIT_WORDS,
  WEEKDAY_WORDS,
  WORDS,
} from '../../schema/index.ts';

/**
 * A token type. chevrotain's `createToken` computes the indices of its categories anew for each; the parser does so for
 * all at once when it is made.
 */
function createType(name: string, ...categories: TokenType[]): TokenType {
  return { name, CATEGORIES: categories };
}

/** What a value of a quantity, a label or an argument can be: a name, or a literal. */
export const Value: TokenType = {
  ...createType('Value'),
  // Before it computes the members of categories, the parser looks whether any type has some.
  categoryMatches: [Number.NaN],
};
/** A value that is no word of the language, where the next statement may begin as well. */
export const PlainValue = createType('PlainValue', Value);
/** Wherever a name can stand: a bare one, any word of the language, or a text in quotes. */
export const Name = createType('Name', Value);
/** Any word of a level, singular or plural. */
export const Level = createType('Level');
/** What `each` goes over: a level or `upgradeDomain`. */
export const EachUnit = createType('EachUnit');
export const SingularLevel = createType('SingularLevel', Level, EachUnit);
export const PluralLevel = createType('PluralLevel', Level);
export const Period = createType('Period');
export const Unit = createType('Unit');
export const Weekday = createType('Weekday');
export const Comparator = createType('Comparator');
/** `mean`, `p95`, `P`: what a measure begins with. */
export const Statistic = createType('Statistic');

/** A bare name that is no word of the language. */
export const Identifier = createType('Identifier', Name, PlainValue, Statistic);
/** `p99.9`: the one word with a dot in it, which is no name. */
export const FractionalQuantile = createType('FractionalQuantile', Statistic);
export const NumberToken = createType('Number', PlainValue);
export const PercentToken = createType('Percent', PlainValue);
export const DurationToken = createType('Duration', PlainValue);
export const DateToken = createType('Date');
export const TimeToken = createType('Time');
/** `3clusters`, `12h30`, `9:00`, `2026-02-30`, `1e309`: an error of its own, and wherever a literal can stand no further one. */
export const MalformedNumber = createType(
  'MalformedNumber',
  NumberToken,
  PercentToken,
  DurationToken,
  DateToken,
  TimeToken,
);
export const StringToken = createType('String', Name, PlainValue);
/** `"…` that the line ends before the quote. */
export const UnterminatedString = createType('UnterminatedString', StringToken);

// Comments are no tokens of the grammar; they are told apart by these.
export const DocLine = createType('DocLine');
export const LineComment = createType('LineComment');
export const BlockComment = createType('BlockComment');
export const UnterminatedComment = createType('UnterminatedComment');

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
const symbolTypes: ReadonlyMap<string, TokenType> = new Map(
  SYMBOLS.map((symbol) => [symbol, createType(symbolNames[symbol], ...(comparators.has(symbol) ? [Comparator] : []))]),
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
  ...WEEKDAY_WORDS.map((day): [string, TokenType[]] => [day, [Weekday]]),
  ['upgradeDomain', [EachUnit]],
]);

/** `server-hours` is the type `ServerHours`, `requests/s` `RequestsS`: rules begin with a small letter, types must not. */
function typeNameOf(word: string): string {
  const name = word.replaceAll(/(?:^|[-/])([a-z])/g, (_, letter: string) => letter.toUpperCase());
  // A duration is a literal.
  return name === DurationToken.name ? `${name}Word` : name;
}

/**
 * A word is a name as well wherever only a name can stand. One that can begin a statement has two types: the strict
 * one, which the grammar asks for, and the one that the lexer gives, which is a name too; recovery takes the second
 * away from a word that begins a statement. Any other word has one type for both.
 */
const wordTypes: ReadonlyMap<string, TokenType> = new Map(
  WORDS.map((word) => {
    const categories = categoriesOfWord.get(word) ?? [];
    return [word, createType(typeNameOf(word), ...categories, ...(STATEMENT_WORDS.has(word) ? [] : [Name]))];
  }),
);

const lexedWords: ReadonlyMap<string, TokenType> = new Map(
  [...wordTypes].map(([word, type]) => [
    word,
    STATEMENT_WORDS.has(word) ? createType(`${type.name}OrName`, type, Name) : type,
  ]),
);

/** The type of a bare name: the word that it is, or a mere name. */
export function bareNameType(image: string): TokenType {
  return lexedWords.get(image) ?? Identifier;
}

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

/** Every type that a token of the lexer can have. */
export const lexedTypes: readonly TokenType[] = [
  ...lexedWords.values(),
  Identifier,
  FractionalQuantile,
  NumberToken,
  PercentToken,
  DurationToken,
  DateToken,
  TimeToken,
  MalformedNumber,
  StringToken,
  UnterminatedString,
  ...symbolTypes.values(),
];

/** All types, categories included, as the parser wants them. */
export const allTypes: TokenType[] = [
  ...new Set([...lexedTypes, ...wordTypes.values()]),
  Value,
  PlainValue,
  Name,
  Level,
  EachUnit,
  SingularLevel,
  PluralLevel,
  Period,
  Unit,
  Weekday,
  Comparator,
  Statistic,
];

const typesByName: ReadonlyMap<string, TokenType> = new Map(allTypes.map((type) => [type.name, type]));

/** The type of that name. Throws where there is none: names of types stand in what is generated from them. */
export function typeNamed(name: string): TokenType {
  const type = typesByName.get(name);
  if (type === undefined) throw new Error(`there is no token type ${name}`);
  return type;
}
