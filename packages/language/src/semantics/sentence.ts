/** A sentence as written, on one line. */
import type { Span } from '../program/index.ts';
import { lexemesOf, onOneLine } from '../syntax/index.ts';

/**
 * The text of a span without its comments, spaced as the formatter does, so that it is the same however it is laid out; up to
 * `end` where given (a step's own block).
 */
export function sentenceOf(text: string, span: Span, end = span.end): string {
  const { tokens } = lexemesOf(text.slice(span.start, Math.max(span.start, end)));
  return onOneLine((index) => tokens[index]?.text ?? '', 0, tokens.length);
}
