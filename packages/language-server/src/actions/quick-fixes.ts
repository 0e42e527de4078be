/** Findings that have a fix: each by itself, and all of one kind. */
import type { Change, Diagnostic, Fix, TextEdit } from '@rollout/language';
import { type Action, type Asked, findingsAt } from './action.ts';

/** What a fix that somebody has to look at is marked with. */
const MARK = '(may change what the plan does)';

export function quickFixes(asked: Asked): readonly Action[] {
  return findingsAt(asked).flatMap((finding) => {
    const { fix } = finding;
    if (fix === undefined || !isInside(asked, fix.edits)) return [];
    return [fixOf(asked, finding, fix), ...fixesOfKind(asked, finding, fix)];
  });
}

function fixOf(asked: Asked, finding: Diagnostic, { title, safety, edits }: Fix): Action {
  return {
    title: safety === 'safe' ? title : `${title} ${MARK}`,
    kind: 'quickfix',
    diagnostics: [finding],
    isPreferred: safety === 'safe',
    effect: { kind: 'change', change: () => changeOf(asked, edits) },
  };
}

/** As many findings of the code as fit beside each other. */
function fixesOfKind(asked: Asked, { code }: Diagnostic, { safety }: Fix): readonly Action[] {
  const taken: TextEdit[] = [];
  const fixed: Diagnostic[] = [];
  for (const finding of asked.findings) {
    const { fix } = finding;
    if (finding.path !== asked.path || finding.code !== code || fix?.safety !== safety) continue;
    if (!isInside(asked, fix.edits) || fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) continue;
    taken.push(...fix.edits);
    fixed.push(finding);
  }
  if (fixed.length < 2) return [];
  const title = `Fix all ${fixed.length} of \`${code}\` in this file`;
  return [
    {
      title: safety === 'safe' ? title : `${title} ${MARK}`,
      kind: 'quickfix',
      diagnostics: fixed,
      isPreferred: false,
      effect: { kind: 'change', change: () => changeOf(asked, taken) },
    },
  ];
}

/** In files whose lines end with CRLF, so do those that are added. */
function changeOf({ sources }: Asked, edits: readonly TextEdit[]): Change {
  const own = edits.map((edit) => ({ ...edit, text: withLineEndsOf(sources.files.get(edit.path)?.text, edit.text) }));
  own.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start));
  return { edits: own, creates: [] };
}

export function withLineEndsOf(text: string | undefined, added: string): string {
  return text !== undefined && /^[^\n]*\r\n/.test(text) ? added.replaceAll(/\r?\n/g, '\r\n') : added;
}

/** What was found before the last edits may be about a text that is not there any more. */
function isInside({ sources }: Asked, edits: readonly TextEdit[]): boolean {
  return edits.every(({ path, span: { start, end } }) => {
    const length = sources.files.get(path)?.text.length;
    return length === undefined || (0 <= start && start <= end && end <= length);
  });
}

/** Two at one place are in each other's way, too: their order would be anybody's guess. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.path !== b.path) return false;
  const isEmpty = a.span.start === a.span.end || b.span.start === b.span.end;
  return isEmpty
    ? a.span.start <= b.span.end && b.span.start <= a.span.end
    : a.span.start < b.span.end && b.span.start < a.span.end;
}
