import type { FileSystem } from './file-system.ts';

/** Files that are held in memory, by absolute path. A path with files below it is a folder; there are no links. */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>): FileSystem {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const isFolder = (path: string): boolean => [...contents.keys()].some((file) => file.startsWith(`${path}/`));
  return {
    read: async (path, maxBytes) => {
      const bytes = contents.get(path);
      if (bytes === undefined) return { kind: isFolder(path) ? 'not-regular' : 'missing' };
      return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
    },
    realPath: async (path) => (contents.has(path) || isFolder(path) ? path : null),
  };
}
