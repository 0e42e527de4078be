/** A worker that answers nothing and dies now and then, whose only use is that it can be asked what the server takes the files to be. */
import { MessageChannel } from 'node:worker_threads';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { MeaningLink } from '../../../packages/language-server/src/meaning/ask.ts';
import { ReadRequest } from '../../../packages/language-server/src/meaning/protocol.ts';

export interface IdleWorker {
  readonly open: () => MeaningLink;
  /** The text at the path as the server gives it to its worker; null: there is none. */
  readonly read: (path: string) => Promise<string | null>;
  readonly die: () => void;
}

const MOST_BYTES = 1 << 26;

export function idleWorker(): IdleWorker {
  let now: { readonly read: IdleWorker['read']; readonly die: () => void } | null = null;
  return {
    open: () => {
      const { port1, port2 } = new MessageChannel();
      const here = createMessageConnection(new PortMessageReader(port1), new PortMessageWriter(port1));
      const there = createMessageConnection(new PortMessageReader(port2), new PortMessageWriter(port2));
      there.onRequest((method) =>
        method === 'alive' ? null : new ResponseError(LSPErrorCodes.RequestCancelled, 'nothing is worked out here'),
      );
      there.listen();
      let died: (why: string) => void = () => {};
      now = {
        read: async (path) => {
          const { read } = await there.sendRequest(ReadRequest, { path, maxBytes: MOST_BYTES });
          return read.kind === 'file' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.bytes) : null;
        },
        die: () => died('it was told to'),
      };
      return {
        connection: here,
        onDied: (then) => {
          died = then;
        },
        terminate: () => {
          here.dispose();
          there.dispose();
          port1.close();
        },
      };
    },
    read: async (path) => {
      if (now === null) throw new Error('the worker was never opened');
      return now.read(path);
    },
    die: () => {
      now?.die();
      now = null;
    },
  };
}
