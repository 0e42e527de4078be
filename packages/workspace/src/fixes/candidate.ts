/** Fixes as they are chosen and made: their edits lie in files that may be changed, by real path. */
import type { Diagnostic, Safety, TextEdit } from '@rollout/language';

export interface Candidate {
  readonly code: string;
  readonly title: string;
  /** In the order of their places, none overlapping another. */
  readonly edits: readonly TextEdit[];
}

/** What decides whether a fix may be made. */
export interface Allowed {
  /** `unsafe`: safe ones too. */
  readonly safety: Safety;
  /** The real path of a file that may be changed; undefined: it may not. */
  readonly realPathOf: (path: string) => string | undefined;
  /** By the path that an edit names. */
  readonly textOf: (path: string) => string | undefined;
}

/** The fix of a finding, unless it is not allowed, or changes nothing. Throws where it cannot be made: a bug of ours. */
export function candidateOf({ code, fix }: Diagnostic, allowed: Allowed): Candidate | undefined {
  if (fix === undefined || (fix.safety === 'unsafe' && allowed.safety === 'safe')) return undefined;
  const edits: TextEdit[] = [];
  let changes = false;
  for (const edit of fix.edits) {
    const path = allowed.realPathOf(edit.path);
    const text = allowed.textOf(edit.path);
    if (path === undefined || text === undefined) return undefined;
    const { start, end } = edit.span;
    if (!(0 <= start && start <= end && end <= text.length)) {
      throw new Error(`the fix of ${code} changes ${start} to ${end} of a text of ${text.length}`);
    }
    const own = { ...edit, path, text: withLineEndsOf(text, edit.text) };
    if (text.slice(start, end) !== own.text) changes = true;
    edits.push(own);
  }
  if (!changes) return undefined;
  edits.sort(byPlace);
  const isTangled = edits.some(({ path, span }, index) => {
    const before = edits[index - 1];
    return before !== undefined && before.path === path && before.span.end > span.start;
  });
  if (isTangled) throw new Error(`edits of the fix of ${code} overlap`);
  return { code, title: fix.title, edits };
}

/** What is added to a file whose lines end with CRLF has such lines too. */
function withLineEndsOf(text: string, added: string): string {
  return /^[^\n]*\r\n/.test(text) ? added.replaceAll(/\r?\n/g, '\r\n') : added;
}

function byPlace(a: TextEdit, b: TextEdit): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** Whether edits of two fixes are in each other's way. Two at one place are: their order would be anybody's guess. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.path !== b.path) return false;
  const isEmpty = a.span.start === a.span.end || b.span.start === b.span.end;
  return isEmpty
    ? a.span.start <= b.span.end && b.span.start <= a.span.end
    : a.span.start < b.span.end && b.span.start < a.span.end;
}
