import type { Span } from '@rollout/language';

/** A change of a text, in its offsets before: what stood from `start` to `end` has become `length` units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

export function editOf(start: number, end: number, text: string): Edit {
  return { start, end, length: text.length };
}

/**
 * Where a place is after an edit. What is typed inside it becomes part of it, and what is typed at its ends does not; of what is partly
 * overwritten the rest remains. null: all of it was overwritten.
 */
export function carried({ start, end }: Span, edit: Edit): Span | null {
  const shift = edit.length - (edit.end - edit.start);
  if (edit.start >= end) return start === end && edit.start === end && edit.end > edit.start ? null : { start, end };
  if (edit.end <= start) return { start: start + shift, end: end + shift };
  if (edit.start <= start && edit.end >= end) return null;
  if (edit.start <= start) return { start: edit.start + edit.length, end: end + shift };
  return { start, end: edit.end >= end ? edit.start : end + shift };
}

/** Whether an edit leaves alone what stands at a place. */
export function sparesAll({ start, end }: Span, edit: Edit): boolean {
  return edit.start >= end || edit.end <= start;
}
