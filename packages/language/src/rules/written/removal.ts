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
  const end = newline === -1 ? text.length : newline + 1;
  const alone = text.slice(start, from).trim() === '' && text.slice(span.end, end).trim() === '';
  if (!alone) return { start: from, end: afterBlanks(text, span.end, ' \t') };
  return { start, end: opensAbove(text, start) ? afterBlankLines(text, end) : end };
}

function afterBlanks(text: string, from: number, blanks: string): number {
  let at = from;
  while (at < text.length && blanks.includes(text.charAt(at))) at++;
  return at;
}

/** The beginning of the next line on which something stands. */
function afterBlankLines(text: string, from: number): number {
  const next = afterBlanks(text, from, ' \t\r\n');
  return next === text.length ? next : Math.max(from, text.lastIndexOf('\n', next - 1) + 1);
}

/** Whether above the line stands a blank one, the beginning of a block, or nothing at all. */
function opensAbove(text: string, lineStart: number): boolean {
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1)).trim();
  return lineStart === 0 || above === '' || above.endsWith('{');
}
