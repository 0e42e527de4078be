/** Tokens to the concrete syntax tree, with every statement kept that can be. */
import type { IRecognitionException, IToken } from 'chevrotain';
import type { FileCstNode } from '../generated/cst.ts';
import { statementTypeOf } from '../tokens/token-types.ts';
import { type Boundaries, findBoundaries } from './boundaries.ts';
import { theParser } from './parser.ts';

export interface Reading {
  readonly cst: FileCstNode;
  readonly errors: readonly IRecognitionException[];
  readonly givenUp: boolean;
  /** Made only where there are errors. */
  readonly boundaries: Boundaries | undefined;
}

/**
 * Reads a file. If there are errors it is read again with the words that begin a statement on a line of their own taken
 * for that alone, so that a missing name does not swallow the next statement; of the two readings the one with fewer
 * errors stands, the second where they have the same number.
 */
export function read(text: string, tokens: IToken[]): Reading {
  const plain = readOnce(text, tokens);
  if (plain.errors.length === 0) return plain;
  const boundaries = findBoundaries(text, tokens);
  const strict = readOnce(
    text,
    tokens.map((token) => asStatement(token, boundaries)),
    boundaries,
  );
  const better = strict.errors.length <= plain.errors.length ? strict : plain;
  return { ...better, boundaries };
}

function readOnce(text: string, tokens: IToken[], boundaries?: Boundaries): Reading {
  const parser = theParser();
  parser.begin(text, tokens, boundaries);
  // The rule `file` gives the node of that name.
  const cst = parser.file() as FileCstNode;
  const reading = { cst, errors: parser.errors, givenUp: parser.givesUp, boundaries: undefined };
  // Nothing of one file is kept in memory until the next.
  parser.begin('', []);
  return reading;
}

function asStatement(token: IToken, boundaries: Boundaries): IToken {
  const type = boundaries.isFirstOnLine(token) ? statementTypeOf(token) : undefined;
  if (type === undefined) return token;
  return { ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}
