/** Parts of a file as they are written, and what stands beside them. */
import type { TextEdit } from '../../diagnostics/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Comment, Span, Token } from '../../syntax/index.ts';
import type { DocComment } from '../../syntax/tree.ts';
import { firstEndingAfter, lexemesOfFile } from '../tree-path.ts';

/** What stands there. */
export function textOf({ text }: SourceFile, { span }: { readonly span: Span }): string {
  return text.slice(span.start, span.end);
}

/** The words of a part, whatever stands between them: the same for what says the same. */
export function wordsOf(file: SourceFile, node: { readonly span: Span }): string {
  return tokensIn(file, node)
    .map(({ text }) => text)
    .join(' ');
}

function tokensIn(file: SourceFile, { span: { start, end } }: { readonly span: Span }): readonly Token[] {
  const { tokens } = lexemesOfFile(file);
  return tokens.slice(firstEndingAfter(tokens, start), firstEndingAfter(tokens, end));
}

export function commentsIn({ comments }: SourceFile, { start, end }: Span): readonly Comment[] {
  return comments.filter(({ span }) => start <= span.start && span.end <= end);
}

/** Where a sentence begins, its documentation included. */
export function startOf(node: { readonly span: Span; readonly doc?: DocComment | undefined }): number {
  return node.doc !== undefined && node.doc.span.start < node.span.start ? node.doc.span.start : node.span.start;
}

/** Where the line ends with what belongs to a sentence on it: comments behind it are said of it, unless something else follows them. */
export function endOfLineOf({ text, comments }: SourceFile, { span: { end } }: { readonly span: Span }): number {
  let at = end;
  for (const { span } of comments) {
    if (span.start < at) continue;
    if (/[^ \t]/.test(text.slice(at, span.start))) break;
    at = span.end;
  }
  return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(at)) ? at : end;
}

/** Whether the next thing behind a place stands on another line. */
export function endsLine({ text }: SourceFile, offset: number): boolean {
  return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset));
}

/** Writes something where nothing stood. */
export function insertion(file: SourceFile, at: number, text: string): TextEdit {
  return { path: file.path, span: { start: at, end: at }, text };
}

/** Writes something in the place of a part. */
export function replacement(file: SourceFile, { span }: { readonly span: Span }, text: string): TextEdit {
  return { path: file.path, span, text };
}

/** What stands between the braces of a block; undefined where it has none. */
export function insideOf(file: SourceFile, node: { readonly span: Span }): Span | undefined {
  const tokens = tokensIn(file, node);
  const open = tokens.find(({ text }) => text === '{');
  const close = tokens.at(-1);
  if (open === undefined || close?.text !== '}' || open.start > close.start) return undefined;
  return { start: open.end, end: close.start };
}

/** Where a sentence begins with the comments right above it, which are said of it; a blank line ends what is. */
export function startWithComments(file: SourceFile, node: Parameters<typeof startOf>[0]): number {
  let at = startOf(node);
  for (const { span } of file.comments.toReversed()) {
    if (span.end > at) continue;
    const gap = file.text.slice(span.end, at);
    if (!/^[ \t]*(?:\r\n?|\n)?[ \t]*$/.test(gap)) break;
    if (!standsFirst(file, span.start)) break;
    at = span.start;
  }
  return at;
}

function standsFirst({ text }: SourceFile, offset: number): boolean {
  return /(?:^|[\r\n])\ufeff?[ \t]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}

/** Whether a place is on what a sentence begins with: what is asked for in the middle of its block is about something else. */
export function isOnHead(file: SourceFile, node: { readonly span: Span }, span: Span): boolean {
  const inside = insideOf(file, node);
  return node.span.start <= span.start && span.end < (inside?.start ?? node.span.end + 1);
}
