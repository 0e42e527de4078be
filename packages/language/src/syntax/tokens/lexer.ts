/** Text to tokens and comments. */
import { type ILexingResult, type IToken, Lexer } from 'chevrotain';
import { lexedTypes } from './token-types.ts';

/** Made from the schema at first use: what only reads machines or results never pays for it. */
let lexer: Lexer | undefined;

function theLexer(): Lexer {
  lexer ??= new Lexer(lexedTypes, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: true,
  });
  return lexer;
}

export interface LexedText {
  readonly tokens: IToken[];
  /** Every comment, in order; `///` lines one by one. */
  readonly comments: readonly IToken[];
  /** Runs of characters that nothing begins with. */
  readonly strangers: readonly { readonly start: number; readonly end: number }[];
}

export function lex(text: string): LexedText {
  const result: ILexingResult = theLexer().tokenize(text);
  // The lexer can leave ends out or count lines as well; ends alone is what we want.
  for (const token of result.tokens) token.endOffset = token.startOffset + token.image.length - 1;
  for (const token of result.groups.comments ?? []) token.endOffset = token.startOffset + token.image.length - 1;
  return {
    tokens: result.tokens,
    comments: result.groups.comments ?? [],
    strangers: result.errors.map((error) => ({ start: error.offset, end: error.offset + error.length })),
  };
}
