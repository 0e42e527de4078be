/** Trees of files, kept from one world to the next: most texts stay as they are. */
import type { SourceFile } from '@rollout/language';

export interface ParsedFiles {
  /** What was made of the same text before, or what is made of it now. */
  readonly parse: (text: string, path: string, make: (text: string, path: string) => SourceFile) => SourceFile;
}

/** The most that are kept: those asked for last. A workspace of more files parses some of them again. */
const MOST = 4000;

export function createParsedFiles(): ParsedFiles {
  const known = new Map<string, SourceFile>();
  return {
    parse: (text, path, make) => {
      const before = known.get(path);
      const file = before?.text === text ? before : make(text, path);
      known.delete(path);
      known.set(path, file);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return file;
    },
  };
}
