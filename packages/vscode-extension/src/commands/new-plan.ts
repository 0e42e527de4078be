import { Uri, window, workspace } from 'vscode';
import { LANGUAGE } from '../language.ts';
import { TEMPLATES } from '../templates/template-names.ts';
import type { Surroundings } from './surroundings.ts';

/** A first plan to write on, in an editor that has no file yet: nothing is written before the user saves it. */
export async function newPlan({ home }: Surroundings): Promise<void> {
  const picked = await window.showQuickPick(
    Object.entries(TEMPLATES).map(([label, detail]) => ({ label, detail })),
    { placeHolder: 'Which way to ship?', matchOnDetail: true },
  );
  if (picked === undefined) return;
  const file = Uri.joinPath(home, 'templates', `${picked.label}.${LANGUAGE}`);
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  await window.showTextDocument(await workspace.openTextDocument({ language: LANGUAGE, content }));
}
