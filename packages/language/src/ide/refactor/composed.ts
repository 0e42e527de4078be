/** Two lists of edits, the second of what the first makes, as one. */
import type { LayoutEdit } from '../../format/index.ts';

/** A piece of the text in the middle: what was there from `start` on, or (`start` undefined) what an edit wrote. */
interface Piece {
  readonly start: number | undefined;
  readonly text: string;
}

/** The edits of `text` that do what both do, one after the other. Each list is in order, and none in it overlaps another. */
export function composed(
  text: string,
  first: readonly LayoutEdit[],
  second: readonly LayoutEdit[],
): readonly LayoutEdit[] {
  const middle = edited([{ start: 0, text }], first);
  const last = edited(middle, second);
  const edits: LayoutEdit[] = [];
  let at = 0;
  let written = '';
  const settle = (upTo: number): void => {
    if (text.slice(at, upTo) !== written) edits.push({ span: { start: at, end: upTo }, text: written });
    written = '';
  };
  for (const piece of last) {
    if (piece.start === undefined) {
      written += piece.text;
      continue;
    }
    settle(piece.start);
    at = piece.start + piece.text.length;
  }
  settle(text.length);
  return edits;
}

function edited(pieces: readonly Piece[], edits: readonly LayoutEdit[]): readonly Piece[] {
  const made: Piece[] = [];
  const add = (piece: Piece): void => {
    if (piece.text !== '') made.push(piece);
  };
  let next = 0;
  let offset = 0;
  // What is left of an edit that reaches over several pieces.
  let deleted = 0;
  for (const { start, text } of pieces) {
    const from = (index: number): number | undefined => (start === undefined ? undefined : start + index);
    let at = Math.min(deleted, text.length);
    deleted -= at;
    for (let edit = edits[next]; edit !== undefined && deleted === 0; edit = edits[next]) {
      const begin = edit.span.start - offset;
      if (begin > text.length || (begin === text.length && edit.span.end > edit.span.start)) break;
      add({ start: from(at), text: text.slice(at, begin) });
      add({ start: undefined, text: edit.text });
      const end = edit.span.end - offset;
      at = Math.min(end, text.length);
      deleted = Math.max(0, end - text.length);
      next++;
    }
    add({ start: from(at), text: text.slice(at) });
    offset += text.length;
  }
  for (const edit of edits.slice(next)) add({ start: undefined, text: edit.text });
  return made;
}
