/** The host's files, each read once until it is said to have changed. */
import type { FileRead, FileSystem } from '@rollout/workspace';
import { basename } from 'pathe';

export interface RememberedFiles extends FileSystem {
  /** What was read of these paths is forgotten, and where links lead; null: of all. */
  readonly forget: (paths: readonly string[] | null) => void;
  /** Whether anybody has asked for the file, or for one of its name. */
  readonly isAskedFor: (path: string) => boolean;
}

export function rememberedFiles(files: FileSystem): RememberedFiles {
  const reads = new Map<string, { readonly maxBytes: number; readonly read: Promise<FileRead> }>();
  const links = new Map<string, Promise<string | null>>();
  return {
    read: (path, maxBytes) => {
      const known = reads.get(path);
      if (known?.maxBytes === maxBytes) return known.read;
      const read = files.read(path, maxBytes);
      reads.set(path, { maxBytes, read });
      return read;
    },
    realPath: (path) => {
      const known = links.get(path);
      if (known !== undefined) return known;
      const asked = files.realPath(path);
      links.set(path, asked);
      return asked;
    },
    isAskedFor: (path) => {
      const name = basename(path);
      for (const known of reads.keys()) if (basename(known) === name) return true;
      return false;
    },
    forget: (paths) => {
      links.clear();
      if (paths === null) return reads.clear();
      // The same file may be known by the path of a link to its folder.
      const names = new Set(paths.map((path) => basename(path)));
      for (const path of reads.keys()) if (names.has(basename(path))) reads.delete(path);
    },
  };
}
