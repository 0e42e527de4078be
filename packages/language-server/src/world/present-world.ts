/** The world as it is now: made when it is asked for, out of what still holds of the one before. */
import type { Abilities } from '../client/abilities.ts';
import type { OpenText } from '../documents/open-text.ts';
import type { ServerHost } from '../host.ts';
import type { WorldChange } from '../session.ts';
import { createParsedFiles } from './parsed-files.ts';
import { rememberedFiles } from './remembered-files.ts';
import { createWorld, type World } from './world.ts';

export interface PresentWorld {
  /** The same until something changes. */
  readonly world: () => World;
  /** Gives the paths whose contents are others now; null: any may be. */
  readonly changed: (what: WorldChange) => readonly string[] | null;
  /** Another number whenever files that are not open may have changed. */
  readonly filesStamp: () => number;
  readonly folders: () => readonly string[];
  /** Says nothing of what that changes. */
  readonly setFolders: (folders: readonly string[]) => void;
}

export interface PresentWorldOptions {
  readonly host: ServerHost;
  readonly abilities: Abilities;
  readonly openTexts: () => ReadonlyMap<string, OpenText>;
}

export function createPresentWorld({ host, abilities, openTexts }: PresentWorldOptions): PresentWorld {
  const files = rememberedFiles(host.fileSystem);
  const parsed = createParsedFiles();
  let folders: readonly string[] = [];
  let found: Promise<readonly string[]> | null = null;
  let world: World | null = null;
  /** The last world, and the open texts that have changed since; null: anything may have. */
  let last: { readonly world: World; readonly changed: string[] } | null = null;
  let filesStamp = 0;

  const findAll = async (): Promise<readonly string[]> => {
    const each = await Promise.all(folders.map((folder) => host.findFiles(folder)));
    return [...new Set(each.flat())].sort();
  };
  return {
    filesStamp: () => filesStamp,
    folders: () => folders,
    setFolders: (opened) => {
      folders = opened;
    },
    world: () => {
      world ??= createWorld({
        files,
        openTexts: openTexts(),
        encoding: abilities.encoding,
        parsed,
        found: () => {
          found ??= findAll();
          return found;
        },
        folders,
        remembered: last?.world.without(last.changed) ?? null,
      });
      last = { world, changed: [] };
      return world;
    },
    changed: (what) => {
      world = null;
      // Who is not told of files that change looks at them again whenever the user turns to another.
      const isBlind = !abilities.registersWatchers && what.kind === 'saved';
      if (what.kind === 'files' || isBlind) {
        files.forget(what.kind === 'files' ? what.paths : null);
        last = null;
        found = null;
        filesStamp += 1;
        return null;
      }
      // What stands in the editor lies over the disk, which is as it was.
      if (what.kind === 'saved') files.forget([what.path]);
      last?.changed.push(what.path);
      return [what.path];
    },
  };
}
