/** Suppressions that hide nothing now, and would hide something later. */
import { type Diagnostic, grouped, lineIndex, type SourceFile, type Tree } from '@rollout/language';
import { deletion, wholeDeletion } from './deletion.ts';
import { lastFrom } from './last-from.ts';
import { suppressionDiagnostics } from './messages.ts';
import type { Suppression } from './suppression.ts';

/**
 * What is to be said of suppressions that silenced nothing, of a file that was checked whole; `found` is what was said of it. Nothing
 * where the file has no plan: it is made to be imported, and what is found in it depends on who does.
 */
export function unusedIn(
  file: SourceFile,
  unused: readonly Suppression[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const { path, tree } = file;
  if (unused.length === 0 || !tree.declarations.some(({ kind }) => kind === 'plan')) return [];
  const isBeside = besideFindings(file, found);
  const say = (written: readonly Suppression[], span: Tree.Span, fix: Diagnostic['fix']): Diagnostic[] => {
    const [first] = written;
    if (first === undefined) return [];
    const beside = written.some(isBeside);
    const args = { codes: written.map(({ code }) => code), where: whereOf(first), isBeside: beside };
    // What was meant for another line has a reason that is still good.
    return [suppressionDiagnostics.create('suppression-unused', args, { path, span, fix: beside ? undefined : fix })];
  };
  return [...grouped(unused, ({ comment }) => comment)].flatMap(([comment, group]) => {
    const isWhole = group.length === group[0]?.codes.length;
    return isWhole
      ? say(group, comment.span, wholeDeletion(file, comment, safetyOf(file, group)))
      : group.flatMap((each) => say([each], each.at, deletion(file, each, safetyOf(file, group))));
  });
}

function whereOf({ covers, isOfFile }: Suppression): 'statement' | 'file' | 'nowhere' {
  if (isOfFile) return 'file';
  return covers === null ? 'nowhere' : 'statement';
}

/** Whether one stands at the end of a line on which something of its code was found: it was meant for that. */
function besideFindings({ path, text }: SourceFile, found: readonly Diagnostic[]): (each: Suppression) => boolean {
  const { position } = lineIndex(text);
  const keyOf = (code: string, offset: number): string => `${code} ${position(offset).line}`;
  const keys = new Set(found.flatMap(({ path: at, code, span }) => (at === path ? [keyOf(code, span.start)] : [])));
  return ({ code, comment, isOfFile }) => !isOfFile && keys.has(keyOf(code, comment.span.start));
}

/** Other files may import all but plans and scenarios, and a plan of theirs may need the suppression. */
function safetyOf({ tree: { declarations } }: SourceFile, [first]: readonly Suppression[]): 'safe' | 'unsafe' {
  if (first === undefined || first.covers === null) return 'safe';
  const isOwn = ({ kind }: Tree.Declaration): boolean => kind === 'plan' || kind === 'scenario' || kind === 'import';
  if (first.isOfFile) return declarations.every(isOwn) ? 'safe' : 'unsafe';
  const declaration = lastFrom(declarations, first.covers.start, ({ span }) => span.start);
  return declaration === undefined || isOwn(declaration) ? 'safe' : 'unsafe';
}
