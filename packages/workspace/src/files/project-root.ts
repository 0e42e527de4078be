import { dirname, join } from 'pathe';
import type { FileSystem } from './file-system.ts';

/** The names that mark the root of a project: its configuration, then its repository. */
const MARKS = ['rollout.config.json', '.git'];

/**
 * The folder that no import of the file leaves: that of the nearest `rollout.config.json` upwards, else of the nearest
 * `.git`, else the file's own. Links are followed, so that a link cannot move it. `known`: what was found before, by
 * folder; it is added to.
 */
export async function projectRoot(
  fileSystem: FileSystem,
  file: string,
  known: Map<string, string> = new Map(),
): Promise<string> {
  const folder = dirname((await fileSystem.realPath(file)) ?? file);
  const root = known.get(folder) ?? (await rootOf(fileSystem, folder));
  known.set(folder, root);
  return root;
}

async function rootOf(fileSystem: FileSystem, folder: string): Promise<string> {
  for (const mark of MARKS) {
    for (const candidate of withParents(folder)) {
      if ((await fileSystem.realPath(join(candidate, mark))) !== null) return candidate;
    }
  }
  return folder;
}

function withParents(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...withParents(parent)];
}

/** Whether a path (links followed) lies in the folder or below it. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);
}
