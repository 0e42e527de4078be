/** Work that is stopped in its middle, wherever that is on the clock. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Terminal } from '../../packages/cli/src/terminal.ts';
import { type Ended, folderWith, start } from './in-folder.ts';

/** What is loaded before the command, into its process: says on a fourth stream, once work goes on, that signals are listened for. */
const SAYS_LISTENING = `
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');
if (isMainThread) process.on('newListener', (name) => {
  if (name === 'SIGINT') setImmediate(() => writeSync(3, '.'));
});
`;

/**
 * Starts the built command, and sends it a signal in the middle of its work: once it has listened for signals for the `time`th time, and a piece of what it
 * listens beside is done. How long that takes depends on the machine.
 */
export function startSignalled(args: readonly string[], signal: NodeJS.Signals, time = 1): Promise<Ended> {
  const { path } = folderWith({ 'says-listening.cjs': SAYS_LISTENING });
  let heard = 0;
  const act = (child: ChildProcess): void => {
    const [, , , said] = child.stdio;
    said?.on('data', (chunk: Buffer) => {
      const before = heard;
      heard += chunk.length;
      if (before < time && heard >= time) child.kill(signal);
    });
  };
  return start(args, act, ['--require', join(path, 'says-listening.cjs')]);
}

/** What stops work in this process after so many rounds of its event loop: a slice of it or less is done in each. */
export function stopping(rounds: number, reason: number): { readonly interruptible: Terminal['interruptible'] } {
  const stop = new AbortController();
  let left = rounds;
  const round = (): void => {
    if (left === 0) stop.abort(reason);
    else setImmediate(round);
    left -= 1;
  };
  return {
    interruptible: (work) => {
      round();
      return work(stop.signal);
    },
  };
}
