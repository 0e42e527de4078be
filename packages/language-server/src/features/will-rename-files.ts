import { editsForMovedFiles, type Move } from '@rollout/language';
import { type LoadedConfig, movedPathEdits } from '@rollout/workspace';
import { dirname } from 'pathe';
import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { workspaceEdit } from '../convert/workspace-edit.ts';
import type { Request } from '../request.ts';
import type { World } from '../world/world.ts';

/** `workspace/willRenameFiles`: imports that lead to what is to be moved, files or whole folders, and those in it; and what configurations say of it. */
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
  const configs = await configsAround(world, moves);
  const edits = [...editsForMovedFiles(sources, moves), ...configs.flatMap((config) => movedPathEdits(config, moves))];
  return edits.length === 0 ? null : workspaceEdit(world, session.abilities, { edits });
}

/** Those of the projects that what moves lies in: one may lie inside another, and both may name it. */
async function configsAround(world: World, moves: readonly Move[]): Promise<readonly LoadedConfig[]> {
  const found = new Map<string, LoadedConfig>();
  for (const { from } of moves) {
    for (let at = from; dirname(at) !== at; ) {
      const loaded = await world.config(at);
      found.set(loaded.path, loaded);
      at = loaded.root;
    }
  }
  return [...found.values()];
}
