import { type CodeAction, CodeActionKind, commands, Range, type TextEdit, type Uri } from 'vscode';
import { editAllPlans } from '../files/edit-all-plans.ts';

/** Puts right in every plan of the open folders what can safely be put right, as `rollout check --fix` does. */
export async function fixAll(): Promise<void> {
  await editAllPlans('Fixing all plans', 'put right', editsFor);
}

async function editsFor(uri: Uri): Promise<readonly TextEdit[]> {
  const actions = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    uri,
    new Range(0, 0, 0, 0),
    CodeActionKind.SourceFixAll.value,
    1,
  );
  const own = uri.toString();
  return (actions ?? []).flatMap(
    ({ edit }) => edit?.entries().flatMap(([at, edits]) => (at.toString() === own ? edits : [])) ?? [],
  );
}
