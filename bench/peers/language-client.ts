/** A client that drives a language server as an editor does, over standard input and output, and takes the time of its answers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

export interface LanguageClient {
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  /** Milliseconds from a notification until diagnostics of that file, at that version or a later one, come. */
  readonly diagnosed: (uri: string, version: number, notification: () => Promise<void>) => Promise<number>;
  /** In MB, all threads of the server together. */
  readonly memory: () => number;
  readonly close: () => Promise<void>;
}

/** Starts the server in a folder and opens it as a workspace. The client shows what it is told; it does not ask for diagnostics. */
export async function openLanguageClient(words: readonly string[], folder: string): Promise<LanguageClient> {
  const server = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting = new Set<(uri: string, version: number) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, version }: { uri: string; version?: number }) => {
      for (const told of waiting) told(uri, version ?? Number.POSITIVE_INFINITY);
    },
  );
  // What servers ask of clients: to be told of files, and what the settings are.
  connection.onRequest((method: string, params: unknown) =>
    method === 'workspace/configuration' ? itemsOf(params) : null,
  );
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    capabilities: {
      textDocument: { publishDiagnostics: { versionSupport: true }, hover: { contentFormat: ['markdown'] } },
      workspace: { configuration: true, workspaceFolders: true },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    diagnosed: (of, version, notification) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const told = (at: string, toldVersion: number): void => {
          if (at !== of || toldVersion < version) return;
          waiting.delete(told);
          resolve(performance.now() - start);
        };
        waiting.add(told);
        notification().catch(reject);
      }),
    memory: () => residentOf(server),
    close: () => close(connection, server),
  };
}

function itemsOf(params: unknown): readonly null[] {
  const items = typeof params === 'object' && params !== null && 'items' in params ? params.items : [];
  return Array.isArray(items) ? items.map(() => null) : [];
}

function residentOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function close(connection: MessageConnection, server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
}
