/** A web worker in which what plans mean is worked out. */
import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-languageserver/browser';
import type { MeaningLink } from '../meaning/ask.ts';

/** `address`: of what `meaning-worker.ts` was bundled into. */
export function openMeaningWorker(address: string | URL): MeaningLink {
  const worker = new Worker(address);
  const connection = createMessageConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
  return {
    connection,
    onDied(died) {
      // Of a script that cannot be loaded nothing is told.
      worker.addEventListener('error', (event) =>
        died(event instanceof ErrorEvent && event.message !== '' ? event.message : 'its script could not be loaded'),
      );
    },
    terminate() {
      connection.dispose();
      worker.terminate();
    },
  };
}
