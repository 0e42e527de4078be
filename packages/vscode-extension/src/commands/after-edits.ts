/** What actions of the server end with: their edits are made, and a name or a text in them was made up. */
import type { WireRange } from '@rollout/language-server';
import { commands, Disposable, Position, Selection, Uri, window, workspace } from 'vscode';

/** In no palette: only the server's actions know where. */
export function registerAfterEdits(): Disposable {
  return Disposable.from(
    commands.registerCommand('rollout.renameAt', async (uri: string, { line, character }: WireRange['start']) => {
      const position = new Position(line, character);
      if (!(await select(uri, new Selection(position, position)))) return;
      await commands.executeCommand('editor.action.rename');
    }),
    commands.registerCommand('rollout.selectAt', async (uri: string, { start, end }: WireRange) => {
      const [from, to] = [start, end].map(({ line, character }) => new Position(line, character));
      if (from !== undefined && to !== undefined) await select(uri, new Selection(from, to));
    }),
  );
}

/** Whether the file is open now, with that selected. */
async function select(uri: string, selection: Selection): Promise<boolean> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editor = await window.showTextDocument(document, { selection });
  return editor.document.uri.toString() === document.uri.toString();
}
