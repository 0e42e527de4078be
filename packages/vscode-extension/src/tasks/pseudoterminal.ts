import { CancellationTokenSource, EventEmitter, type Pseudoterminal } from 'vscode';
import { terminalText } from '../results/terminal-text.ts';
import type { ServerLink } from '../server/server-link.ts';
import { runTask } from './run-task.ts';
import type { TaskCommand } from './task-definition.ts';

/** A terminal in which a task runs: by the server, so that nothing else need be installed, and in a browser too. */
export function taskTerminal(
  server: ServerLink,
  command: TaskCommand,
  uris: readonly string[] | undefined,
): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const source = new CancellationTokenSource();
  const say = (text: string): void => written.fire(terminalText(text));
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: async () => {
      try {
        closed.fire(await runTask(server, command, uris, say, source.token));
      } catch (error) {
        say(`${error instanceof Error ? error.message : String(error)}\n`);
        closed.fire(3);
      }
    },
    close: () => source.cancel(),
    // Ctrl-C.
    handleInput: (text) => {
      if (text === '\u0003') source.cancel();
    },
  };
}
