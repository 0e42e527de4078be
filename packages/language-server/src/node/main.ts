/** The server as a process of Node: over standard input and output, or over the channel of the process that has started it. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientOf } from '../client/client-of.ts';
import { connect } from '../connect.ts';
import { createServer } from '../server.ts';
import { disk, plansBelow } from './disk.ts';
import { openMeaningThread } from './open-meaning-thread.ts';
import { LONGEST_HEADERS, watchHeaders } from './watch-headers.ts';

/**
 * Serves one client, and ends the process when the client says so or is gone. `meaning`: what `meaning-thread.ts` was compiled or bundled into. `arguments`:
 * over what the process was started with, `--node-ipc` or `--stdio`.
 */
export function serve(over: 'stdio' | 'arguments', meaning: URL): void {
  const connection =
    over === 'stdio'
      ? createConnection(ProposedFeatures.all, process.stdin, process.stdout)
      : createConnection(ProposedFeatures.all);
  const server = createServer({
    client: clientOf(connection),
    fileSystem: disk,
    findFiles: plansBelow,
    meaning: () => () => openMeaningThread(meaning),
    today,
    later: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  connect(connection, server);
  connection.listen();
  if (over === 'stdio') process.stdin.on('data', watchHeaders(endOfHeaders));
}

/** What comes is no client's: nothing that follows could be understood. */
function endOfHeaders(): void {
  process.stderr.write(`What came is no message: its headers go on for more than ${LONGEST_HEADERS} bytes.\n`);
  process.exit(1);
}

/** Sweden writes dates as we do. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE');
}
