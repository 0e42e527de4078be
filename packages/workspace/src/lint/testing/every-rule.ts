/** A document as all rules see it, those that are not recommended included. */
import type { Diagnostic } from '@rollout/language';
import { openDocument } from '../../phases/open-document.ts';
import { Phase } from '../../phases/phase.ts';
import { exampleFileSystem, FOLDER } from '../../testing/example-files.ts';
import { ruleEntries } from '../rules.ts';
import { runRules } from '../run-rules.ts';
import { type LintSettings, lintSettings } from '../settings.ts';

const unlessTold = lintSettings(null);

const everyRule: LintSettings = {
  severityOf: (code, path) => ruleEntries[code]?.severity ?? unlessTold.severityOf(code, path),
  optionsOf: unlessTold.optionsOf,
};

/** All that is found in the first of these files: by the phases, and, where they find no error, by every rule. */
export async function foundIn(
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<readonly Diagnostic[]> {
  const [first] = files;
  if (first === undefined) throw new Error('an example without a file');
  const document = await openDocument(`${FOLDER}/${first.path}`, {
    fileSystem: exampleFileSystem(files),
    upTo: Phase.Measured,
  });
  const { program, project, plans, diagnostics } = document;
  const root = project.files.get(document.path);
  if (program === null || root === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return diagnostics;
  }
  return [...diagnostics, ...runRules({ root, files: project.files, program }, plans, everyRule)];
}
