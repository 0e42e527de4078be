/** Both ends of the line in one process, with messages that are copied as they are between threads. */
import { MessageChannel } from 'node:worker_threads';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { MeaningLink } from '../ask.ts';
import { type MoreAnswers, serveMeaning } from '../serve.ts';

/** Opens a worker that is none: what `ServerHost.openMeaning` gives in tests. */
export function openMeaningHere(more: readonly MoreAnswers[] = []): MeaningLink {
  const { port1, port2 } = new MessageChannel();
  const here = createMessageConnection(new PortMessageReader(port1), new PortMessageWriter(port1));
  const there = createMessageConnection(new PortMessageReader(port2), new PortMessageWriter(port2));
  serveMeaning(there, more);
  return {
    connection: here,
    onDied: () => {},
    terminate() {
      here.dispose();
      there.dispose();
      port1.close();
    },
  };
}
