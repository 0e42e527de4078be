/** Which codes a suppression may name. */
import { type Diagnostic, didYouMean, type Fix, type SourceFile, type Tree } from '@rollout/language';
import { simulatorDiagnostics } from '@rollout/simulator';
import { catalog } from '../../catalog.ts';
import { type DeletedCode, deletion } from './deletion.ts';
import { suppressionDiagnostics } from './messages.ts';

/** Whether anything of this code can ever be a warning or a hint. */
export function mayBeSilenced(code: string): boolean {
  const entry = catalog.get(code);
  return (
    entry !== undefined && !isOfSuppressions(code) && (entry.severity !== 'error' || isWarningUnderScenarios(code))
  );
}

const isOfSuppressions = (code: string): boolean => code in suppressionDiagnostics.entries;

/** What a run comes to is an error, but a warning under a scenario. */
const isWarningUnderScenarios = (code: string): boolean => code in simulatorDiagnostics.entries;

/** Why nothing of this code can be silenced; undefined where it can. */
export function cannotBeSilenced(file: SourceFile, code: string, written: DeletedCode): Diagnostic | undefined {
  if (mayBeSilenced(code)) return undefined;
  return catalog.has(code) ? silencedError(file, code, written) : unknownCode(file.path, code, written.at);
}

/** That what has this code cannot be silenced. */
export function silencedError(file: SourceFile, code: string, written: DeletedCode): Diagnostic {
  const what = isOfSuppressions(code) ? 'suppression' : 'error';
  const finding = { path: file.path, span: written.at, fix: deletion(file, written, 'safe') };
  return suppressionDiagnostics.create('suppression-of-error', { code, what }, finding);
}

function unknownCode(path: string, code: string, span: Tree.Span): Diagnostic {
  const meant = didYouMean(code, [...catalog.keys()].filter(mayBeSilenced));
  // It would silence something else than what is written: somebody has to look at that.
  const fix: Fix | undefined =
    meant === undefined
      ? undefined
      : { title: `Write \`${meant}\``, safety: 'unsafe', edits: [{ path, span, text: meant }] };
  return suppressionDiagnostics.create('suppression-unknown-code', { code, meant }, { path, span, fix });
}
