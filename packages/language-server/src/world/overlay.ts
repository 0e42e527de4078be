import type { FileSystem } from '@rollout/workspace';
import type { OpenText } from '../documents/open-text.ts';
import { once } from '../once.ts';

/** The file system as the user sees it: what is open says what stands in the editor, saved or not, by whichever path it is asked for. */
export function withOpenTexts(below: FileSystem, texts: ReadonlyMap<string, OpenText>): FileSystem {
  if (texts.size === 0) return below;
  const byRealPath = once(async () => {
    const links = await Promise.all(
      [...texts.values()].map(async (text) => [(await below.realPath(text.path)) ?? text.path, text] as const),
    );
    return new Map(links);
  });
  const textAt = async (path: string): Promise<OpenText | undefined> =>
    texts.get(path) ?? (await byRealPath()).get((await below.realPath(path)) ?? path);
  return {
    read: async (path, maxBytes) => {
      const open = await textAt(path);
      if (open === undefined) return below.read(path, maxBytes);
      const bytes = open.bytes();
      return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
    },
    realPath: async (path) => (await below.realPath(path)) ?? (texts.has(path) ? path : null),
  };
}
