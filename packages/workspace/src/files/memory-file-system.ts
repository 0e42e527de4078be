import type { FileSystem } from './file-system.ts';

/** Files that are held in memory, by absolute path. There are no links and no folders. */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>): FileSystem {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    read: async (path, maxBytes) => {
      const bytes = contents.get(path);
      if (bytes === undefined) return { kind: 'missing' };
      return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
    },
    realPath: async (path) => (contents.has(path) ? path : null),
  };
}
