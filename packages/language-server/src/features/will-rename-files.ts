import { editsForMovedFiles } from '@rollout/language';
import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { workspaceEdit } from '../convert/workspace-edit.ts';
import type { Request } from '../request.ts';

/** `workspace/willRenameFiles`: imports that lead to what is to be moved, files or whole folders, and those in it. */
export async function willRenameFiles(
  { session, world, check }: Request,
  { files }: RenameFilesParams,
): Promise<WorkspaceEdit | null> {
  const sources = await world.workspace();
  check();
  const moves = await Promise.all(
    files.map(async ({ oldUri, newUri }) => ({
      from: await world.locate(oldUri),
      to: await world.locateNew(newUri),
    })),
  );
  const edits = editsForMovedFiles(sources, moves);
  return edits.length === 0 ? null : workspaceEdit(world, session.abilities, { edits });
}
