import type { SourceFile } from '@rollout/language';

/** A sentence as machines and results have it: on one line with single spaces, without comments. */
export function sentenceAt(
  { text, comments }: SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const inside = comments.filter(({ span }) => span.start >= start && span.end <= end);
  let sentence = '';
  let from = start;
  for (const { span } of inside) {
    sentence += text.slice(from, span.start);
    from = span.end;
  }
  return (sentence + text.slice(from, end)).replace(/\s+/g, ' ').trim();
}
