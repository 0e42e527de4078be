import type { TextEdit } from '@rollout/language';

/** Where edits stand once others, which do not overlap them, are made. */
export function moved(edits: readonly TextEdit[], made: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit) => {
    let by = 0;
    for (const { path, span, text } of made) {
      if (path === edit.path && span.end <= edit.span.start) by += text.length - (span.end - span.start);
    }
    return { ...edit, span: { start: edit.span.start + by, end: edit.span.end + by } };
  });
}
