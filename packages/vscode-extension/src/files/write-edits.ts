/** What the server would write is written into the texts. */
import type { WireFileEdit } from '@rollout/language-server';
import { FilePermission, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { fileName } from '../file-name.ts';
import { rangeOf } from '../range-of.ts';
import { warn } from '../results/messages.ts';

/**
 * Whole or not at all, and only into texts that are of that version still, null: whichever they are of; says what keeps it from being done. What is written
 * is not saved.
 */
export async function writeEdits(edits: readonly WireFileEdit[], version: number | null): Promise<boolean> {
  const edit = new WorkspaceEdit();
  const before = new Map<TextDocument, string>();
  for (const { uri, edits: own } of edits) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    if (version !== null && document.version !== version) {
      void warn('Rollout: the plan has changed meanwhile; nothing is written. Try again.');
      return false;
    }
    if (await isReadOnly(document.uri)) return refused(document);
    before.set(document, document.getText());
    for (const { range, newText } of own) edit.replace(document.uri, rangeOf(range), newText);
  }
  if (!(await workspace.applyEdit(edit))) {
    void warn('Rollout: the plan has changed meanwhile; nothing is written. Try again.');
    return false;
  }
  for (const [document, text] of before) {
    if (await isKeptFromDisk(document, text)) {
      await workspace.applyEdit(allBack(before));
      return refused(document);
    }
  }
  return true;
}

function refused({ uri }: TextDocument): false {
  void warn(`Rollout: ${fileName(uri.toString())} is read-only; nothing is written.`);
  return false;
}

/** As far as its file system says. */
async function isReadOnly(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  const { permissions = 0 } = await workspace.fs.stat(uri);
  return (permissions & FilePermission.Readonly) !== 0;
}

/**
 * Whether the text has changed and never will be saved. Users can make a file read-only for an editor, which extensions are not told; their edits are taken
 * all the same, and such a text is other than its file without being unsaved.
 */
async function isKeptFromDisk(document: TextDocument, before: string): Promise<boolean> {
  const { isDirty, isUntitled, uri } = document;
  if (isDirty || isUntitled || document.getText() === before) return false;
  // One that saves itself may have done so.
  return withoutMark(new TextDecoder().decode(await workspace.fs.readFile(uri))) === withoutMark(before);
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

function allBack(before: ReadonlyMap<TextDocument, string>): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const [document, text] of before) {
    const end = document.lineAt(document.lineCount - 1).range.end;
    edit.replace(document.uri, new Range(0, 0, end.line, end.character), text);
  }
  return edit;
}
