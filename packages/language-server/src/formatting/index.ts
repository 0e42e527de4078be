/** Layout, as the protocol asks for it: edits of a text, as small as the gaps between its words. */
import { format, type LayoutEdit } from '@rollout/language';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The whole file. How wide an indentation is, and whether it is made of tabs, is not the editor's to say: there is one layout, so that what one
 * editor writes no other changes.
 */
export function formatDocument(text: string): readonly LayoutEdit[] {
  return format(text).edits;
}

/** The statements that a range touches, each as a whole, and nothing else. */
export function formatRange(text: string, range: Span): readonly LayoutEdit[] {
  return format(text, { range: inside(text, range) }).edits;
}

/** Several ranges, each as by itself. */
export function formatRanges(text: string, ranges: readonly Span[]): readonly LayoutEdit[] {
  const edits = new Map<number, LayoutEdit>();
  for (const range of ranges) for (const edit of formatRange(text, range)) edits.set(edit.span.start, edit);
  return [...edits.values()].sort((a, b) => a.span.start - b.span.start);
}

/** What is typed before anything is laid out by it: the end of a block, and of a line. */
export const TRIGGERS = ['}', '\n'] as const;

/**
 * Once a `}` or the end of a line has been typed, right before `offset`: the statement that it ends, if it does. What is still being written is
 * left alone, and so is the line that the cursor is on.
 */
export function formatOnType(text: string, offset: number, typed: string): readonly LayoutEdit[] {
  const end = endBefore(text, offset, typed);
  if (end === undefined) return [];
  return format(text, { range: { start: end, end } }).edits.filter(({ span }) => span.end <= end);
}

/** Where what was ended by typing that stands; undefined: nothing was. */
function endBefore(text: string, offset: number, typed: string): number | undefined {
  const at = Math.min(Math.max(0, offset), text.length);
  if (typed === '}') return text[at - 1] === '}' ? at : undefined;
  const before = text.slice(0, at).trimEnd();
  const isEndOfLine = /[\r\n]/.test(text.slice(before.length, at));
  // An opened block is not ended, nor is a line that goes on below.
  return isEndOfLine && /[^\s{,]$/.test(before) ? before.length : undefined;
}

function inside(text: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(0, start), text.length);
  return { start: from, end: Math.min(Math.max(from, end), text.length) };
}
