import type { TokenType } from 'chevrotain';
import { type Comment, toComment } from './comments.ts';
import { lex } from './tokens/lexer.ts';
import {
  DateToken,
  DurationToken,
  FractionalQuantile,
  Identifier,
  isWord,
  MalformedNumber,
  NumberToken,
  PercentToken,
  StringToken,
  TimeToken,
  UnterminatedString,
} from './tokens/token-types.ts';

/**
 * What a token is by itself: `word` one of the language (which may stand as a name), `name` any other; `quantile` is
 * `p99.9`, `malformed` what looks like a literal and is none, `open-text` a text whose line ends before its quote.
 */
export type TokenKind =
  | 'word'
  | 'name'
  | 'quantile'
  | 'number'
  | 'percent'
  | 'duration'
  | 'date'
  | 'time'
  | 'malformed'
  | 'text'
  | 'open-text'
  | 'symbol';

/** A token without its place in the grammar. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
}

/** What a text consists of; between these is white space, and what is no part of the language. */
export interface Lexemes {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

/** Takes a text apart, for what prints it again and for what reads it half written. Never fails. */
export function lexemesOf(text: string): Lexemes {
  const { tokens, comments } = lex(text);
  return {
    tokens: tokens.map(({ image, startOffset, tokenType }) => ({
      kind: kindOf(tokenType, image),
      start: startOffset,
      end: startOffset + image.length,
      text: image,
    })),
    comments: comments.map(toComment),
  };
}

const kinds: ReadonlyMap<TokenType, TokenKind> = new Map<TokenType, TokenKind>([
  [Identifier, 'name'],
  [FractionalQuantile, 'quantile'],
  [NumberToken, 'number'],
  [PercentToken, 'percent'],
  [DurationToken, 'duration'],
  [DateToken, 'date'],
  [TimeToken, 'time'],
  [MalformedNumber, 'malformed'],
  [StringToken, 'text'],
  [UnterminatedString, 'open-text'],
]);

function kindOf(type: TokenType, image: string): TokenKind {
  return kinds.get(type) ?? (isWord(image) ? 'word' : 'symbol');
}
