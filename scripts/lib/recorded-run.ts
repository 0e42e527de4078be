import { PLAIN } from '@rollout/report';
import { run } from '../../packages/cli/src/run.ts';

/** What a command prints, and its exit code. */
export interface RecordedRun {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs a command of Rollout in this process, as from a folder, printing into memory without colours at 80 columns. */
export async function recordedRun(args: readonly string[], cwd: string): Promise<RecordedRun> {
  let out = '';
  let err = '';
  const exitCode = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    answer: PLAIN,
    messages: PLAIN,
    animated: false,
    answersOnTerminal: false,
    onScreen: null,
    asking: null,
    cwd,
    env: {},
    readStdin: async () => new Uint8Array(),
    now: () => 0,
    interruptible: (work) => work(new AbortController().signal),
    workers: () => null,
  });
  return { out, err, exitCode };
}
