import { type TextEditor, window } from 'vscode';
import { LANGUAGE } from '../language.ts';

/** The editor of the plan that one is at. While a preview or a report has the focus it is one that is seen beside it; while something else is edited there is none. */
export function planEditor(): TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors } = window;
  const candidates = active === undefined ? visibleTextEditors : [active];
  return candidates.find(({ document }) => document.languageId === LANGUAGE);
}
