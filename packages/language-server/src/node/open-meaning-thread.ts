/** A thread of Node's in which what plans mean is worked out. */
import { Worker } from 'node:worker_threads';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { MeaningLink } from '../meaning/ask.ts';

/** `file`: what `meaning-thread.ts` was compiled or bundled into. */
export function openMeaningThread(file: string | URL): MeaningLink {
  const worker = new Worker(file);
  const connection = createMessageConnection(new PortMessageReader(worker), new PortMessageWriter(worker));
  let isOver = false;
  return {
    connection,
    onDied(died) {
      const once = (why: string): void => {
        if (!isOver) died(why);
        isOver = true;
      };
      worker.on('error', (error) => once(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      worker.on('exit', (code) => once(`exit code ${code}`));
    },
    terminate() {
      isOver = true;
      connection.dispose();
      void worker.terminate();
    },
  };
}
