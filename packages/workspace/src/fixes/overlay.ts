import type { FileSystem } from '../files/file-system.ts';

/** A file system in which some files, by their real paths, say something else, or are there at all. */
export function overlaid(below: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  if (texts.size === 0) return below;
  return {
    read: async (path, maxBytes) => {
      const text = texts.get((await below.realPath(path)) ?? path);
      if (text === undefined) return below.read(path, maxBytes);
      const bytes = new TextEncoder().encode(text);
      return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
    },
    realPath: async (path) => (await below.realPath(path)) ?? (texts.has(path) ? path : null),
  };
}
