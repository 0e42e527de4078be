/** The server's end of the wire. Its disk is a map, and its worker lives in this process. */
import { PassThrough } from 'node:stream';
import { memoryFileSystem } from '@rollout/workspace';
import { createConnection, ProposedFeatures } from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { clientOf } from '../client/client-of.ts';
import { connect } from '../connect.ts';
import type { MeaningLink } from '../meaning/ask.ts';
import { openMeaningHere } from '../meaning/testing/both-ends.ts';
import { MEANING_ANSWERS } from '../meaning-answers.ts';
import { createServer } from '../server.ts';

export interface ServerSideOptions {
  /** What a file has to wait for before it is read. */
  readonly slow?: (path: string) => Promise<void>;
  /** Whether there is a worker, or how another one is opened; otherwise nothing that takes computing is told. */
  readonly meaning?: boolean | (() => MeaningLink);
}

export interface ServerSide {
  readonly fromClient: PassThrough;
  readonly toClient: PassThrough;
  /** With which the server would have ended its process; null: it has not. */
  readonly exitCode: () => number | null;
  readonly stop: () => void;
}

/** Starts a server. `disk`, texts by path, is read whenever the server reads a file, and so may change meanwhile. */
export function openServerSide(disk: ReadonlyMap<string, string>, options: ServerSideOptions): ServerSide {
  const fromClient = new PassThrough();
  const toClient = new PassThrough();
  let exit: number | null = null;
  const connection = createConnection(
    (logger) =>
      createProtocolConnection(new StreamMessageReader(fromClient), new StreamMessageWriter(toClient), logger),
    {
      shutdownReceived: false,
      initialize: () => {},
      exit: (code) => {
        exit = code;
      },
    },
    ProposedFeatures.all,
  );
  const files = () => memoryFileSystem(Object.fromEntries(disk));
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer({
    client: clientOf(connection),
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
  connect(connection, server);
  connection.listen();
  return {
    fromClient,
    toClient,
    exitCode: () => exit,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      connection.dispose();
    },
  };
}

function openerOf(meaning: boolean | (() => MeaningLink)): (() => MeaningLink) | null {
  if (typeof meaning === 'function') return meaning;
  return meaning ? () => openMeaningHere(MEANING_ANSWERS) : null;
}
