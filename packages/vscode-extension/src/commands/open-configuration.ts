import { Uri, window, workspace } from 'vscode';
import { CONFIG_FILE } from '../language.ts';
import { inform } from '../results/messages.ts';

/** What `rollout init` writes. */
const CONFIGURATION = `{
  // What is looked at beyond errors: "recommended", or "strict" for every rule.
  "preset": "recommended"
}
`;

/** Opens the configuration that holds for the file being edited; where there is none, a new one in its folder, which is not saved yet. */
export async function openConfiguration(): Promise<void> {
  const edited = window.activeTextEditor?.document.uri;
  const folder =
    (edited === undefined ? undefined : workspace.getWorkspaceFolder(edited)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    await inform(`Open a folder first: its ${CONFIG_FILE} holds for all plans below it.`);
    return;
  }
  const found = await nearest(edited === undefined ? folder.uri : beginning(edited, folder.uri), folder.uri);
  if (found !== undefined) {
    await window.showTextDocument(found);
    return;
  }
  const target = Uri.joinPath(folder.uri, CONFIG_FILE).with({ scheme: 'untitled' });
  const editor = await window.showTextDocument(await workspace.openTextDocument(target));
  if (editor.document.getText() === '') {
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), CONFIGURATION));
  }
}

/** Where to look first: beside a file of the folder. */
function beginning(edited: Uri, root: Uri): Uri {
  return edited.toString().startsWith(`${root.toString()}/`) ? Uri.joinPath(edited, '..') : root;
}

/** From a folder upwards, as far as the open one. */
async function nearest(from: Uri, root: Uri): Promise<Uri | undefined> {
  const file = Uri.joinPath(from, CONFIG_FILE);
  const isThere = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  return from.path === root.path || from.path === '/' ? undefined : nearest(Uri.joinPath(from, '..'), root);
}
