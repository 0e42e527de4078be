/** What changes from a text to its layout: the white space between what it consists of. */
import { type Lexemes, lexemesOf, type Span } from '../syntax/index.ts';
import { commentLines } from './comment-doc.ts';
import type { Source } from './source.ts';

export interface LayoutEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edits that make `after` of a source, each as small as a gap between two tokens or comments. Undefined where the two
 * differ in more than white space.
 */
export function editsBetween(source: Source, after: string): LayoutEdit[] | undefined {
  const before = source.text;
  const old = piecesOf(source, before.length);
  const made = piecesOf(lexemesOf(after), after.length);
  if (old.length !== made.length) return undefined;
  const edits: LayoutEdit[] = [];
  let at = 0;
  let madeAt = 0;
  for (const [i, piece] of old.entries()) {
    const twin = made[i];
    if (twin === undefined || !isSame(piece, twin)) return undefined;
    if (!change(piece.start, twin.start)) return undefined;
    if (piece.text !== twin.text) edits.push({ span: { start: piece.start, end: piece.end }, text: twin.text });
    at = piece.end;
    madeAt = twin.end;
  }
  return change(before.length, after.length) ? edits : undefined;

  /** The gap up to these places. */
  function change(start: number, madeStart: number): boolean {
    const gap = before.slice(at, start);
    const text = after.slice(madeAt, madeStart);
    if (gap === text) return true;
    if (withoutBlanks(gap) !== withoutBlanks(text)) return false;
    edits.push({ span: { start: at, end: start }, text });
    return true;
  }
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isComment: boolean;
}

/** Tokens and comments, in order. */
function piecesOf({ tokens, comments }: Lexemes, end: number): Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  const commentsUpTo = (offset: number): void => {
    for (
      let comment = comments[next];
      comment !== undefined && comment.span.start < offset;
      comment = comments[++next]
    ) {
      pieces.push({ ...comment.span, text: comment.text, isComment: true });
    }
  };
  for (const token of tokens) {
    commentsUpTo(token.start);
    pieces.push({ ...token, isComment: false });
  }
  commentsUpTo(end);
  return pieces;
}

function isSame(one: Piece, other: Piece): boolean {
  if (one.isComment !== other.isComment) return false;
  return one.text === other.text || (one.isComment && said(one.text) === said(other.text));
}

/** What is in a gap beside white space: characters that are no part of the language. */
function withoutBlanks(gap: string): string {
  return gap.replace(/[ \t\r\n]+/g, '');
}

/** What a comment says, without the blanks around its lines. */
function said(text: string): string {
  return commentLines(text)
    .map((line) => line.trim())
    .join('\n');
}
