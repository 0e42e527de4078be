/** Files as the main thread has them, each asked for once, until it is told that they have changed. */
import type { SourceFile } from '@rollout/language';
import { type ConfigCache, createConfigCache, type FileRead, type FileSystem, parseSource } from '@rollout/workspace';
import type { MessageConnection } from 'vscode-languageserver';
import { ReadRequest, RealPathRequest } from '../protocol.ts';

export interface AskedFiles {
  readonly fileSystem: FileSystem;
  /** Of what does not depend on a file that has changed; a new one after every change. */
  readonly configs: () => ConfigCache;
  /** Parses, or remembers what it has parsed of the same text. */
  readonly parse: (text: string, path: string) => SourceFile;
  /** By path, what the main thread has called the texts that were read; another map after every change, so that whoever has one knows what it has read. */
  readonly versions: () => ReadonlyMap<string, number | null>;
  /** null: all of them. */
  readonly forget: (paths: readonly string[] | null) => void;
}

interface Known {
  readonly maxBytes: number;
  readonly answer: Promise<{ readonly read: FileRead; readonly version: number | null }>;
}

/** So many files are remembered as parsed. */
const MOST_PARSED = 2_000;

export function askedFiles(connection: Pick<MessageConnection, 'sendRequest'>): AskedFiles {
  const reads = new Map<string, Known>();
  const realPaths = new Map<string, Promise<string | null>>();
  const parsed = new Map<string, SourceFile>();
  let versions = new Map<string, number | null>();
  let configs = createConfigCache();

  const read = async (path: string, maxBytes: number): Promise<FileRead> => {
    const asTheyAre = versions;
    let known = reads.get(path);
    if (known === undefined || known.maxBytes < maxBytes) {
      known = { maxBytes, answer: connection.sendRequest(ReadRequest, { path, maxBytes }) };
      reads.set(path, known);
      // It may be there the next time.
      known.answer.catch(() => reads.delete(path));
    }
    const { answer } = known;
    const { read: found, version } = await answer;
    asTheyAre.set(path, version);
    // Not if it has been forgotten meanwhile: what is asked of it now is another text.
    if (reads.get(path)?.answer === answer) versions.set(path, version);
    return found.kind === 'file' && found.bytes.length > maxBytes
      ? { kind: 'too-large', bytes: found.bytes.length }
      : found;
  };

  const realPath = (path: string): Promise<string | null> => {
    let known = realPaths.get(path);
    if (known === undefined) {
      known = connection.sendRequest(RealPathRequest, { path });
      realPaths.set(path, known);
      known.catch(() => realPaths.delete(path));
    }
    return known;
  };

  return {
    fileSystem: { read, realPath },
    configs: () => configs,
    parse(text, path) {
      const known = parsed.get(path);
      if (known !== undefined && known.text === text) return known;
      const source = parseSource(text, path);
      if (parsed.size >= MOST_PARSED) parsed.clear();
      parsed.set(path, source);
      return source;
    },
    versions: () => versions,
    forget(paths) {
      configs = createConfigCache();
      versions = paths === null ? new Map() : new Map(versions);
      if (paths === null) {
        reads.clear();
        realPaths.clear();
        return;
      }
      for (const path of paths) {
        reads.delete(path);
        realPaths.delete(path);
        versions.delete(path);
      }
    },
  };
}
