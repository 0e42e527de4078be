import type { Span } from '../syntax/tree.ts';

/** The text with the edits made. Edits do not overlap; of two at one place the first comes first. */
export function applyEdits(text: string, edits: readonly { readonly span: Span; readonly text: string }[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let at = 0;
  let made = '';
  for (const { span, text: inserted } of ordered) {
    made += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return made + text.slice(at);
}
