import type { FileSystem } from '@rollout/workspace';

/** The same files; where a link leads is asked once. For one command, or one of its passes: what moves meanwhile is not seen. */
export function rememberingPaths(fileSystem: FileSystem): FileSystem {
  const known = new Map<string, Promise<string | null>>();
  return {
    read: fileSystem.read,
    realPath: (path) => {
      const before = known.get(path);
      if (before !== undefined) return before;
      const asked = fileSystem.realPath(path);
      known.set(path, asked);
      return asked;
    },
  };
}
