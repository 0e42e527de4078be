/** Findings of a text that has been edited since. */
import type { Diagnostic } from '@rollout/language';
import { carried, type Edit, sparesAll } from '../documents/edit.ts';

/**
 * The findings at the places where they are after the edits of a file; without those whose places are gone. A fix is kept where nothing that it would
 * change was touched.
 */
export function carriedThrough(
  diagnostics: readonly Diagnostic[],
  path: string,
  edits: readonly Edit[],
): readonly Diagnostic[] {
  return edits.reduce<readonly Diagnostic[]>(
    (before, edit) => before.flatMap((each) => carriedOne(each, path, edit) ?? []),
    diagnostics,
  );
}

function carriedOne(diagnostic: Diagnostic, path: string, edit: Edit): Diagnostic | null {
  const { related, fix, ...rest } = diagnostic;
  const span = rest.path === path ? carried(rest.span, edit) : rest.span;
  if (span === null) return null;
  const places = related?.flatMap((place) => {
    const at = place.path === path ? carried(place.span, edit) : place.span;
    return at === null ? [] : [{ ...place, span: at }];
  });
  const edits = fix?.edits.map((each) => {
    if (each.path !== path) return each;
    const at = sparesAll(each.span, edit) ? carried(each.span, edit) : null;
    return at === null ? null : { ...each, span: at };
  });
  const whole = edits?.filter((each) => each !== null);
  return {
    ...rest,
    span,
    ...(places === undefined ? {} : { related: places }),
    ...(fix === undefined || whole === undefined || whole.length !== edits?.length
      ? {}
      : { fix: { ...fix, edits: whole } }),
  };
}
