/** What a client of tests has open and what lies on its disk, and how it tells the server of both. */
import { FileChangeType, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOf } from '../convert/uri.ts';

export interface OpenFiles {
  readonly open: (
    path: string,
    text: string,
    more?: { readonly uri?: string; readonly version?: number },
  ) => Promise<void>;
  readonly edit: (path: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => Promise<void>;
  readonly close: (path: string) => Promise<void>;
  /** Writes a file, or (null) takes it away, and tells the server unless it is not to be told. */
  readonly write: (path: string, text: string | null, silently?: boolean) => Promise<void>;
  /** By path, as the client has them: kept by the same edits, beside the server. */
  readonly texts: () => ReadonlyMap<string, string>;
}

export type Tell = (method: string, params: unknown) => Promise<void>;

export function openFiles(
  disk: Map<string, string>,
  tell: Tell,
): OpenFiles & { readonly uriAt: (path: string) => string } {
  const texts = new Map<string, TextDocument>();
  /** As they were opened, by path. */
  const uris = new Map<string, string>();
  const uriAt = (path: string): string => uris.get(path) ?? uriOf(path);
  return {
    uriAt,
    open: async (path, text, { uri = uriOf(path), version = 1 } = {}) => {
      uris.set(path, uri);
      texts.set(path, TextDocument.create(uri, 'rollout', version, text));
      await tell('textDocument/didOpen', { textDocument: { uri, languageId: 'rollout', version, text } });
    },
    edit: (path, version, contentChanges) => {
      const text = texts.get(path);
      if (text !== undefined) TextDocument.update(text, [...contentChanges], version);
      return tell('textDocument/didChange', { textDocument: { uri: uriAt(path), version }, contentChanges });
    },
    close: (path) => tell('textDocument/didClose', { textDocument: { uri: uriAt(path) } }),
    write: async (path, text, silently = false) => {
      const isKnown = disk.has(path);
      if (text === null) disk.delete(path);
      else disk.set(path, text);
      const type = text === null ? FileChangeType.Deleted : isKnown ? FileChangeType.Changed : FileChangeType.Created;
      if (!silently) await tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriAt(path), type }] });
    },
    texts: () => new Map([...texts].map(([path, document]) => [path, document.getText()])),
  };
}
