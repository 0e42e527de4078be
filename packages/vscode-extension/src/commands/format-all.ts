import { commands, type TextEdit } from 'vscode';
import { editAllPlans } from '../files/edit-all-plans.ts';

/** Lays every plan of the open folders out in the one style. */
export async function formatAll(): Promise<void> {
  await editAllPlans('Laying out all plans', 'laid out', async (uri) => {
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await commands.executeCommand<TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      uri,
      options,
    );
    return edits ?? [];
  });
}
