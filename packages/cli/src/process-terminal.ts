import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { asciiText, type Style } from '@rollout/report';
import { normalize } from 'pathe';
import { ExitCode } from './exit-code.ts';
import { reasonOf } from './files/reason.ts';
import {
  type Asking,
  chooseAscii,
  chooseColors,
  fitColumns,
  mayAnimate,
  type Terminal,
  windowsCanDraw,
} from './terminal.ts';

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  // Whoever reads has seen enough: `rollout … | head` is no error. Files have been written before the answer is.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(ExitCode.fine);
    stderr.write(`error: standard output cannot be written: ${reasonOf(error)}\n`);
    process.exit(ExitCode.files);
  });
  // Nobody listens to the messages; the answer may still be wanted.
  stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const messages = styleOf(stderr);
  const animated = mayAnimate(env, stderr.isTTY === true);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(messages.ascii === true ? asciiText(text) : text),
    answer: styleOf(stdout),
    messages,
    animated,
    answersOnTerminal: stdout.isTTY === true,
    onScreen: animated
      ? async (work) => {
          // Few commands need it.
          const { onScreen } = await import('./playing/process-screen.ts');
          return onScreen(stderr, stdin.isTTY === true ? stdin : null, work);
        }
      : null,
    asking: whereToAsk(),
    cwd: normalize(process.cwd()),
    env,
    now: () => performance.now(),
    readStdin: async (most) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stdin) {
        const read = Buffer.from(chunk);
        chunks.push(read);
        bytes += read.length;
        if (bytes > most) break;
      }
      return Buffer.concat(chunks);
    },
    interruptible,
    workers: () => {
      const file = fileURLToPath(new URL('rollout-worker.cjs', import.meta.url));
      return existsSync(file) ? { file, count: availableParallelism() } : null;
    },
  };
}

function styleOf(stream: NodeJS.WriteStream): Style {
  const { env, platform } = process;
  // Not `false` but undefined is what a stream that is no terminal says of itself.
  const isTerminal = stream.isTTY === true;
  const canDraw = platform !== 'win32' || windowsCanDraw(env);
  return {
    colors: chooseColors('auto', env, isTerminal),
    columns: fitColumns(stream.columns),
    ascii: chooseAscii(env, isTerminal, canDraw),
  };
}

/** Questions are no answer: they go where messages go. A terminal that does not know its width cannot be drawn on. */
function whereToAsk(): Asking | null {
  const { env, stdin, stderr } = process;
  const isThere = stdin.isTTY === true && mayAnimate(env, stderr.isTTY === true) && stderr.columns > 0;
  return isThere ? { input: stdin, output: stderr } : null;
}

/** A second Ctrl-C ends the process at once. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const on = (code: ExitCode) => (): void => {
    if (stop.signal.aborted) process.exit(code);
    stop.abort(code);
  };
  const onInterrupt = on(ExitCode.interrupted);
  const onTerminate = on(ExitCode.terminated);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onTerminate);
  }
}
