/** A client of tests, at the other end of a wire that is one but for its length. Its disk is a map, and its worker lives in this process. */
import { PassThrough } from 'node:stream';
import { memoryFileSystem } from '@rollout/workspace';
import {
  type ClientCapabilities,
  createConnection,
  type Diagnostic,
  type Disposable,
  FileChangeType,
  type InitializeResult,
  ProposedFeatures,
  type PublishDiagnosticsParams,
  type Registration,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clientOf } from '../client/client-of.ts';
import { connect } from '../connect.ts';
import { pathOf, uriOf } from '../convert/uri.ts';
import type { MeaningLink } from '../meaning/ask.ts';
import { openMeaningHere } from '../meaning/testing/both-ends.ts';
import { MEANING_ANSWERS } from '../meaning-answers.ts';
import { createServer } from '../server.ts';
import { FULL } from './capabilities.ts';

export interface StartOptions {
  /** By path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  /** Open folders; `/w` unless told. */
  readonly folders?: readonly string[];
  /** What the user has set under `rollout`. */
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  /** What a file has to wait for before it is read. */
  readonly slow?: (path: string) => Promise<void>;
  /** Whether there is a worker, or how another one is opened; otherwise nothing that takes computing is told. */
  readonly meaning?: boolean | (() => MeaningLink);
}

export interface TestClient {
  readonly initialized: InitializeResult;
  readonly connection: ProtocolConnection;
  /** Bytes to the server, as they are. */
  readonly raw: (bytes: string) => void;
  readonly ask: <R>(method: string, params: unknown) => Promise<R>;
  readonly tell: (method: string, params: unknown) => Promise<void>;
  readonly open: (
    path: string,
    text: string,
    more?: { readonly uri?: string; readonly version?: number },
  ) => Promise<void>;
  readonly edit: (path: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => Promise<void>;
  readonly close: (path: string) => Promise<void>;
  /** Writes a file, or (null) takes it away, and tells the server unless it is not to be told. */
  readonly write: (path: string, text: string | null, silently?: boolean) => Promise<void>;
  /** As the client asks for them, of one file. */
  readonly pull: (path: string) => Promise<readonly Diagnostic[]>;
  /** By path: what the server has sent last. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>;
  readonly registrations: readonly Registration[];
  readonly logged: readonly string[];
  /** Messages that the user was shown. */
  readonly shown: readonly string[];
  /** By path, as the client has them: kept by the same edits, beside the server. */
  readonly texts: () => ReadonlyMap<string, string>;
  /** How often the server has asked to be asked again, by what it was. */
  readonly refreshed: ReadonlyMap<string, number>;
  /** Sets what the user has set, and tells the server that it is other now. */
  readonly set: (settings: unknown) => Promise<void>;
  /** Waits until it is so: asked again whenever something comes from the server. */
  readonly until: (isSo: () => boolean | Promise<boolean>) => Promise<void>;
  /** Waits until the server would have ended its process. */
  readonly ended: () => Promise<void>;
  readonly exitCode: () => number | null;
  readonly stop: () => Promise<void>;
}

function openerOf(meaning: boolean | (() => MeaningLink)): (() => MeaningLink) | null {
  if (typeof meaning === 'function') return meaning;
  return meaning ? () => openMeaningHere(MEANING_ANSWERS) : null;
}

export async function startServer(options: StartOptions = {}): Promise<TestClient> {
  const disk = new Map(Object.entries(options.files ?? {}));
  const files = () => memoryFileSystem(Object.fromEntries(disk));
  const up = new PassThrough();
  const down = new PassThrough();
  let exit: number | null = null;

  const serving = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(up), new StreamMessageWriter(down), logger),
    {
      shutdownReceived: false,
      initialize: () => {},
      exit: (code) => {
        exit = code;
      },
    },
    ProposedFeatures.all,
  );
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer({
    client: clientOf(serving),
    fileSystem: {
      read: async (path, maxBytes) => {
        await options.slow?.(path);
        return files().read(path, maxBytes);
      },
      realPath: (path) => files().realPath(path),
    },
    findFiles: async (folder) =>
      [...disk.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.rollout')).sort(),
    meaning: () => openerOf(options.meaning ?? false),
    today: () => '2026-11-23',
    later: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      timers.add(timer);
      return () => clearTimeout(timer);
    },
  });
  connect(serving, server);
  serving.listen();

  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published = new Map<string, PublishDiagnosticsParams>();
  const registrations: Registration[] = [];
  const logged: string[] = [];
  const shown: string[] = [];
  const texts = new Map<string, TextDocument>();
  const refreshed = new Map<string, number>();
  const waiting = new Set<() => void>();
  let settings = options.settings;
  let messages = 0;
  const heard = (): void => {
    messages += 1;
    for (const wake of [...waiting]) wake();
  };
  const hearing: Disposable[] = [
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.set(pathOf(params.uri), params);
      heard();
    }),
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
      heard();
    }),
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      shown.push(message);
      heard();
    }),
    connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
      registrations.push(...params.registrations);
      heard();
      return null;
    }),
    connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => settings ?? null),
    ),
    connection.onRequest('window/workDoneProgress/create', () => null),
    ...['diagnostic', 'inlayHint', 'codeLens', 'semanticTokens'].map((what) =>
      connection.onRequest(`workspace/${what}/refresh`, () => {
        refreshed.set(what, (refreshed.get(what) ?? 0) + 1);
        heard();
        return null;
      }),
    ),
  ];
  connection.listen();

  const ask = <R>(method: string, params: unknown): Promise<R> => connection.sendRequest<R>(method, params);
  const tell = (method: string, params: unknown): Promise<void> => connection.sendNotification(method, params);
  /** As they were opened, by path. */
  const uris = new Map<string, string>();
  const uriAt = (path: string): string => uris.get(path) ?? uriOf(path);
  const initialized = await ask<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? FULL,
    workspaceFolders: (options.folders ?? ['/w']).map((path) => ({ uri: uriOf(path), name: path })),
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
  });
  await tell('initialized', {});

  return {
    initialized,
    connection,
    raw: (bytes) => void up.write(bytes),
    ask,
    tell,
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
    pull: async (path) => {
      const textDocument = { uri: uriAt(path) };
      const { items } = await ask<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument });
      return items;
    },
    published,
    registrations,
    logged,
    shown,
    texts: () => new Map([...texts].map(([path, document]) => [path, document.getText()])),
    refreshed,
    set: async (changed) => {
      settings = changed;
      await tell('workspace/didChangeConfiguration', { settings: null });
    },
    until: async (isSo) => {
      for (let before = messages; !(await isSo()); before = messages) {
        // What came while it was asked may have changed it.
        if (messages !== before) continue;
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    ended: async () => {
      while (exit === null) await new Promise((resolve) => setTimeout(resolve, 1));
    },
    exitCode: () => exit,
    stop: async () => {
      await ask('shutdown', null).catch(() => undefined);
      for (const timer of timers) clearTimeout(timer);
      for (const each of hearing) each.dispose();
      connection.dispose();
      serving.dispose();
    },
  };
}
