/** What files are called: by the client, by those who import them, and in the open folders. */
import type { FileSystem } from '@rollout/workspace';
import { pathOf, uriOf } from '../convert/uri.ts';
import type { OpenText } from '../documents/open-text.ts';
import { once } from '../once.ts';

export interface WorldPathsOptions {
  readonly files: FileSystem;
  /** By path, links not followed. */
  readonly openTexts: ReadonlyMap<string, OpenText>;
  /** Links not followed. */
  readonly folders: readonly string[];
}

export function createWorldPaths({ files, openTexts, folders }: WorldPathsOptions) {
  /** Of open texts, as far as it is known. */
  const real = new Map<string, string>();
  const realPath = async (path: string): Promise<string> => (await files.realPath(path)) ?? path;
  const openByPath = once(async () => {
    const entries = await Promise.all(
      [...openTexts.values()].map(async (text) => [await realPath(text.path), text] as const),
    );
    for (const [path, text] of entries) real.set(text.path, path);
    return new Map(entries);
  });
  const openAt = async (path: string): Promise<OpenText | undefined> => (await openByPath()).get(path);
  /** Real paths of folders, where they are others, with their own. */
  const linkedFolders = once(async () => {
    const pairs = await Promise.all(folders.map(async (folder) => ({ folder, real: await realPath(folder) })));
    return pairs.filter(({ folder, real }) => folder !== real);
  });

  return {
    realPath,
    /** By a path with links followed. */
    openAt,
    /** Where an open text lies, by its path; undefined: nobody has asked yet. */
    knownRealPath: (path: string): string | undefined => real.get(path),
    locateNew: async (uri: string): Promise<string> => {
      const path = pathOf(uri);
      const linked = (await linkedFolders()).find(({ folder }) => path.startsWith(`${folder}/`));
      return linked === undefined ? path : `${linked.real}${path.slice(linked.folder.length)}`;
    },
    uriOf: async (path: string): Promise<string> => {
      const open = await openAt(path);
      if (open !== undefined) return open.uri;
      const linked = (await linkedFolders()).find(({ real }) => path.startsWith(`${real}/`));
      return uriOf(linked === undefined ? path : `${linked.folder}${path.slice(linked.real.length)}`);
    },
    openVersion: (path: string): number | null => {
      const text = openTexts.get(path) ?? [...openTexts.values()].find((each) => real.get(each.path) === path);
      return text?.version ?? null;
    },
    /** From the open folder on that it lies in. */
    shownPath: (path: string): string => {
      const folder = folders.find((each) => path.startsWith(`${each}/`));
      return folder === undefined ? path : path.slice(folder.length + 1);
    },
  };
}
