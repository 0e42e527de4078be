import { env, Uri, window, workspace } from 'vscode';
import type { ChosenPlan } from '../plans/chosen-plan.ts';
import { inform } from './messages.ts';
import { safeFileName } from './safe-file-name.ts';

export interface ToSave {
  /** What it is, as a message calls it: `report`. */
  readonly what: string;
  readonly content: string;
  /** Without a dot, and what such files are: `html`, `Web page`. */
  readonly extension: string;
  readonly kind: string;
  /** What the file is called unless the user says otherwise, without its extension; as the plan unless told. */
  readonly name?: string;
}

/** Writes something about a plan to a file that the user names, beginning beside the plan. */
export async function saveBeside(
  { uri, plan }: ChosenPlan,
  { what, content, extension, kind, name = plan }: ToSave,
): Promise<void> {
  const beside = Uri.parse(uri);
  const folder = beside.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(beside, '..');
  const target = await window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, safeFileName(name, extension)) }),
    filters: { [kind]: [extension] },
    title: `Save the ${what} of ${plan}`,
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(content));
  const then = await inform(`The ${what} of ${plan} is in ${workspace.asRelativePath(target)}.`, 'Open');
  if (then === 'Open') await env.openExternal(target);
}
