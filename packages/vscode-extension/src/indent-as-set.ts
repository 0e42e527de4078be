import { type TextEditor, window, workspace } from 'vscode';
import { LANGUAGE } from './language.ts';

/**
 * Indents plans as the settings say that were open before VS Code knew what this extension sets for them: it looks at that once, when it opens a text, and
 * the one that a window begins with is often earlier.
 */
export function indentAsSet(): void {
  for (const editor of window.visibleTextEditors) if (editor.document.languageId === LANGUAGE) indent(editor);
}

function indent(editor: TextEditor): void {
  const settings = workspace.getConfiguration('editor', editor.document);
  if (settings.get<boolean>('detectIndentation') === true) return;
  const { tabSize, insertSpaces } = editor.options;
  const wanted = { tabSize: settings.get<number>('tabSize'), insertSpaces: settings.get<boolean>('insertSpaces') };
  if (wanted.tabSize === undefined || wanted.insertSpaces === undefined) return;
  if (wanted.tabSize === tabSize && wanted.insertSpaces === insertSpaces) return;
  editor.options = { tabSize: wanted.tabSize, insertSpaces: wanted.insertSpaces };
}
