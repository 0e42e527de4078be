import type { FileSystem } from '../files/file-system.ts';
import { memoryFileSystem } from '../files/memory-file-system.ts';

/** Where the files of an example lie. */
export const FOLDER = '/project/plans';

const BYTES = /^<bytes: ([0-9A-F ]+)>$/;
const UNREADABLE = /^<unreadable: (\w+)>$/;

/**
 * The files of a diagnostic's example as a file system. What a page cannot show as text it names: `<bytes: 66 FC>` stands for
 * these bytes, `<unreadable: EACCES>` for a file that the system refuses to give.
 */
export function exampleFileSystem(files: readonly { readonly path: string; readonly text: string }[]): FileSystem {
  const refused = new Map<string, string>();
  const contents: Record<string, string | Uint8Array> = { '/project/plans/.git': '' };
  for (const { path, text } of files) {
    const at = new URL(path, `file://${FOLDER}/`).pathname;
    const bytes = BYTES.exec(text)?.[1];
    const reason = UNREADABLE.exec(text)?.[1];
    if (reason !== undefined) refused.set(at, reason);
    contents[at] = bytes === undefined ? text : Uint8Array.from(bytes.split(' '), (hex) => Number.parseInt(hex, 16));
  }
  const memory = memoryFileSystem(contents);
  return {
    ...memory,
    read: async (path, maxBytes) => {
      const reason = refused.get(path);
      return reason === undefined ? memory.read(path, maxBytes) : { kind: 'unreadable', reason };
    },
  };
}
