/** A client of tests, at the other end of a wire that is one but for its length. */
import type { ClientCapabilities, Diagnostic, InitializeResult } from 'vscode-languageserver';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { uriOf } from '../convert/uri.ts';
import { FULL } from './capabilities.ts';
import { type Heard, hear } from './heard.ts';
import { type OpenFiles, openFiles, type Tell } from './open-files.ts';
import { openServerSide, type ServerSideOptions } from './server-side.ts';

export interface StartOptions extends ServerSideOptions {
  /** By path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  /** Open folders; `/w` unless told. */
  readonly folders?: readonly string[];
  /** What the user has set under `rollout`. */
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
}

export interface TestClient extends Heard, OpenFiles {
  readonly initialized: InitializeResult;
  readonly connection: ProtocolConnection;
  /** Bytes to the server, as they are. */
  readonly raw: (bytes: string) => void;
  readonly ask: <R>(method: string, params: unknown) => Promise<R>;
  readonly tell: Tell;
  /** As the client asks for them, of one file. */
  readonly pull: (path: string) => Promise<readonly Diagnostic[]>;
  /** Sets what the user has set, and tells the server that it is other now. */
  readonly set: (settings: unknown) => Promise<void>;
  /** Waits until the server would have ended its process. */
  readonly ended: () => Promise<void>;
  readonly exitCode: () => number | null;
  readonly stop: () => Promise<void>;
}

export async function startServer(options: StartOptions = {}): Promise<TestClient> {
  const disk = new Map(Object.entries(options.files ?? {}));
  const serving = openServerSide(disk, options);
  const connection = createProtocolConnection(
    new StreamMessageReader(serving.toClient),
    new StreamMessageWriter(serving.fromClient),
  );
  let settings = options.settings;
  const { dispose: stopHearing, ...heard } = hear(connection, () => settings);
  connection.listen();

  const ask = <R>(method: string, params: unknown): Promise<R> => connection.sendRequest<R>(method, params);
  const tell: Tell = (method, params) => connection.sendNotification(method, params);
  const { uriAt, ...files } = openFiles(disk, tell);
  const initialized = await ask<InitializeResult>('initialize', initializeParams(options));
  await tell('initialized', {});

  return {
    ...heard,
    ...files,
    initialized,
    connection,
    raw: (bytes) => void serving.fromClient.write(bytes),
    ask,
    tell,
    pull: async (path) => {
      const textDocument = { uri: uriAt(path) };
      const { items } = await ask<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument });
      return items;
    },
    set: async (changed) => {
      settings = changed;
      await tell('workspace/didChangeConfiguration', { settings: null });
    },
    ended: async () => {
      while (serving.exitCode() === null) await new Promise((resolve) => setTimeout(resolve, 1));
    },
    exitCode: serving.exitCode,
    stop: async () => {
      await ask('shutdown', null).catch(() => undefined);
      stopHearing();
      connection.dispose();
      serving.stop();
    },
  };
}

function initializeParams({ capabilities = FULL, folders = ['/w'], initializationOptions }: StartOptions): unknown {
  return {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
    ...(initializationOptions === undefined ? {} : { initializationOptions }),
  };
}
