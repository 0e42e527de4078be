import { type Comment, toComment } from './comments.ts';
import { lex } from './tokens/lexer.ts';

/** A token without its meaning. */
export interface Token {
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

/** Takes a text apart, for what prints it again. Never fails. */
export function lexemesOf(text: string): Lexemes {
  const { tokens, comments } = lex(text);
  return {
    tokens: tokens.map(({ image, startOffset }) => ({
      start: startOffset,
      end: startOffset + image.length,
      text: image,
    })),
    comments: comments.map(toComment),
  };
}
