/** Taking a sentence out of a file. */
import type { DocComment, Span } from '../../syntax/tree.ts';

/**
 * What goes with a sentence that is taken out: its documentation, and the line, where nothing else stands on it; of
 * blank lines above and below one set is left.
 */
export function withItsLines(text: string, span: Span, doc?: DocComment): Span {
  const from = doc !== undefined && doc.span.start < span.start ? doc.span.start : span.start;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const end = newline === -1 ? text.length : newline;
  const alone = text.slice(start, from).trim() === '' && text.slice(span.end, end).trim() === '';
  if (!alone) return { start: from, end: span.end + (/^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0) };
  const below = /^(?:[ \t\r]*\n)*/.exec(text.slice(Math.min(end + 1, text.length)))?.[0] ?? '';
  const blankAbove =
    start === 0 || /(?:^|\n)[ \t\r]*\n$/.test(text.slice(0, start)) || /[{]\s*$/.test(text.slice(0, start));
  return { start, end: Math.min(end + 1, text.length) + (blankAbove ? below.length : 0) };
}
