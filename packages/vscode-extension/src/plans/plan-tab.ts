import { TabInputText, type Uri, window, workspace } from 'vscode';
import { LANGUAGE } from '../language.ts';

/** The plan that one has come from, where no text is seen: a walkthrough lies over it. The last of those that have a tab; undefined: none has. */
export function planTab(): Uri | undefined {
  if (window.activeTextEditor !== undefined) return undefined;
  const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs.flatMap((input) => (input instanceof TabInputText && isPlan(input.uri) ? [input.uri] : [])).at(-1);
}

/** A tab may never have been looked at since VS Code was started: it has no text then. */
function isPlan(uri: Uri): boolean {
  const key = uri.toString();
  const document = workspace.textDocuments.find((each) => each.uri.toString() === key);
  return document === undefined ? uri.path.endsWith(`.${LANGUAGE}`) : document.languageId === LANGUAGE;
}
