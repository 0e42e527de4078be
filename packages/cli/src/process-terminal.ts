import { cwd, env, stderr, stdin, stdout } from 'node:process';
import { normalize } from 'pathe';
import { ExitCode } from './exit-code.ts';
import { chooseColors, mayAnimate, type Terminal } from './terminal.ts';

/** The terminal of this process. Ctrl-C asks the command to end with what it has; a second one ends it at once. */
export function processTerminal(): Terminal {
  const stop = new AbortController();
  for (const [signal, code] of [
    ['SIGINT', ExitCode.interrupted],
    ['SIGTERM', ExitCode.terminated],
  ] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(code);
      stop.abort(code);
    });
  }
  // Whoever reads has seen enough: `rollout … | head` is no error.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? ExitCode.fine);
      throw error;
    });
  }
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    cwd: normalize(cwd()),
    colors: chooseColors('auto', env, stdout.isTTY),
    columns: stdout.columns ?? 80,
    animated: mayAnimate(env, stderr.isTTY),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    },
    stop: stop.signal,
    env,
  };
}
