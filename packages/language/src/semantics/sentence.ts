/** A sentence as written, on one line. */
import type { Span } from '../program/index.ts';

/**
 * The text of a span without its comments, with single spaces, up to `end` where given (a step's own block).
 * Spaces inside quotes stay.
 */
export function sentenceOf(text: string, span: Span, end = span.end): string {
  const pieces = text.slice(span.start, Math.max(span.start, end)).match(PIECE) ?? [];
  return pieces
    .map((piece) => (piece.startsWith('"') ? piece : /^(?:\s|\/\/|\/\*)/.test(piece) ? ' ' : piece))
    .join('')
    .replace(/("(?:[^"\\\n]|\\.)*"?)|\s+/g, (_, quoted: string | undefined) => quoted ?? ' ')
    .trim();
}

/** A string, a comment, blanks, a run of anything else, or a slash of its own. */
const PIECE = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\s+|[^"/\s]+|\//g;
