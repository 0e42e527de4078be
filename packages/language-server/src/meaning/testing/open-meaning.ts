/** Questions in tests: to a worker in the same process, over files in memory. */
import { memoryFileSystem } from '@rollout/workspace';
import { askMeaning, type Meaning } from '../ask.ts';
import type { MoreAnswers } from '../serve.ts';
import { openMeaningHere } from './both-ends.ts';

export interface MeaningOverFiles extends Meaning {
  /** What has been logged. */
  readonly logged: readonly string[];
  /** Changes a file, as an editor would; null: it is gone. */
  readonly write: (path: string, text: string | null) => void;
}

export function meaningOver(files: Record<string, string>, more: readonly MoreAnswers[] = []): MeaningOverFiles {
  const texts: Record<string, string> = { '/project/.git': '', ...files };
  const versions = new Map<string, number>();
  const logged: string[] = [];
  const meaning = askMeaning({
    open: () => openMeaningHere(more),
    fileSystem: {
      read: (path, maxBytes) => memoryFileSystem(texts).read(path, maxBytes),
      realPath: (path) => memoryFileSystem(texts).realPath(path),
    },
    versionOf: (path) => versions.get(path) ?? null,
    log: (message) => logged.push(message),
  });
  return {
    ...meaning,
    logged,
    write(path, text) {
      versions.set(path, (versions.get(path) ?? 0) + 1);
      if (text === null) delete texts[path];
      else texts[path] = text;
      meaning.changed([path]);
    },
  };
}
