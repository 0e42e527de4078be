import { type CancellationToken, type TextEdit, Uri, WorkspaceEdit, workspace } from 'vscode';
import { doing, inform, warn } from '../results/messages.ts';
import { allPlans } from './all-plans.ts';

/** What is to become of one plan. */
export type EditsOf = (uri: Uri) => Promise<readonly TextEdit[]>;

/** Edits every plan of the open folders at once, so that one undo takes it back; nothing is saved unasked. `done`: `laid out`. */
export async function editAllPlans(title: string, done: string, editsOf: EditsOf): Promise<void> {
  const found = await doing(title, (_, token) => allEdits(editsOf, token));
  if (found === undefined) return;
  const { edit, plans } = found;
  if (edit.size === 0) {
    void inform(`Nothing to do: ${counted(plans)} ${plans === 1 ? 'is' : 'are'} ${done} already.`);
    return;
  }
  if (!(await workspace.applyEdit(edit))) {
    void warn('The plans could not be edited: a text has changed meanwhile.');
    return;
  }
  const then = await inform(`${edit.size} of ${counted(plans)} ${done}, not saved yet.`, 'Save');
  if (then !== 'Save') return;
  for (const [uri] of edit.entries()) await (await workspace.openTextDocument(uri)).save();
}

interface Found {
  readonly edit: WorkspaceEdit;
  readonly plans: number;
}

async function allEdits(editsOf: EditsOf, token: CancellationToken): Promise<Found | undefined> {
  const edit = new WorkspaceEdit();
  const plans = await allPlans();
  for (const plan of plans) {
    if (token.isCancellationRequested) return undefined;
    const uri = Uri.parse(plan);
    // Whoever edits a text looks at it as the editor has it.
    await workspace.openTextDocument(uri);
    const edits = await editsOf(uri);
    if (edits.length > 0) edit.set(uri, [...edits]);
  }
  return { edit, plans: plans.length };
}

function counted(plans: number): string {
  return `${plans} ${plans === 1 ? 'plan' : 'plans'}`;
}
