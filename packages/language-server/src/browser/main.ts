/** The server as a web worker. It has no disk: files are the client's, which is asked for them. */
import type { FileRead, FileSystem } from '@rollout/workspace';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { Client } from '../client/client.ts';
import { clientOf } from '../client/client-of.ts';
import { connect } from '../connect.ts';
import { pathOf, uriOf } from '../convert/uri.ts';
import type { OwnClientRequests } from '../protocol.ts';
import { createServer } from '../server.ts';
import { openMeaningWorker } from './open-meaning-worker.ts';

/** Serves the client that has started this worker, until it ends it. */
export function serve(): void {
  // Of the web's types it is any worker's scope; this file runs in a dedicated one.
  const scope = self as DedicatedWorkerGlobalScope;
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(scope),
    new BrowserMessageWriter(scope),
  );
  const client = clientOf(connection);
  const server = createServer({
    client,
    fileSystem: filesOf(client),
    findFiles: async (folder) => {
      const uris = await ask(client, 'rollout/findFiles', { folder: uriOf(folder) }).catch(() => []);
      return uris.map(pathOf).sort();
    },
    meaning: ({ meaningWorker }) => (meaningWorker === undefined ? null : () => openMeaningWorker(meaningWorker)),
    today: () => new Date().toLocaleDateString('sv-SE'),
    later: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  connect(connection, server);
  connection.listen();
}

function filesOf(client: Client): FileSystem {
  const read = async (path: string, maxBytes: number): Promise<FileRead> => {
    try {
      const answer = await ask(client, 'rollout/readFile', { uri: uriOf(path), maxBytes });
      return answer.kind === 'file' ? { kind: 'file', bytes: bytesOf(answer.base64) } : answer;
    } catch (error) {
      return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    read,
    // The client follows links itself; a folder is there, and no file.
    realPath: async (path) => ((await read(path, 0)).kind === 'missing' ? null : path),
  };
}

async function ask<Method extends keyof OwnClientRequests>(
  client: Client,
  method: Method,
  params: OwnClientRequests[Method]['params'],
): Promise<OwnClientRequests[Method]['result']> {
  // The client is our own extension, which has these types from the same file.
  return (await client.request(method, params)) as OwnClientRequests[Method]['result'];
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
