import type { Comment, Fix, SourceFile, Tree } from '@rollout/language';

type Span = Tree.Span;

/** A code of a suppression, and where the comment has others. */
export interface DeletedCode {
  readonly at: Span;
  readonly comment: Comment;
  readonly codes: readonly Span[];
}

/**
 * Deletes one code of a suppression, with the comma beside it: the comment, where it names no other, and the line, where
 * nothing else stands on that.
 */
export function deletion({ path, text }: SourceFile, written: DeletedCode, safety: Fix['safety']): Fix {
  const { at, comment, codes } = written;
  if (codes.length < 2) return wholeDeletion({ path, text }, comment, safety);
  const next = codes.find(({ start }) => start > at.start);
  const before = codes.findLast(({ start }) => start < at.start);
  const span = { start: next === undefined ? (before?.end ?? at.start) : at.start, end: next?.start ?? at.end };
  return { title: `Delete \`${text.slice(at.start, at.end)}\``, safety, edits: [{ path, span, text: '' }] };
}

/** Deletes a comment to the end of its line, whatever it says. */
export function wholeDeletion(
  { path, text }: Pick<SourceFile, 'path' | 'text'>,
  { span: { start, end } }: Comment,
  safety: Fix['safety'],
): Fix {
  let from = start;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--;
  const span = isAtLineStart(text, from) ? { start: from, end: afterLineEnd(text, end) } : { start: from, end };
  return { title: 'Delete the suppression', safety, edits: [{ path, span, text: '' }] };
}

function isAtLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';
}

function afterLineEnd(text: string, offset: number): number {
  const lineEnd = /\r\n?|\n/y;
  lineEnd.lastIndex = offset;
  return lineEnd.test(text) ? lineEnd.lastIndex : offset;
}
