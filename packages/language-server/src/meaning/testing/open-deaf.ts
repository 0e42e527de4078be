/** A worker that says nothing, ever. */
import { MessageChannel } from 'node:worker_threads';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { MeaningLink } from '../ask.ts';

export interface DeafLink extends MeaningLink {
  readonly die: (why: string) => void;
}

export function openDeaf(): DeafLink {
  const { port1 } = new MessageChannel();
  let died: (why: string) => void = () => {};
  return {
    connection: createMessageConnection(new PortMessageReader(port1), new PortMessageWriter(port1)),
    onDied: (callback) => {
      died = callback;
    },
    terminate: () => port1.close(),
    die: (why) => died(why),
  };
}
