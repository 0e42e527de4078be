/** Spans of tokens and of what the grammar makes of them. */
import type { CstNode, IToken } from 'chevrotain';
import type { Span } from './tree.ts';

/**
 * Where a token stands. One that recovery put in, and the end of the file, have no width; they stand at `fallback`
 * where chevrotain does not know a place (`NaN`).
 */
export function tokenSpan(token: IToken, fallback = 0): Span {
  if (!Number.isFinite(token.startOffset)) return { start: fallback, end: fallback };
  const end = token.endOffset ?? token.startOffset - 1;
  return { start: token.startOffset, end: Math.max(token.startOffset, end + 1) };
}

/** From the first to the last token of a node; without width at `fallback` if it has none. */
export function nodeSpan(node: CstNode, fallback = 0): Span {
  const start = node.location?.startOffset;
  const end = node.location?.endOffset;
  if (start === undefined || !Number.isFinite(start)) return { start: fallback, end: fallback };
  return { start, end: Math.max(start, (end ?? start - 1) + 1) };
}
